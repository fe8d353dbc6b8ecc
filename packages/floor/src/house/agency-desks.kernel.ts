import { drawExponential, drawUniform, type Key } from "@tipbench/random";
import { advanceDesk, arriveAtDesk, type Desks, startUnasked, unaskedBit } from "../desks.kernel.ts";
import { enlarge } from "../enlarge.ts";
import { freeItem, takeItem } from "../items.kernel.ts";
import { createTimers, enterTimer, type Timers, takeDue } from "../timers.kernel.ts";
import { createHandled, type Handled, pushHandled } from "./handled.ts";
import { type NumberList, numberList, pushNumber } from "./number-list.ts";
import type { RowFacts } from "./row-facts.ts";

/** Deliveries on their way to agencies. */
export interface AgencyArrivals {
  count: number;
  agency: Uint16Array;
  at: Float64Array;
  row: Uint32Array;
  /** Priority, `misroutedBit` and `urgentBit`. */
  priority: Uint8Array;
}

/** Set with the priority of a delivery whose set omits the report's lead, so that it can be sent on. */
export const misroutedBit = 8;
/** Set where the report was delivered as urgent. */
export const urgentBit = 16;
/** Set with a misrouted delivery that was filed, and will be filed at its lead too. */
const filedBit = 32;
const priorityBits = 7;

/** Keys, means and shares of the agencies' work. */
export interface AgencyWork {
  readonly facts: RowFacts;
  readonly serviceKey: Key;
  readonly reassignKey: Key;
  /** Mean seconds of a referral. */
  readonly referralSeconds: number;
  readonly reassignedShare: number;
  readonly reassignmentSeconds: number;
}

/** The desks of all agencies, one each, by agency code. */
export interface AgencyDesks {
  readonly work: AgencyWork;
  readonly desks: Desks;
  readonly arrivals: AgencyArrivals;
  /** Deliveries by agency that were filed on arrival. */
  readonly filed: Float64Array;
  /** Misrouted deliveries that will reach their lead. */
  readonly returns: Timers;
  /** Rows whose delivery reached their lead in the tick, for the caller to read. */
  readonly reassignedRows: NumberList;
  /** Referrals that an agency has gone through in the tick, for the caller to read. */
  readonly handled: Handled;
  /** Scratch: places of arrivals by agency and time, and where each agency's begin and end there. */
  order: Uint32Array;
  readonly offsets: Uint32Array;
  readonly ends: Uint32Array;
}

const plainPriority = 3;
const lowestPriority = 4;

function createArrivals(capacity: number): AgencyArrivals {
  return {
    count: 0,
    agency: new Uint16Array(capacity),
    at: new Float64Array(capacity),
    row: new Uint32Array(capacity),
    priority: new Uint8Array(capacity),
  };
}

function growArrivals(agencies: AgencyDesks): void {
  const { arrivals } = agencies;
  enlarge(arrivals, createArrivals(2 * arrivals.at.length));
  agencies.order = new Uint32Array(arrivals.at.length);
}

/** Agencies over idle desks, one each by code; `capacity` deliveries a tick, carried ones included, need no more memory. */
export function createAgencyDesks(work: AgencyWork, desks: Desks, capacity: number): AgencyDesks {
  return {
    work,
    desks,
    arrivals: createArrivals(capacity),
    filed: new Float64Array(desks.count),
    returns: createTimers(),
    reassignedRows: numberList(),
    handled: createHandled(capacity),
    order: new Uint32Array(capacity),
    offsets: new Uint32Array(desks.count + 1),
    ends: new Uint32Array(desks.count + 1),
  };
}

/** Puts a referral on its way to an agency's desk. Arrivals of a tick may be handed over in any order of time. */
export function deliver(agencies: AgencyDesks, agency: number, at: number, row: number, priority: number): void {
  const { arrivals } = agencies;
  if (arrivals.count === arrivals.at.length) growArrivals(agencies);
  const place = arrivals.count++;
  arrivals.agency[place] = agency;
  arrivals.at[place] = at;
  arrivals.row[place] = row;
  arrivals.priority[place] = priority;
}

/** Delivers to their leads what is due by `until`. */
function sendOn(agencies: AgencyDesks, until: number): void {
  const { leadAgency } = agencies.work.facts;
  const { filed } = agencies;
  takeDue(agencies.returns, until, (at, row, given) => {
    const lead = leadAgency[row]!;
    pushNumber(agencies.reassignedRows, row);
    if (given === filedBit) filed[lead] = filed[lead]! + 1;
    else deliver(agencies, lead, at, row, given);
  });
}

/** Orders arrivals by (agency, time, priority, submission): counting sort by agency, insertion by the rest (nearly sorted). */
function orderArrivals({ arrivals, order, offsets, ends, work }: AgencyDesks): void {
  const { count, agency } = arrivals;
  offsets.fill(0);
  for (let i = 0; i < count; i++) offsets[agency[i]! + 1] = offsets[agency[i]! + 1]! + 1;
  for (let a = 1; a < offsets.length; a++) offsets[a] = offsets[a]! + offsets[a - 1]!;
  const { at, priority, row } = arrivals;
  const { submission } = work.facts;
  ends.set(offsets);
  for (let i = 0; i < count; i++) {
    const first = offsets[agency[i]!]!;
    let place = ends[agency[i]!]!;
    while (place > first) {
      const before = order[place - 1]!;
      const isBefore =
        at[before]! - at[i]! ||
        (priority[before]! & priorityBits) - (priority[i]! & priorityBits) ||
        submission[row[before]!]! - submission[row[i]!]!;
      if (isBefore <= 0) break;
      order[place] = before;
      place -= 1;
    }
    order[place] = i;
    ends[agency[i]!] = ends[agency[i]!]! + 1;
  }
}

/** Set with the row of work without an item whose priority is 4, not 3. */
const lowestBit = 0x40000000;
/** Rows are below this where work may go without an item. */
const mostRows = lowestBit;

/** A referral comes to its desk; the commonest kinds, of priority 3 or 4 and with a server free, without an item. */
function arrive({ arrivals, desks, work }: AgencyDesks, i: number): void {
  const row = arrivals.row[i]!;
  const agency = arrivals.agency[i]!;
  const priority = arrivals.priority[i]!;
  const service = drawExponential(work.serviceKey, work.facts.submission[row]!, agency, work.referralSeconds);
  const isPlain = (priority === plainPriority || priority === lowestPriority) && row < mostRows;
  const note = priority === lowestPriority ? row + lowestBit : row;
  if (isPlain && startUnasked(desks, agency, arrivals.at[i]!, service, note)) return;
  const item = takeItem(desks.items, priority & priorityBits, service, row);
  desks.items.target[item] = priority & ~priorityBits;
  arriveAtDesk(desks, agency, item, arrivals.at[i]!);
}

/** Sends a share of misrouted deliveries on to their lead, some time after they were looked at: as they were `given`, or to be filed. */
function considerReturn(
  { returns, work }: AgencyDesks,
  lookedAt: number,
  earliest: number,
  row: number,
  given: number,
) {
  const submission = work.facts.submission[row]!;
  if (drawUniform(work.reassignKey, submission, 0) >= work.reassignedShare) return;
  const seconds = drawExponential(work.reassignKey, submission, 1, work.reassignmentSeconds);
  enterTimer(returns, Math.max(earliest, lookedAt + seconds), row, given);
}

/** Files a delivery on arrival, without a place in the agency's queue: what is informational, and supplements to what it has. */
export function fileDelivery(agencies: AgencyDesks, agency: number, at: number, row: number, misrouted: number): void {
  agencies.filed[agency] = agencies.filed[agency]! + 1;
  if (misrouted !== 0) considerReturn(agencies, at, at, row, filedBit);
}

/** Lists what was gone through and gives its items back; what is sent on arrives after the tick. */
function settle(agencies: AgencyDesks, until: number): void {
  const { desks, handled } = agencies;
  const { completed, items } = desks;
  for (let i = 0; i < completed.count; i++) {
    const item = completed.item[i]!;
    const at = completed.at[i]!;
    const agency = completed.desk[i]!;
    if (item >= unaskedBit) {
      const isLowest = (item & lowestBit) !== 0;
      pushHandled(handled, item & (lowestBit - 1), agency, at, 0, isLowest ? lowestPriority : plainPriority);
      continue;
    }
    const row = items.payload[item]!;
    const marks = items.target[item]!;
    const given = items.priority[item]! | (marks & urgentBit);
    pushHandled(handled, row, agency, at, items.idleSeconds[item]!, given);
    freeItem(items, item);
    if ((marks & misroutedBit) !== 0) considerReturn(agencies, at, until, row, given);
  }
  completed.count = 0;
}

/** Lets all agencies work until `until`; deliveries later than that stay on their way. */
export function advanceAgencies(agencies: AgencyDesks, until: number): void {
  agencies.reassignedRows.count = 0;
  agencies.handled.count = 0;
  sendOn(agencies, until);
  const { arrivals, desks, order } = agencies;
  orderArrivals(agencies);
  let carried = 0;
  for (let k = 0; k < arrivals.count; k++) {
    const i = order[k]!;
    if (arrivals.at[i]! <= until) arrive(agencies, i);
    else order[carried++] = i;
  }
  for (let desk = 0; desk < desks.count; desk++) advanceDesk(desks, desk, until);
  settle(agencies, until);
  carry(agencies, carried);
}

/** Keeps the first `carried` arrivals in `order` for the next tick. */
function carry({ arrivals, order }: AgencyDesks, carried: number): void {
  const kept = order.subarray(0, carried).slice().sort();
  kept.forEach((from, to) => {
    arrivals.agency[to] = arrivals.agency[from]!;
    arrivals.at[to] = arrivals.at[from]!;
    arrivals.row[to] = arrivals.row[from]!;
    arrivals.priority[to] = arrivals.priority[from]!;
  });
  arrivals.count = carried;
}
