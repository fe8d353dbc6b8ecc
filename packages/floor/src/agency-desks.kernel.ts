import { drawExponential, drawUniform, type Key } from "@tipbench/random";
import { Heap } from "mnemonist";
import { advanceDesk, arriveAtDesk, createDesks, type Desks } from "./desks.kernel.ts";
import { freeItem, takeItem } from "./items.kernel.ts";

/** What an agency does with a delivery; its mean time differs. */
export const referral = 0;
export const informational = 1;
export const supplement = 2;

/** Deliveries on their way to agencies. A delivery set that omits the lead carries it, so that it can be sent on. */
export interface AgencyArrivals {
  count: number;
  agency: Uint16Array;
  at: Float64Array;
  submission: Uint32Array;
  kind: Uint8Array;
  priority: Uint8Array;
  /** 0: the delivery set has the lead, or there is none. */
  missedLead: Uint16Array;
  tag: Uint32Array;
}

/** Keys, means and shares of the agencies' work. */
export interface AgencyWork {
  readonly serviceKey: Key;
  readonly reassignKey: Key;
  /** Mean seconds by kind. */
  readonly meanSeconds: Float64Array;
  readonly reassignedShare: number;
  readonly reassignmentSeconds: number;
}

/** A misrouted delivery, until it is closed or sent on. */
interface Misrouted {
  readonly submission: number;
  readonly lead: number;
  readonly tag: number;
  readonly at: number;
}

/** The desks of all agencies, one each, by agency code. */
export interface AgencyDesks {
  readonly work: AgencyWork;
  readonly desks: Desks;
  readonly arrivals: AgencyArrivals;
  /** Misrouted deliveries that are with their first agency, by the payload of their item. */
  readonly misrouted: Map<number, Misrouted>;
  /** Deliveries being sent on, earliest first. */
  readonly returns: Heap<Misrouted>;
  /** Tags of deliveries that reached their lead in the tick, for the caller to read. */
  readonly reassignedTags: number[];
  order: Uint32Array;
  readonly offsets: Uint32Array;
  nextPayload: number;
}

const reassignedPriority = 3;

function createArrivals(capacity: number): AgencyArrivals {
  return {
    count: 0,
    agency: new Uint16Array(capacity),
    at: new Float64Array(capacity),
    submission: new Uint32Array(capacity),
    kind: new Uint8Array(capacity),
    priority: new Uint8Array(capacity),
    missedLead: new Uint16Array(capacity),
    tag: new Uint32Array(capacity),
  };
}

function growArrivals(agencies: AgencyDesks): void {
  const { arrivals } = agencies;
  const larger = createArrivals(2 * arrivals.at.length);
  larger.agency.set(arrivals.agency);
  larger.at.set(arrivals.at);
  larger.submission.set(arrivals.submission);
  larger.kind.set(arrivals.kind);
  larger.priority.set(arrivals.priority);
  larger.missedLead.set(arrivals.missedLead);
  larger.tag.set(arrivals.tag);
  Object.assign(arrivals, larger, { count: arrivals.count });
  agencies.order = new Uint32Array(arrivals.at.length);
}

/** Idle desks; `capacity` deliveries a tick, carried ones included, need no more memory. */
export function createAgencyDesks(work: AgencyWork, servers: readonly number[], capacity: number): AgencyDesks {
  return {
    work,
    desks: createDesks(servers),
    arrivals: createArrivals(capacity),
    misrouted: new Map(),
    returns: new Heap<Misrouted>((a, b) => a.at - b.at || a.submission - b.submission),
    reassignedTags: [],
    order: new Uint32Array(capacity),
    offsets: new Uint32Array(servers.length + 1),
    nextPayload: 1,
  };
}

/** Puts a delivery on its way. Arrivals of a tick may be handed over in any order of time. */
export function deliver(
  agencies: AgencyDesks,
  agency: number,
  at: number,
  submission: number,
  kind: number,
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
  arrivals.kind[place] = kind;
  arrivals.priority[place] = priority;
  arrivals.missedLead[place] = missedLead;
  arrivals.tag[place] = tag;
}

function sendOn(agencies: AgencyDesks, until: number): void {
  const { returns } = agencies;
  for (;;) {
    const next = returns.peek();
    if (!next || next.at > until) return;
    returns.pop();
    agencies.reassignedTags.push(next.tag);
    deliver(agencies, next.lead, next.at, next.submission, referral, reassignedPriority, 0, next.tag);
  }
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

function arrive(agencies: AgencyDesks, i: number): void {
  const { arrivals, desks, work, misrouted } = agencies;
  const submission = arrivals.submission[i]!;
  const agency = arrivals.agency[i]!;
  const lead = arrivals.missedLead[i]!;
  const service = drawExponential(work.serviceKey, submission, agency, work.meanSeconds[arrivals.kind[i]!]!);
  const payload = lead === 0 ? 0 : agencies.nextPayload++;
  if (lead !== 0) misrouted.set(payload, { submission, lead, tag: arrivals.tag[i]!, at: 0 });
  const item = takeItem(desks.items, arrivals.priority[i]!, service, payload);
  arriveAtDesk(desks, agency, item, arrivals.at[i]!);
}

/** Gives handled items back; sends a share of the misrouted ones on to their lead. */
function settle({ desks, misrouted, returns, work }: AgencyDesks): void {
  const { completed, items } = desks;
  for (let i = 0; i < completed.count; i++) {
    const item = completed.item[i]!;
    const payload = items.payload[item]!;
    freeItem(items, item);
    const found = payload === 0 ? undefined : misrouted.get(payload);
    if (!found) continue;
    misrouted.delete(payload);
    if (drawUniform(work.reassignKey, found.submission, 0) >= work.reassignedShare) continue;
    const at = completed.at[i]! + drawExponential(work.reassignKey, found.submission, 1, work.reassignmentSeconds);
    returns.push({ ...found, at });
  }
  completed.count = 0;
}

/** Lets all agencies work until `until`; deliveries later than that stay on their way. */
export function advanceAgencies(agencies: AgencyDesks, until: number): void {
  agencies.reassignedTags.length = 0;
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
  settle(agencies);
  carry(agencies, carried);
}

/** Keeps the first `carried` arrivals in `order` for the next tick. */
function carry({ arrivals, order }: AgencyDesks, carried: number): void {
  const kept = order.subarray(0, carried).slice().sort();
  kept.forEach((from, to) => {
    arrivals.agency[to] = arrivals.agency[from]!;
    arrivals.at[to] = arrivals.at[from]!;
    arrivals.submission[to] = arrivals.submission[from]!;
    arrivals.kind[to] = arrivals.kind[from]!;
    arrivals.priority[to] = arrivals.priority[from]!;
    arrivals.missedLead[to] = arrivals.missedLead[from]!;
    arrivals.tag[to] = arrivals.tag[from]!;
  });
  arrivals.count = carried;
}
