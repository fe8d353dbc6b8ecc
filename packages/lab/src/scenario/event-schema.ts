import { droppableFields, eventParameters } from "@tipbench/world";
import { z } from "zod";
import { parameterSchema } from "./parameter-schema.ts";
import { senderSchema } from "./sender-schema.ts";

/** An event in time as a scenario writes it, its numbers still with their provenance. */
export type WrittenEvent = z.output<ReturnType<typeof eventSchema>>;

const date = () => z.iso.date({ error: "a date such as 2023-07-01" });

/** What a scenario may write for something that happens to senders in its course; dates are checked by `eventFindings`. */
export function eventSchema() {
  const timed = {
    of: senderSchema(),
    from: date().describe("first day (UTC)"),
    to: date().optional().describe("first day after; the end of the scenario where it is not written"),
  };
  const { outage, burst, flood, integrationFault, batching, encryption } = eventParameters;
  const drops = z
    .array(z.enum(droppableFields))
    .min(1, "a list of the fields that are missing, one at least")
    .describe("fields that are missing");
  return z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("outage"), ...timed, lost: parameterSchema(outage.lost) }),
    z.strictObject({ kind: z.literal("burst"), ...timed, factor: parameterSchema(burst.factor) }),
    z.strictObject({ kind: z.literal("flood"), ...timed, factor: parameterSchema(flood.factor) }),
    z.strictObject({
      kind: z.literal("integrationFault"),
      ...timed,
      drops,
      share: parameterSchema(integrationFault.share),
    }),
    z.strictObject({ kind: z.literal("batching"), ...timed, share: parameterSchema(batching.share) }),
    z.strictObject({
      kind: z.literal("encryption"),
      ...timed,
      removed: parameterSchema(encryption.removed),
      removedImminent: parameterSchema(encryption.removedImminent),
    }),
  ]);
}
