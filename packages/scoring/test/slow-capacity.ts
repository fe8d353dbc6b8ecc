/** A row as the capacity sees it; `bundle` is the first row of its bundle. */
export interface ScoredRow {
  readonly day: number;
  readonly score: number;
  readonly bundle: number;
}

interface DayBundle {
  readonly bundle: number;
  readonly members: number;
  readonly best: number;
  /** The earliest row that has the best score. */
  readonly row: number;
}

/**
 * Rows reached by definition: each day, bundles in order of their best score (ties: the earlier report that has it first), each costing as
 * many reports as it has members that day, ending at the first that does not fit.
 */
export function slowReached(rows: readonly ScoredRow[], reportsPerDay: number): number[] {
  const days = [...new Set(rows.map(({ day }) => day))];
  return days.flatMap((day) => {
    const ofDay = rows.flatMap((scored, row) => (scored.day === day ? [{ ...scored, row }] : []));
    const bundles = [...new Set(ofDay.map(({ bundle }) => bundle))].map((bundle): DayBundle => {
      const members = ofDay.filter((scored) => scored.bundle === bundle);
      const best = members.reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY);
      const row = members.find(({ score }) => score === best)?.row ?? 0;
      return { bundle, members: members.length, best, row };
    });
    bundles.sort((a, b) => b.best - a.best || a.row - b.row);
    let left = Math.floor(reportsPerDay);
    const end = bundles.findIndex(({ members }) => {
      left -= members;
      return left < 0;
    });
    const reached = new Set((end < 0 ? bundles : bundles.slice(0, end)).map(({ bundle }) => bundle));
    return ofDay.filter(({ bundle }) => reached.has(bundle)).map(({ row }) => row);
  });
}
