import type { StageBatch, TriageOut, TriageStage } from "@tipbench/stage-kit";
import { z } from "zod";
import { budgetOptions, escalationBy, isOneBudget, oneBudget } from "./escalation-budget.ts";
import { fillNovelty, type NoveltyColumn, noveltyColumns, settleByNovelty } from "./novelty.kernel.ts";

/** Options of `novelty-first`. */
export const noveltyFirstOptions = z.strictObject(budgetOptions).refine(isOneBudget, oneBudget);

/** `novelty-first`: files that nobody has seen come first, since they may show what goes on; known and often seen ones come last. */
export function createNoveltyFirst(budget: z.infer<typeof noveltyFirstOptions>): TriageStage<NoveltyColumn> {
  const escalation = escalationBy(budget);
  return {
    name: "novelty-first",
    reads: noveltyColumns,
    triage({ rows, columns }: StageBatch<NoveltyColumn>, occasion, out: TriageOut) {
      fillNovelty(columns, rows, out.score);
      escalation(out.score.subarray(0, rows), occasion, out.escalate);
      settleByNovelty(columns.fileCount, rows, out);
    },
  };
}
