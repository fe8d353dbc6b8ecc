/** The largest of some values and `before`; what is no finite number is passed over: `Math.max(before, ...values.filter(isFinite))`. */
export function largestOf(values: Float64Array, before: number): number {
  let largest = before;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value > largest && value < Number.POSITIVE_INFINITY) largest = value;
  }
  return largest;
}

/**
 * Rows whose value is not `step` above the largest before it: `values.flatMap((value, row) => isFinite(value) && value < step +
 * Math.max(before, ...values.slice(0, row).filter(isFinite)) ? [row] : [])`. Writes the first of them, and returns how many there are.
 */
export function fallingRows(
  values: Float64Array, // not finite: no value
  before: number,
  step: number,
  out: Uint32Array, // out: the first rows
): number {
  let largest = before;
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isFinite(value)) continue;
    if (value < largest + step) {
      if (count < out.length) out[count] = row;
      count += 1;
    }
    if (value > largest) largest = value;
  }
  return count;
}

/** The ticks of a scenario, with what is counted in them. */
export interface TickCounts {
  readonly firstSecond: number;
  readonly tickSeconds: number;
  readonly counts: Uint32Array;
}

/** Adds 1 to the tick of each time. Writes the first rows whose time is in none, and returns how many there are. */
export function countByTick(
  seconds: Float64Array, // not finite: no value
  { firstSecond, tickSeconds, counts }: TickCounts,
  out: Uint32Array, // out: the first rows
): number {
  let count = 0;
  for (let row = 0; row < seconds.length; row++) {
    const second = seconds[row]!;
    if (!Number.isFinite(second)) continue;
    const tick = Math.floor((second - firstSecond) / tickSeconds);
    if (tick >= 0 && tick < counts.length) counts[tick] = counts[tick]! + 1;
    else {
      if (count < out.length) out[count] = row;
      count += 1;
    }
  }
  return count;
}

/** How often a sorted value is that before it. Writes the first values of which that is so, each once, and 0 behind them. */
export function repeatedValues(sorted: Uint32Array, out: Uint32Array): number {
  let [count, distinct] = [0, 0];
  for (let at = 1; at < sorted.length; at++) {
    if (sorted[at] !== sorted[at - 1]) continue;
    count += 1;
    if (distinct === out.length || (at > 1 && sorted[at] === sorted[at - 2])) continue;
    out[distinct] = sorted[at]!;
    distinct += 1;
  }
  return count;
}

/** Files of each report, counted as they come. */
export interface FilesOfReports {
  /** The number that stands at each report; they rise. */
  readonly reportRow: Uint32Array;
  /** Files of each report so far, `most` + 1 where there are more. */
  readonly counts: Uint16Array;
  readonly most: number;
  /** The report of the last file, or the first after it. */
  report: number;
}

/** Counts files with the numbers of their reports, in the reports' order. Writes the first rows that fit none, and returns how many there are. */
export function countFiles(
  rows: Float64Array,
  files: FilesOfReports,
  out: Uint32Array, // out: the first rows
): number {
  const { reportRow, counts, most } = files;
  let report = files.report;
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    while (report < reportRow.length && reportRow[report]! < row) report += 1;
    if (report < reportRow.length && reportRow[report] === row)
      counts[report] = Math.min(most + 1, counts[report]! + 1);
    else {
      if (count < out.length) out[count] = at;
      count += 1;
    }
  }
  files.report = report;
  return count;
}

/**
 * Reports with more than `most` files, or with others than they say, where they say it: `counts.flatMap((files, report) => files > most ||
 * (said.length > 0 && files !== said[report]) ? [report] : [])`. Writes the first of them, and returns how many there are.
 */
export function otherCounts(
  { counts, most }: FilesOfReports,
  said: Uint32Array, // by report; empty: nothing is said
  out: Uint32Array, // out: the first reports
): number {
  let count = 0;
  for (let report = 0; report < counts.length; report++) {
    const files = counts[report]!;
    if (files <= most && (said.length === 0 || files === said[report])) continue;
    if (count < out.length) out[count] = report;
    count += 1;
  }
  return count;
}

/** Writes the first file of each tick, and their number, by the first reports of ticks and their number. */
export function fillFileOfTick(
  counts: Uint16Array, // by report
  rowOfTick: Uint32Array,
  out: Uint32Array, // out: as long as rowOfTick
): void {
  let files = 0;
  for (let tick = 0; tick < rowOfTick.length; tick++) {
    if (tick > 0) for (let report = rowOfTick[tick - 1]!; report < rowOfTick[tick]!; report++) files += counts[report]!;
    out[tick] = files;
  }
}

/** Rows that are not those of the reports from `first` on: `rows.flatMap((row, at) => row === reportRow[first + at] ? [] : [at])`. As above. */
export function otherRows(
  rows: Float64Array,
  reportRow: Uint32Array,
  first: number,
  out: Uint32Array, // out: the first rows
): number {
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    if (first + at < reportRow.length && rows[at] === reportRow[first + at]) continue;
    if (count < out.length) out[count] = at;
    count += 1;
  }
  return count;
}
