/** What is counted of a strategy, by cell and by day of receipt. One place for the names, so that tables cannot drift. */
export const counters = [
  "received",
  "made",
  "available24h",
  "available7d",
  "escalated",
  "escalatedUrgent",
  "withLead",
  "withLeadMade",
  "missUnresolved",
  "missCountry",
  "missRegion",
  "missLate",
  "missBatched",
  "missNoSignal",
  "missProxy",
  "missSharedAddress",
  "missStaleGeolocation",
  "missElsewhere",
  "missBundled",
  "missOther",
  "missBudget",
  "sentOn",
  "deliveries",
  "deliveriesInformational",
  "referral",
  "referralActionable",
  "actionable",
  "wrongPerson",
  "urgentReports",
  "urgentInformational",
  "joined",
  "imminentEvents",
  "imminentEscalated",
  "timeCriticalEvents",
  "timeCriticalEscalated",
  "reachedAtCapacity",
  "buried",
  "batchedFurther",
  "handled",
  "opened",
  "openedActionable",
  "openedWrong",
  "stale",
  "welfareChecks",
  "welfareUrgent",
  "expiring",
  "expired",
  "outcomes",
  "doubled",
  "linked",
  "shared",
  "warrants",
] as const;
export type Counter = (typeof counters)[number];

/** Code of each counter. */
export const counterCode = Object.fromEntries(counters.map((name, code) => [name, code])) as Readonly<
  Record<Counter, number>
>;

/** Sums of all counters over some cells or days. */
export type Counts = Readonly<Record<Counter, number>>;

/** A table of counts, `column * counters.length + counter`, with a column a cell or a day. */
export interface CountTable {
  readonly width: number;
  readonly values: Float64Array;
}

/** An empty table. */
export function countTable(width: number): CountTable {
  return { width, values: new Float64Array(counters.length * width) };
}

/** Sums the given columns. */
export function sumCounts({ values }: CountTable, columns: Iterable<number>): Counts {
  const sums = new Float64Array(counters.length);
  for (const column of columns) {
    for (let code = 0; code < sums.length; code++)
      sums[code] = (sums[code] ?? 0) + (values[column * counters.length + code] ?? 0);
  }
  return Object.fromEntries(counters.map((name, code) => [name, sums[code] ?? 0])) as Counts;
}

/** All columns of a table. */
export function allColumns({ width }: CountTable): Iterable<number> {
  return Array.from({ length: width }, (_, column) => column);
}
