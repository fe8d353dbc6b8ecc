import { type CountTable, counterCode as code, counters, countTable } from "./counters.ts";
import { actionableFlag, gradeMask, measuredFlag, type RunTruth, wrongPersonFlag } from "./run-truth.kernel.ts";

const secondsPerDay = 86_400;
/** Seconds within which the first delivery must reach the lead. */
const lateSeconds = 7 * secondsPerDay;
const informational = 2;
const width = counters.length;

/** Agencies as scoring sees them: country by agency code, and the queue of unresolved places. */
export interface AgencyMap {
  readonly countryOfAgency: Uint8Array;
  readonly federal: number;
}

/** Counts of one strategy in one replication. */
export interface Tally {
  readonly byCell: CountTable;
  readonly byDay: CountTable;
  /** Reports made available on each day of the simulated time, whenever received. */
  readonly madeOnDay: Float64Array;
}

/** Empty counts. */
export function createTally(cells: number, days: number): Tally {
  return { byCell: countTable(cells), byDay: countTable(days), madeOnDay: new Float64Array(days) };
}

function add({ byCell, byDay }: Tally, counter: number, cell: number, day: number): void {
  const inCell = cell * width + counter;
  const inDay = day * width + counter;
  byCell.values[inCell] = byCell.values[inCell]! + 1;
  byDay.values[inDay] = byDay.values[inDay]! + 1;
}

/** Adds one to a counter for a row; rows of the warm-up count nowhere. */
export function countRow(tally: Tally, truth: RunTruth, counter: number, row: number): void {
  if ((truth.flags[row]! & measuredFlag) === 0) return;
  add(tally, counter, truth.cell[row]!, Math.floor(truth.receivedAtSeconds[row]! / secondsPerDay));
}

/** What triage and dedup said of a tick's rows. */
export interface TickDecisions {
  readonly firstRow: number;
  readonly rows: number;
  readonly disposition: Uint8Array;
  readonly bundleRow: Uint32Array;
}

/** Counts a tick's reports as they are decided. */
export function countDecisions(tally: Tally, truth: RunTruth, tick: TickDecisions): void {
  for (let i = 0; i < tick.rows; i++) {
    const row = tick.firstRow + i;
    const flags = truth.flags[row]!;
    if ((flags & measuredFlag) === 0) continue;
    const cell = truth.cell[row]!;
    const day = Math.floor(truth.receivedAtSeconds[row]! / secondsPerDay);
    const isActionable = (flags & actionableFlag) !== 0;
    const isUrgent = (flags & gradeMask) !== 0;
    add(tally, code.received, cell, day);
    if (truth.leadAgency[row]! !== 0) add(tally, code.withLead, cell, day);
    if (isActionable) add(tally, code.actionable, cell, day);
    if (tick.bundleRow[i]! !== row) add(tally, code.joined, cell, day);
    if (isUrgent) add(tally, code.urgentReports, cell, day);
    if (tick.disposition[i] === informational) {
      if (isUrgent) add(tally, code.urgentInformational, cell, day);
      continue;
    }
    add(tally, code.referral, cell, day);
    if (isActionable) add(tally, code.referralActionable, cell, day);
    if ((flags & wrongPersonFlag) !== 0) add(tally, code.wrongPerson, cell, day);
  }
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

function missOf({ countryOfAgency, federal }: AgencyMap, lead: number, agency: number): number {
  if (agency === federal) return code.missUnresolved;
  return countryOfAgency[agency] === countryOfAgency[lead] ? code.missRegion : code.missCountry;
}

/** Counts reports as made available, on time or not, to the right agency or not. `informational` has a bit a row of the run. */
export function countDeliveries(
  tally: Tally,
  truth: RunTruth,
  agencies: AgencyMap,
  informational: Uint8Array,
  deliveries: DeliveryRows,
): void {
  for (let i = 0; i < deliveries.count; i++) countDelivery(tally, truth, agencies, informational, deliveries, i);
}

function countDelivery(
  tally: Tally,
  truth: RunTruth,
  agencies: AgencyMap,
  informational: Uint8Array,
  deliveries: DeliveryRows,
  i: number,
): void {
  const row = deliveries.row[i]!;
  const at = deliveries.at[i]!;
  const agency1 = deliveries.agency[3 * i]!;
  const agency2 = deliveries.agency[3 * i + 1]!;
  const agency3 = deliveries.agency[3 * i + 2]!;
  const flags = truth.flags[row]!;
  const onDay = Math.floor(at / secondsPerDay);
  if (onDay >= 0 && onDay < tally.madeOnDay.length) tally.madeOnDay[onDay] = tally.madeOnDay[onDay]! + 1;
  if ((flags & measuredFlag) === 0) return;
  const received = truth.receivedAtSeconds[row]!;
  const cell = truth.cell[row]!;
  const day = Math.floor(received / secondsPerDay);
  const seconds = at - received;
  const isInformational = (informational[row >>> 3]! & (1 << (row & 7))) !== 0;
  add(tally, code.made, cell, day);
  if (seconds <= secondsPerDay) add(tally, code.available24h, cell, day);
  if (seconds <= lateSeconds) add(tally, code.available7d, cell, day);
  for (let count = 1 + (agency2 !== 0 ? 1 : 0) + (agency3 !== 0 ? 1 : 0); count > 0; count--) {
    add(tally, code.deliveries, cell, day);
    if (isInformational) add(tally, code.deliveriesInformational, cell, day);
  }
  if (deliveries.urgent[i] === 1) {
    add(tally, code.escalated, cell, day);
    if ((flags & gradeMask) !== 0) add(tally, code.escalatedUrgent, cell, day);
  }
  const lead = truth.leadAgency[row]!;
  if (lead === 0) return;
  add(tally, code.withLeadMade, cell, day);
  const isLate = seconds > lateSeconds;
  if (agency1 !== lead || isLate) add(tally, code.missBudget, cell, day);
  if (agency1 !== lead && agency2 !== lead && agency3 !== lead) add(tally, missOf(agencies, lead, agency1), cell, day);
  else if (isLate) add(tally, code.missLate, cell, day);
}
