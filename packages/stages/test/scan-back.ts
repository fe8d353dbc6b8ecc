/** What exact-hash looks at of a report. */
export interface HashedReport {
  readonly at: number;
  readonly hash: number;
  readonly key: number;
}

/** Window in seconds, size cap, and the key that is missing (-1: none is). */
export interface ScanLimits {
  readonly windowSeconds: number;
  readonly maxSize: number;
  readonly missingKey: number;
}

/**
 * The rule of exact-hash as one reads it: look back for the latest report with this file and key; join its bundle where it is young enough
 * and the bundle has room. Answers with the links (later, first row of the bundle).
 */
export function scanBack(
  reports: readonly HashedReport[],
  { windowSeconds, maxSize, missingKey }: ScanLimits,
): [later: number, earlier: number][] {
  const firstRows: number[] = [];
  return reports.flatMap(({ at, hash, key }, row): [number, number][] => {
    firstRows.push(row);
    if (hash === 0 || key === missingKey) return [];
    const before = reports.slice(0, row);
    const latest = before.findLastIndex((report) => report.hash === hash && report.key === key);
    if (latest < 0 || at - (reports[latest]?.at ?? 0) > windowSeconds) return [];
    const first = firstRows[latest] ?? latest;
    const size = firstRows.slice(0, row).filter((known) => known === first).length;
    if (size >= maxSize) return [];
    firstRows[row] = first;
    return [[row, first]];
  });
}
