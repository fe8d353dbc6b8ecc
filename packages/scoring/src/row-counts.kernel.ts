import { counterCode, counters } from "./counters.ts";
import { dayOf, secondsPerDay } from "./day.ts";
import {
  countersOfDecision,
  countersOfDelivery,
  decisionBits,
  decisionPatterns,
  deliveryPattern,
  deliveryPatterns,
  reached,
} from "./patterns.ts";
import {
  actionableFlag,
  gradeMask,
  leadFlag,
  measuredFlag,
  type RunTruth,
  wrongPersonFlag,
} from "./run-truth.kernel.ts";
import type { Tally } from "./tally.kernel.ts";

/** Seconds within which the first delivery must reach the lead. */
const lateSeconds = 7 * secondsPerDay;
const informationalCode = 2;

/** Agencies as scoring sees them: country and kind (of `agencyKinds`) by agency code, and the queue of unresolved places. */
export interface AgencyMap {
  readonly countryOfAgency: Uint8Array;
  readonly kindOfAgency: Uint8Array;
  readonly federal: number;
}

/** Rows by pattern, `pattern * columns + column`, with a column a cell or a day: few patterns are frequent, and their counts lie together. */
interface PatternCounts {
  readonly patterns: number;
  readonly cells: number;
  readonly days: number;
  readonly byCell: Uint32Array;
  readonly byDay: Uint32Array;
}

function patternCounts(patterns: number, cells: number, days: number): PatternCounts {
  return { patterns, cells, days, byCell: new Uint32Array(patterns * cells), byDay: new Uint32Array(patterns * days) };
}

/**
 * Decisions and deliveries of one strategy as they pass: a row adds one under its pattern, not one to each counter that the pattern
 * counts in. `addRowCounts` brings them to a tally.
 */
export interface RowCounts {
  readonly decided: PatternCounts;
  readonly delivered: PatternCounts;
  /** Disposition of every row of the run, for deliveries of later ticks; one bit each, 1 informational. */
  readonly informational: Uint8Array;
}

/** Nothing counted, for a run of so many rows. */
export function createRowCounts(cells: number, days: number, rows: number): RowCounts {
  return {
    decided: patternCounts(decisionPatterns, cells, days),
    delivered: patternCounts(deliveryPatterns, cells, days),
    informational: new Uint8Array(Math.ceil(rows / 8)),
  };
}

function add({ cells, days, byCell, byDay }: PatternCounts, truth: RunTruth, row: number, pattern: number): void {
  const inCell = pattern * cells + truth.cell[row]!;
  const inDay = pattern * days + dayOf(truth.receivedAtSeconds[row]!);
  byCell[inCell] = byCell[inCell]! + 1;
  byDay[inDay] = byDay[inDay]! + 1;
}

/** Takes back what `add` added. */
function take({ cells, days, byCell, byDay }: PatternCounts, truth: RunTruth, row: number, pattern: number): void {
  const inCell = pattern * cells + truth.cell[row]!;
  const inDay = pattern * days + dayOf(truth.receivedAtSeconds[row]!);
  byCell[inCell] = byCell[inCell]! - 1;
  byDay[inDay] = byDay[inDay]! - 1;
}

/** What triage and dedup said of a tick's rows. */
export interface TickDecisions {
  readonly firstRow: number;
  readonly rows: number;
  readonly disposition: Uint8Array;
  readonly bundleRow: Uint32Array;
}

/** The flags of a row that are bits of its pattern too, in the same order. */
const truthFlags = actionableFlag | wrongPersonFlag | leadFlag;
const truthShift = 2;

/** Counts a tick's reports as they are decided; rows of the warm-up count nowhere. Patterns are put together without a branch. */
export function countDecisions({ decided, informational }: RowCounts, truth: RunTruth, tick: TickDecisions): void {
  for (let i = 0; i < tick.rows; i++) {
    const row = tick.firstRow + i;
    const flags = truth.flags[row]!;
    const isInformational = Number(tick.disposition[i] === informationalCode);
    informational[row >>> 3] = informational[row >>> 3]! | (isInformational << (row & 7));
    if ((flags & measuredFlag) === 0) continue;
    const pattern =
      ((flags & truthFlags) >>> truthShift) |
      (decisionBits.urgent * Number((flags & gradeMask) !== 0)) |
      (decisionBits.informational * isInformational) |
      (decisionBits.joined * Number(tick.bundleRow[i]! !== row));
    add(decided, truth, row, pattern);
  }
}

/** Counts a row that joined no bundle as if triage had said so from the beginning. */
export function redecide(counts: RowCounts, truth: RunTruth, row: number, disposition: number): void {
  const { decided, informational } = counts;
  const before = (informational[row >>> 3]! >>> (row & 7)) & 1;
  const after = Number(disposition === informationalCode);
  if (before === after) return;
  informational[row >>> 3] = informational[row >>> 3]! ^ (1 << (row & 7));
  const flags = truth.flags[row]!;
  if ((flags & measuredFlag) === 0) return;
  const pattern = ((flags & truthFlags) >>> truthShift) | (decisionBits.urgent * Number((flags & gradeMask) !== 0));
  add(decided, truth, row, pattern | (decisionBits.informational * after));
  take(decided, truth, row, pattern | (decisionBits.informational * before));
}

/** Reports as they are made available, each to its first agencies (three an entry, 0 is none). */
export interface DeliveryRows {
  readonly count: number;
  readonly row: Uint32Array;
  /** Seconds of simulated time. */
  readonly at: Float64Array;
  /** 1: delivered as urgent. */
  readonly urgent: Uint8Array;
  readonly agency: Uint16Array;
}

/**
 * Counts reports as made available, on time or not, to the right agency or not; in `tally` by the day on which each was, whenever it was
 * received.
 */
export function countDeliveries(
  rowCounts: RowCounts,
  tally: Tally,
  truth: RunTruth,
  agencies: AgencyMap,
  deliveries: DeliveryRows,
): void {
  const { madeOnDay, deliveredTo } = tally;
  const { kindOfAgency } = agencies;
  for (let i = 0; i < deliveries.count; i++) {
    const row = deliveries.row[i]!;
    const at = deliveries.at[i]!;
    const onDay = Math.floor(at / secondsPerDay);
    if (onDay >= 0 && onDay < madeOnDay.length) madeOnDay[onDay] = madeOnDay[onDay]! + 1;
    const flags = truth.flags[row]!;
    if ((flags & measuredFlag) === 0) continue;
    const agency2 = deliveries.agency[3 * i + 1]!;
    const agency3 = deliveries.agency[3 * i + 2]!;
    const agency1 = deliveries.agency[3 * i]!;
    const to = reachedBy(agencies, truth.leadAgency[row]!, agency1, agency2, agency3);
    const seconds = at - truth.receivedAtSeconds[row]!;
    const time = Number(seconds > secondsPerDay) + Number(seconds > lateSeconds);
    const urgent = deliveries.urgent[i]! * (1 + Number((flags & gradeMask) !== 0));
    const count = 1 + Number(agency2 !== 0) + Number(agency3 !== 0);
    const isInformational = (rowCounts.informational[row >>> 3]! >>> (row & 7)) & 1;
    add(rowCounts.delivered, truth, row, deliveryPattern(to, time, urgent, count, isInformational));
    addTo(deliveredTo, kindOfAgency[agency1]!, isInformational);
    if (agency2 !== 0) addTo(deliveredTo, kindOfAgency[agency2]!, isInformational);
    if (agency3 !== 0) addTo(deliveredTo, kindOfAgency[agency3]!, isInformational);
  }
}

function addTo(deliveredTo: Float64Array, kind: number, isInformational: number): void {
  deliveredTo[2 * kind + isInformational] = deliveredTo[2 * kind + isInformational]! + 1;
}

function reachedBy(map: AgencyMap, lead: number, agency1: number, agency2: number, agency3: number): number {
  if (lead === 0) return reached.noLead;
  if (agency1 === lead) return reached.first;
  if (agency2 === lead || agency3 === lead) return reached.also;
  if (agency1 === map.federal) return reached.unresolved;
  return map.countryOfAgency[agency1] === map.countryOfAgency[lead] ? reached.region : reached.country;
}

/** Adds what was counted to a tally, and counts from nothing again. */
export function addRowCounts(tally: Tally, { decided, delivered }: RowCounts): void {
  for (const [counts, countersOf] of [
    [decided, countersOfDecision],
    [delivered, countersOfDelivery],
  ] as const) {
    const shares = Array.from({ length: counts.patterns }, (_, pattern) => countersOf(pattern));
    unfold(counts.byCell, counts.cells, shares, tally.byCell.values);
    unfold(counts.byDay, counts.days, shares, tally.byDay.values);
  }
}

function unfold(
  counts: Uint32Array,
  columns: number,
  shares: readonly ReturnType<typeof countersOfDecision>[],
  out: Float64Array,
): void {
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at]!;
    if (count === 0) continue;
    const first = (at % columns) * counters.length;
    for (const [counter, times] of shares[Math.floor(at / columns)]!) {
      out[first + counterCode[counter]] = out[first + counterCode[counter]]! + count * times;
    }
  }
  counts.fill(0);
}
