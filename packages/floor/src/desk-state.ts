import { createAccounts, type DeskAccounts } from "./desk-accounts.kernel.ts";
import { createItems, type Items } from "./items.kernel.ts";
import type { DeskPlan, Staffing } from "./network/plan.ts";

/** Number of priorities; 1 is served first. */
export const priorityLevels = 8;

/** Who works at a desk, and what happens when more come than can be served. */
export type DeskRules = Pick<DeskPlan, "staffing" | "discipline" | "shiftEnd" | "waitingRoom">;

/** Items whose service ended, in order of time within a desk; the owner reads and empties it, and gives the items back. */
export interface Completed {
  count: number;
  /** An item, or work without one as `startUnasked` says. */
  item: Uint32Array;
  at: Float64Array;
  desk: Uint16Array;
}

/** An empty list. */
export function createCompleted(capacity: number): Completed {
  return {
    count: 0,
    item: new Uint32Array(capacity),
    at: new Float64Array(capacity),
    desk: new Uint16Array(capacity),
  };
}

/**
 * Desks with servers and priorities, first come first served within a priority; struct of arrays by desk. Total order of events at a desk: time, then
 * completions before changes of staff before arrivals, then the order in which arrivals are handed over (priority, report, visit is the owner's duty).
 */
export interface Desks {
  readonly count: number;
  readonly rules: readonly DeskRules[];
  /** Servers now; `unlimited` where nobody ever waits. */
  readonly servers: Uint32Array;
  /** When the number of servers changes next, Infinity where it never does, and the number of the step that is in force. */
  readonly changeAt: Float64Array;
  readonly step: Uint32Array;
  /** Bits of `interruptions`. */
  readonly interruptions: Uint8Array;
  readonly waitingRoom: Float64Array;
  /** The last turn given in `items.turn`. */
  readonly turns: Float64Array;
  /** First server of each desk in `finishAt` and `serving`, which hold a binary heap a desk, and places that it has there. */
  readonly first: Uint32Array;
  readonly places: Uint32Array;
  readonly busy: Uint32Array;
  finishAt: Float64Array;
  serving: Uint32Array;
  /** Queues by `desk * priorityLevels + priority - 1`; -1 empty. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly waiting: Uint32Array;
  /** Most who waited at one time; the owner may set it back to those who wait now. */
  readonly mostWaiting: Uint32Array;
  /** Arrived in all; of these finished, lost for want of room, and left before service. */
  readonly arrived: Float64Array;
  readonly finished: Float64Array;
  readonly lost: Float64Array;
  readonly left: Float64Array;
  /** Seconds of service begun so far, less what was interrupted. */
  readonly workSeconds: Float64Array;
  readonly accounts: DeskAccounts;
  readonly items: Items;
  readonly completed: Completed;
}

/** What can take an item out of service at a desk. */
export const interruptions = { byPriority: 1, byShiftEnd: 2 } as const;

/** As many servers at all times. */
function alwaysStaffed(servers: number): Staffing {
  return { fromSeconds: Float64Array.of(Number.NEGATIVE_INFINITY), servers: Uint32Array.of(servers) };
}

function rulesOf(desk: number | Staffing | DeskRules): DeskRules {
  if (typeof desk !== "number" && "staffing" in desk) return desk;
  const staffing = typeof desk === "number" ? alwaysStaffed(desk) : desk;
  return { staffing, discipline: "nonPreemptive", shiftEnd: "finish", waitingRoom: Number.POSITIVE_INFINITY };
}

/** The step in force when time begins. Throws RangeError where there is none, or steps are not in order. */
function stepAtStart({ fromSeconds, servers }: Staffing, startSeconds: number): number {
  const isInOrder = fromSeconds.every((from, step) => step === 0 || from > (fromSeconds[step - 1] ?? Number.NaN));
  if (!isInOrder || fromSeconds.length !== servers.length) throw new RangeError("steps of staff are in order of time");
  const step = fromSeconds.findLastIndex((from) => from <= startSeconds);
  if (step < 0) throw new RangeError("staff is known from the start of the run on");
  return step;
}

function interruptionsOf({ discipline, shiftEnd }: DeskRules): number {
  const byPriority = discipline === "preemptiveResume" ? interruptions.byPriority : 0;
  return byPriority | (shiftEnd === "handOver" ? interruptions.byShiftEnd : 0);
}

const placesAtFirst = 256; // of a desk with more servers, which come by as needed

function mostBusy({ servers }: Staffing): number {
  return servers.reduce((most, count) => Math.max(most, Math.min(placesAtFirst, count)), 0);
}

/**
 * Idle desks: each by its number of servers, by its staff over time, or by all its rules (by themselves, servers finish what they have in hand,
 * nobody is interrupted and everybody may wait). Throws RangeError for staff that is not known at `startSeconds`.
 */
export function createDesks(plans: readonly (number | Staffing | DeskRules)[], startSeconds = 0): Desks {
  const rules = plans.map(rulesOf);
  const count = rules.length;
  const steps = Uint32Array.from(rules, ({ staffing }) => stepAtStart(staffing, startSeconds));
  const places = Uint32Array.from(rules, ({ staffing }) => mostBusy(staffing));
  const first = Uint32Array.from(places, (_, desk) => places.subarray(0, desk).reduce((sum, room) => sum + room, 0));
  const total = places.reduce((sum, room) => sum + room, 0);
  return {
    count,
    rules,
    servers: Uint32Array.from(rules, ({ staffing }, desk) => staffing.servers[steps[desk] ?? 0] ?? 0),
    changeAt: Float64Array.from(rules, ({ staffing }, desk) => nextChange(staffing, steps[desk] ?? 0)),
    step: steps,
    interruptions: Uint8Array.from(rules, interruptionsOf),
    waitingRoom: Float64Array.from(rules, ({ waitingRoom }) => waitingRoom),
    turns: new Float64Array(count),
    first,
    places,
    busy: new Uint32Array(count),
    finishAt: new Float64Array(total),
    serving: new Uint32Array(total),
    head: new Int32Array(count * priorityLevels).fill(-1),
    tail: new Int32Array(count * priorityLevels).fill(-1),
    waiting: new Uint32Array(count),
    mostWaiting: new Uint32Array(count),
    arrived: new Float64Array(count),
    finished: new Float64Array(count),
    lost: new Float64Array(count),
    left: new Float64Array(count),
    workSeconds: new Float64Array(count),
    accounts: createAccounts(count, startSeconds),
    items: createItems(1024),
    completed: createCompleted(4096),
  };
}

/** When the staff of a step changes; Infinity where it stays for ever. */
export function nextChange({ fromSeconds }: Staffing, step: number): number {
  return fromSeconds[step + 1] ?? Number.POSITIVE_INFINITY;
}
