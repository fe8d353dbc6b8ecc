import type { DedupStage, LinkWriter, StageBatch, StageContext } from "@tipbench/stage-kit";
import { z } from "zod";
import { rowsInWindow } from "./rows-in-window.ts";
import { linkSameKeys, neverMissing } from "./same-keys.kernel.ts";
import { windowTable } from "./window-table.kernel.ts";
import { secondsPerDay } from "./window-times.ts";

/** Options of `exact-hash`. */
export const exactHashOptions = z.strictObject({
  /** A report joins the last one with the same file that is at most this old. */
  days: z.number().positive().max(3650).default(30),
  /** What must be the same beside the first file's exact hash. */
  scope: z.enum(["provider", "account"]).default("provider"),
  /** A bundle takes no more reports than this; the next one begins a new bundle. */
  maxSize: z.int().min(2).max(65_535).default(1000),
});

type Column = "primaryHash" | "receivedAtSeconds" | "provider" | "accountKey";

/**
 * `exact-hash`: joins a report to the latest one with the same first file from the same provider (or on the same account) within `days`.
 * A report without a file, or in scope `account` without an account, stays alone. Equality is that of the whole hash and key. Memory is
 * sized once, from the expected reports of the window.
 */
export function createExactHash(options: z.infer<typeof exactHashOptions>, context: StageContext): DedupStage<Column> {
  const { days, scope, maxSize } = options;
  const table = windowTable(rowsInWindow(days, context));
  const reads: readonly Column[] =
    scope === "account"
      ? ["primaryHash", "receivedAtSeconds", "accountKey"]
      : ["primaryHash", "receivedAtSeconds", "provider"];
  const missingKey = scope === "account" ? 0 : neverMissing;
  const limits = { windowSeconds: days * secondsPerDay, maxSize };
  return {
    name: "exact-hash",
    reads,
    dedup({ firstRow, rows, columns }: StageBatch<Column>, out: LinkWriter) {
      const keys = scope === "account" ? columns.accountKey : columns.provider;
      linkSameKeys(
        table,
        limits,
        { firstRow, rows, marks: columns.primaryHash, keys, missingKey, receivedAt: columns.receivedAtSeconds },
        out,
      );
    },
  };
}
