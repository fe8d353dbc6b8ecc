/** Reports by the bits of their signs, and how many of them are of an urgent grade. */
export interface SignTally {
  readonly reports: Uint32Array;
  readonly urgent: Uint32Array;
}

/** Reports alike in their signs. */
export interface SignGroup {
  readonly bits: number;
  readonly reports: number;
  readonly urgent: number;
}

/** No report yet; bits are below `patterns`. */
export function signTally(patterns: number): SignTally {
  return { reports: new Uint32Array(patterns), urgent: new Uint32Array(patterns) };
}

/** Counts a report. */
export function addReport({ reports, urgent }: SignTally, bits: number, isUrgent: boolean): void {
  reports[bits] = (reports[bits] ?? 0) + 1;
  if (isUrgent) urgent[bits] = (urgent[bits] ?? 0) + 1;
}

/** The signs that were met, in the order of their bits. */
export function groupsOf({ reports, urgent }: SignTally): SignGroup[] {
  return [...reports].flatMap((count, bits) =>
    count === 0 ? [] : [{ bits, reports: count, urgent: urgent[bits] ?? 0 }],
  );
}
