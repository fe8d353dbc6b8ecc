import type { DedupStage, LinkWriter, StageBatch, StageContext } from "@tipbench/stage-kit";
import { z } from "zod";
import { rowsInWindow } from "./rows-in-window.ts";
import { linkSameKeys, neverMissing } from "./same-keys.kernel.ts";
import { windowTable } from "./window-table.kernel.ts";
import { secondsPerHour } from "./window-times.ts";

/** Options of `incident-window`. */
export const incidentWindowOptions = z.strictObject({
  /** A report joins the last one of the same person at the same provider that is at most this old. */
  hours: z.number().positive().max(8760).default(24),
  /** By which identifier a person is known. */
  by: z.enum(["account", "email", "phone", "device", "handle"]).default("account"),
  /** A bundle takes no more reports than this; the next one begins a new bundle. */
  maxSize: z.int().min(2).max(65_535).default(1000),
});

const hoursPerDay = 24;
const columnOf = {
  account: "accountKey",
  email: "emailKey",
  phone: "phoneKey",
  device: "deviceKey",
  handle: "handleKey",
} as const;

type Column = (typeof columnOf)[keyof typeof columnOf] | "provider" | "receivedAtSeconds";

/**
 * `incident-window`: joins a report to the latest one with the same identifier from the same provider, where the gap between the two is at
 * most `hours`. A report without the identifier stays alone. Memory is sized once, from the expected reports of the window.
 */
export function createIncidentWindow(
  { hours, by, maxSize }: z.infer<typeof incidentWindowOptions>,
  context: StageContext,
): DedupStage<Column> {
  const table = windowTable(rowsInWindow(hours / hoursPerDay, context));
  const limits = { windowSeconds: hours * secondsPerHour, maxSize };
  const column = columnOf[by];
  return {
    name: "incident-window",
    reads: [column, "provider", "receivedAtSeconds"],
    dedup({ firstRow, rows, columns }: StageBatch<Column>, out: LinkWriter) {
      const { provider: keys, receivedAtSeconds: receivedAt } = columns;
      const batch = { firstRow, rows, marks: columns[column], keys, missingKey: neverMissing, receivedAt };
      linkSameKeys(table, limits, batch, out);
    },
  };
}
