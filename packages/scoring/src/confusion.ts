import type { ConfusionRow } from "@tipbench/vocabulary";
import type { Cells } from "./cells.ts";
import type { MissCounts } from "./misses.kernel.ts";

const federal = "federal";
const undelivered = "undelivered";

/** What is kept of the misses of a replication for the table of confusions. */
export interface ConfusionCounts extends Pick<MissCounts, "confusion"> {
  /** Measured reports with a lead by its group, delivered or not. */
  readonly leads: Uint32Array;
}

/** Names of the groups of agencies: those of the homes of cells, and the federal queue last. */
export function agencyGroups({ homes }: Cells): readonly string[] {
  return [...homes, federal];
}

/** Where a strategy delivered first what belonged elsewhere, summed over replications; pairs of groups without a report are left out. */
export function confusionOf(strategy: string, cells: Cells, replications: readonly ConfusionCounts[]): ConfusionRow[] {
  const names = agencyGroups(cells);
  const total = (of: (counts: ConfusionCounts) => number): number =>
    replications.reduce((sum, counts) => sum + of(counts), 0);
  return names.flatMap((lead, at) => {
    const row = names.map((delivered, to) => {
      const index = 2 * (at * names.length + to);
      const missed = total(({ confusion }) => confusion[index + 1] ?? 0);
      return { strategy, lead, delivered, reports: missed + total(({ confusion }) => confusion[index] ?? 0), missed };
    });
    const made = row.reduce((sum, { reports }) => sum + reports, 0);
    const rest = total(({ leads }) => leads[at] ?? 0) - made;
    return [...row, { strategy, lead, delivered: undelivered, reports: rest, missed: 0 }].filter(
      ({ reports }) => reports > 0,
    );
  });
}
