import type { AssessmentBatch, AssessmentOut, AssessmentStage } from "@tipbench/stage-kit";
import { z } from "zod";
import { assessBySolvability, type SolvabilityColumn, solvabilityColumns } from "./assess-by-solvability.kernel.ts";
import { contactTable } from "./contact-types.ts";
import { secondsPerDay } from "./window-times.ts";

/** Options of `solvability`. */
export const solvabilityOptions = z.strictObject({
  /** Days that a warrant is taken to need where files were not viewed at the provider. Assumed. */
  warrantDays: z.number().min(0).max(365).default(14),
  /** Days since receipt until which an item is fresh: its address still leads somewhere. Assumed. */
  freshDays: z.number().positive().max(3650).default(30),
});

/**
 * `solvability`: a welfare check for what is urgent; of the rest, cases are opened that can be worked on: the fuller the agency, the more solvable
 * an item must be (files viewed at the provider, fresh, of contact). What lapses before a warrant could come is not opened.
 */
export function createSolvability({
  warrantDays,
  freshDays,
}: z.infer<typeof solvabilityOptions>): AssessmentStage<SolvabilityColumn> {
  const rule = {
    isContact: contactTable(),
    warrantSeconds: secondsPerDay * warrantDays,
    freshSeconds: secondsPerDay * freshDays,
  };
  return {
    name: "solvability",
    reads: solvabilityColumns,
    assess({ rows, columns }: AssessmentBatch<SolvabilityColumn>, { action }: AssessmentOut) {
      assessBySolvability(columns, rule, rows, action);
    },
  };
}
