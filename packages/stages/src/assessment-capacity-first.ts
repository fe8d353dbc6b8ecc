import type { AssessmentBatch, AssessmentOut, AssessmentStage } from "@tipbench/stage-kit";
import { z } from "zod";
import { assessByCapacity, type CapacityColumn, capacityColumns } from "./assess-by-capacity.kernel.ts";
import { contactTable } from "./contact-types.ts";

/** Options of `capacity-first`. */
export const capacityFirstOptions = z.strictObject({
  /** Types without contact are opened only while fewer than this share of the agency's capacity is taken; 1 keeps nothing back. Assumed. */
  reserve: z.number().min(0).max(1).default(0.7),
});

/**
 * `capacity-first`: a welfare check for what is urgent; of the rest, a case is opened while there is room for one more, contact types
 * before others, if the evidence has not lapsed. No public rule says so: an agency's own criteria are not published.
 */
export function createCapacityFirst({
  reserve,
}: z.infer<typeof capacityFirstOptions>): AssessmentStage<CapacityColumn> {
  const isContact = contactTable();
  return {
    name: "capacity-first",
    reads: capacityColumns,
    assess({ rows, columns }: AssessmentBatch<CapacityColumn>, { action }: AssessmentOut) {
      assessByCapacity(columns, { isContact, reserve }, rows, action);
    },
  };
}
