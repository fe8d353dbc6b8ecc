import { drawExponential, drawUniform, type Key } from "@tipbench/random";
import { advanceDesk, arriveAtDesk, createDesks, type Desks, startUnasked } from "./desks.kernel.ts";
import { enlarge } from "./enlarge.ts";
import { freeItem, takeItem } from "./items.kernel.ts";
import { type NumberList, numberList, pushNumber } from "./number-list.ts";
import { createReturns, enterReturn, type Returns, takeDue } from "./returns.kernel.ts";

/** Deliveries on their way to agencies. A delivery set that omits the lead carries it, so that it can be sent on. */
export interface AgencyArrivals {
  count: number;
  agency: Uint16Array;
  at: Float64Array;
  submission: Uint32Array;
  priority: Uint8Array;
  /** 0: the delivery set has the lead, or there is none. */
  missedLead: Uint16Array;
  tag: Uint32Array;
}

/** Keys, means and shares of the agencies' work. */
export interface AgencyWork {
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
  readonly returns: Returns;
  /** Tags of deliveries that reached their lead in the tick, for the caller to read. */
  readonly reassignedTags: NumberList;
  order: Uint32Array;
  readonly offsets: Uint32Array;
}

const reassignedPriority = 3;

function createArrivals(capacity: number): AgencyArrivals {
  return {
    count: 0,
    agency: new Uint16Array(capacity),
    at: new Float64Array(capacity),
    submission: new Uint32Array(capacity),
    priority: new Uint8Array(capacity),
    missedLead: new Uint16Array(capacity),
    tag: new Uint32Array(capacity),
  };
}

function growArrivals(agencies: AgencyDesks): void {
  const { arrivals } = agencies;
  enlarge(arrivals, createArrivals(2 * arrivals.at.length));
  agencies.order = new Uint32Array(arrivals.at.length);
}

/** Idle desks; `capacity` deliveries a tick, carried ones included, need no more memory. */
export function createAgencyDesks(work: AgencyWork, servers: readonly number[], capacity: number): AgencyDesks {
  return {
    work,
    desks: createDesks(servers),
    arrivals: createArrivals(capacity),
    filed: new Float64Array(servers.length),
    returns: createReturns(),
    reassignedTags: numberList(),
    order: new Uint32Array(capacity),
    offsets: new Uint32Array(servers.length + 1),
  };
}

/** Puts a referral on its way to an agency's desk. Arrivals of a tick may be handed over in any order of time. */
export function deliver(
  agencies: AgencyDesks,
  agency: number,
  at: number,
  submission: number,
  priority: number,
  missedLead: number,
  tag: number,
): void {
  const { arrivals } = agencies;
  if (arrivals.count === arrivals.at.length) growArrivals(agencies);
  const place = arrivals.count++;
  arrivals.agency[place] = agency;
  arrivals.at[place] = at;
  arrivals.submission[place] = submission;
  arrivals.priority[place] = priority;
  arrivals.missedLead[place] = missedLead;
  arrivals.tag[place] = tag;
}

/** Delivers to their leads what is due by `until`. */
function sendOn(agencies: AgencyDesks, until: number): void {
  takeDue(agencies.returns, until, (at, submission, lead, tag) => {
    pushNumber(agencies.reassignedTags, tag);
    deliver(agencies, lead, at, submission, reassignedPriority, 0, tag);
  });
}

/** Orders arrivals by (agency, time, priority, submission): counting sort by agency, insertion by the rest (nearly sorted). */
function orderArrivals({ arrivals, order, offsets }: AgencyDesks): void {
  const { count, agency } = arrivals;
  offsets.fill(0);
  for (let i = 0; i < count; i++) offsets[agency[i]! + 1] = offsets[agency[i]! + 1]! + 1;
  for (let a = 1; a < offsets.length; a++) offsets[a] = offsets[a]! + offsets[a - 1]!;
  const { at, priority, submission } = arrivals;
  const starts = offsets.slice();
  const ends = offsets.slice();
  for (let i = 0; i < count; i++) {
    const first = starts[agency[i]!]!;
    let place = ends[agency[i]!]!;
    while (place > first) {
      const before = order[place - 1]!;
      const isBefore = at[before]! - at[i]! || priority[before]! - priority[i]! || submission[before]! - submission[i]!;
      if (isBefore <= 0) break;
      order[place] = before;
      place -= 1;
    }
    order[place] = i;
    ends[agency[i]!] = ends[agency[i]!]! + 1;
  }
}

function arrive({ arrivals, desks, work }: AgencyDesks, i: number): void {
  const submission = arrivals.submission[i]!;
  const agency = arrivals.agency[i]!;
  const service = drawExponential(work.serviceKey, submission, agency, work.referralSeconds);
  if (arrivals.missedLead[i] === 0 && startUnasked(desks, agency, arrivals.at[i]!, service)) return;
  const item = takeItem(desks.items, arrivals.priority[i]!, service, submission);
  desks.items.target[item] = arrivals.missedLead[i]!;
  desks.items.note[item] = arrivals.tag[i]!;
  arriveAtDesk(desks, agency, item, arrivals.at[i]!);
}

/** Sends a share of misrouted deliveries on to their lead, some time after they were looked at. */
function considerReturn(
  { returns, work }: AgencyDesks,
  lookedAt: number,
  earliest: number,
  submission: number,
  lead: number,
  tag: number,
): void {
  if (drawUniform(work.reassignKey, submission, 0) >= work.reassignedShare) return;
  const seconds = drawExponential(work.reassignKey, submission, 1, work.reassignmentSeconds);
  enterReturn(returns, Math.max(earliest, lookedAt + seconds), submission, lead, tag);
}

/** Files a delivery on arrival, without a place in the agency's queue: what is informational, and supplements to what it has. */
export function fileDelivery(
  agencies: AgencyDesks,
  agency: number,
  at: number,
  submission: number,
  missedLead: number,
  tag: number,
): void {
  agencies.filed[agency] = agencies.filed[agency]! + 1;
  if (missedLead !== 0) considerReturn(agencies, at, at, submission, missedLead, tag);
}

/** Gives handled items back; what is sent on arrives after the tick. */
function settle(agencies: AgencyDesks, until: number): void {
  const { completed, items } = agencies.desks;
  for (let i = 0; i < completed.count; i++) {
    const item = completed.item[i]!;
    const lead = items.target[item]!;
    freeItem(items, item);
    if (lead !== 0) considerReturn(agencies, completed.at[i]!, until, items.payload[item]!, lead, items.note[item]!);
  }
  completed.count = 0;
}

/** Lets all agencies work until `until`; deliveries later than that stay on their way. */
export function advanceAgencies(agencies: AgencyDesks, until: number): void {
  agencies.reassignedTags.count = 0;
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
    arrivals.submission[to] = arrivals.submission[from]!;
    arrivals.priority[to] = arrivals.priority[from]!;
    arrivals.missedLead[to] = arrivals.missedLead[from]!;
    arrivals.tag[to] = arrivals.tag[from]!;
  });
  arrivals.count = carried;
}
