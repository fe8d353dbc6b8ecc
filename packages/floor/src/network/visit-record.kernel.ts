import type { KnownVisits } from "./known-visits.kernel.ts";
import type { NetworkPlan, TimeFigures, VisitFigures } from "./plan.ts";
import { addTime, addTimes, mergedTimes, type TimeSums, timeFigures, timeSums } from "./time-sums.kernel.ts";

const heldTimes = 1024;

/** What one kind met, over the visits that are measured. */
interface KindRecord {
  lost: number;
  left: number;
  open: number;
  readonly wait: TimeSums;
  readonly stay: TimeSums;
}

/** What the visits at a desk were like, put together from their times. */
export interface VisitRecord {
  readonly from: number;
  readonly to: number;
  readonly kinds: readonly KindRecord[];
  /** Times of visits served that are still to be counted, `heldTimes` places a kind, and how many each kind has there. */
  readonly waits: Float64Array;
  readonly stays: Float64Array;
  readonly held: Uint32Array;
  /** Seconds between `from` and `to` that items waited, and that they were there. */
  waitingSeconds: number;
  presentSeconds: number;
  /** Over the whole run. */
  gone: number;
  there: number;
  staySeconds: number;
}

/** A record without visits. */
export function visitRecord({ kinds, warmupSeconds, endSeconds }: NetworkPlan): VisitRecord {
  return {
    from: warmupSeconds,
    to: endSeconds,
    waits: new Float64Array(heldTimes * kinds.length),
    stays: new Float64Array(heldTimes * kinds.length),
    held: new Uint32Array(kinds.length),
    kinds: kinds.map(() => ({ lost: 0, left: 0, open: 0, wait: timeSums(), stay: timeSums() })),
    waitingSeconds: 0,
    presentSeconds: 0,
    gone: 0,
    there: 0,
    staySeconds: 0,
  };
}

/** Counts what is held of one kind, and forgets it. */
function countHeld(record: VisitRecord, kind: number): void {
  const first = kind * heldTimes;
  const held = record.held[kind]!;
  const { wait, stay } = record.kinds[kind]!;
  addTimes(wait, record.waits.subarray(first, first + held), held);
  addTimes(stay, record.stays.subarray(first, first + held), held);
  record.held[kind] = 0;
}

/** Adds visits to the record. All that most visits need is in the loop; those at the edges of the run, lost or left, go another way. */
export function recordVisits(record: VisitRecord, visits: KnownVisits): void {
  const { from, to, waits, stays, held } = record;
  const { at, begin, finish, kind, count } = visits;
  let waitSeconds = 0;
  let staySeconds = 0;
  let served = 0;
  for (let row = 0; row < count; row++) {
    const arrival = at[row]!;
    const start = begin[row]!;
    const end = finish[row]!;
    if (!(arrival >= from && start >= arrival && start <= end && end <= to)) {
      recordOther(record, visits, row);
      continue;
    }
    const of = kind[row]!;
    const holds = held[of]!;
    const place = of * heldTimes + holds;
    waits[place] = start - arrival;
    stays[place] = end - arrival;
    held[of] = holds + 1;
    waitSeconds += start - arrival;
    staySeconds += end - arrival;
    served += 1;
    if (holds === heldTimes - 1) countHeld(record, of);
  }
  record.gone += served;
  record.staySeconds += staySeconds;
  record.waitingSeconds += waitSeconds;
  record.presentSeconds += staySeconds;
}

function overlap(low: number, high: number, from: number, to: number): number {
  return Math.max(0, Math.min(high, to) - Math.max(low, from));
}

function recordOther(record: VisitRecord, { at, begin, finish, kind }: KnownVisits, row: number): void {
  const { from, to } = record;
  const arrival = at[row]!;
  const end = finish[row]!;
  if (end <= to) record.gone += 1;
  else record.there += 1;
  record.staySeconds += Math.min(end, to) - arrival;
  record.presentSeconds += overlap(arrival, end, from, to);
  record.waitingSeconds += overlap(arrival, Math.min(Math.abs(begin[row]!), end), from, to);
  if (arrival >= from) countFate(record.kinds[kind[row]!]!, { arrival, begin: begin[row]!, end, to });
}

interface Fate {
  readonly arrival: number;
  readonly begin: number;
  readonly end: number;
  readonly to: number;
}

function countFate(of: KindRecord, { arrival, begin, end, to }: Fate): void {
  if (begin < arrival) of.lost += 1;
  else if (end > to) of.open += 1;
  else {
    of.left += 1;
    addTime(of.wait, end - arrival);
  }
}

/** The figures by kind. */
export function visitFigures(record: VisitRecord): readonly VisitFigures[] {
  return record.kinds.map(({ lost, left, open, wait, stay }, kind) => {
    countHeld(record, kind);
    const stayFigures = timeFigures(stay);
    const served = stayFigures.count;
    return {
      arrived: served + lost + left + open,
      served,
      lost,
      left,
      open,
      wait: timeFigures(wait),
      stay: stayFigures,
    };
  });
}

/** The waits of all kinds together. */
export function waitFigures(record: VisitRecord): TimeFigures {
  record.kinds.forEach((_, kind) => {
    countHeld(record, kind);
  });
  return timeFigures(mergedTimes(record.kinds.map(({ wait }) => wait)));
}
