import { createItems, type Items, inService, waiting } from "./items.kernel.ts";

/** Priorities 1 to 4 (4 is E). */
const priorityLevels = 4;

/** Items whose service ended, in order of time within a desk; the owner reads and empties it, and gives the items back. */
export interface Completed {
  count: number;
  item: Uint32Array;
  at: Float64Array;
}

/**
 * Desks with c servers each and non-preemptive priorities, first come first served within a priority. Total order of events: time, then
 * completions before arrivals, then the order in which arrivals are handed over (priority, report, visit is the owner's duty).
 */
export interface Desks {
  readonly count: number;
  readonly servers: Uint32Array;
  /** First server of each desk in `finishAt` and `serving`, which hold a binary heap a desk. */
  readonly first: Uint32Array;
  readonly busy: Uint32Array;
  readonly finishAt: Float64Array;
  readonly serving: Uint32Array;
  /** Queues by `desk * priorityLevels + priority - 1`; -1 empty. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly waiting: Uint32Array;
  readonly arrived: Float64Array;
  readonly finished: Float64Array;
  /** Seconds of service begun so far. */
  readonly workSeconds: Float64Array;
  readonly items: Items;
  readonly completed: Completed;
}

/** Desks with the given numbers of servers, all idle. */
export function createDesks(servers: readonly number[]): Desks {
  const count = servers.length;
  const total = servers.reduce((sum, value) => sum + value, 0);
  const first = new Uint32Array(count);
  for (let desk = 1; desk < count; desk++) first[desk] = first[desk - 1]! + servers[desk - 1]!;
  return {
    count,
    servers: Uint32Array.from(servers),
    first,
    busy: new Uint32Array(count),
    finishAt: new Float64Array(total),
    serving: new Uint32Array(total),
    head: new Int32Array(count * priorityLevels).fill(-1),
    tail: new Int32Array(count * priorityLevels).fill(-1),
    waiting: new Uint32Array(count),
    arrived: new Float64Array(count),
    finished: new Float64Array(count),
    workSeconds: new Float64Array(count),
    items: createItems(1024),
    completed: { count: 0, item: new Uint32Array(4096), at: new Float64Array(4096) },
  };
}

/** Stands for an item in service that nobody asks about when it is done. */
const nobody = 0xffffffff;

function occupyServer(desks: Desks, desk: number, item: number, at: number, service: number): void {
  const { finishAt, serving } = desks;
  const base = desks.first[desk]!;
  const finish = at + service;
  let place = desks.busy[desk]!;
  while (place > 0) {
    const parent = (place - 1) >>> 1;
    if (finishAt[base + parent]! <= finish) break;
    finishAt[base + place] = finishAt[base + parent]!;
    serving[base + place] = serving[base + parent]!;
    place = parent;
  }
  finishAt[base + place] = finish;
  serving[base + place] = item;
  desks.busy[desk] = desks.busy[desk]! + 1;
  desks.workSeconds[desk] = desks.workSeconds[desk]! + service;
}

function startService(desks: Desks, desk: number, item: number, at: number): void {
  desks.items.state[item] = inService;
  occupyServer(desks, desk, item, at, desks.items.serviceSeconds[item]!);
}

/**
 * Takes the earliest completion off a desk's heap. Same as sorting the servers by finish and removing the first. Which of two at one time
 * comes first is the heap's affair: no other time depends on it.
 */
function removeEarliest(desks: Desks, desk: number): number {
  const { finishAt, serving } = desks;
  const base = desks.first[desk]!;
  const earliest = serving[base]!;
  const last = desks.busy[desk]! - 1;
  desks.busy[desk] = last;
  const finish = finishAt[base + last]!;
  const item = serving[base + last]!;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= last) break;
    if (child + 1 < last && finishAt[base + child + 1]! < finishAt[base + child]!) child += 1;
    if (finishAt[base + child]! >= finish) break;
    finishAt[base + place] = finishAt[base + child]!;
    serving[base + place] = serving[base + child]!;
    place = child;
  }
  finishAt[base + place] = finish;
  serving[base + place] = item;
  return earliest;
}

function pushCompleted(completed: Completed, item: number, at: number): void {
  if (completed.count === completed.item.length) {
    const size = completed.count * 2;
    const items = new Uint32Array(size);
    const times = new Float64Array(size);
    items.set(completed.item);
    times.set(completed.at);
    completed.item = items;
    completed.at = times;
  }
  completed.item[completed.count] = item;
  completed.at[completed.count] = at;
  completed.count += 1;
}

function enqueue(desks: Desks, desk: number, item: number): void {
  const { items, head, tail } = desks;
  const queue = desk * priorityLevels + items.priority[item]! - 1;
  const last = tail[queue]!;
  items.state[item] = waiting;
  items.next[item] = -1;
  items.previous[item] = last;
  if (last < 0) head[queue] = item;
  else items.next[last] = item;
  tail[queue] = item;
  desks.waiting[desk] = desks.waiting[desk]! + 1;
}

function unlink(desks: Desks, desk: number, item: number): void {
  const { items, head, tail } = desks;
  const queue = desk * priorityLevels + items.priority[item]! - 1;
  const next = items.next[item]!;
  const previous = items.previous[item]!;
  if (previous < 0) head[queue] = next;
  else items.next[previous] = next;
  if (next < 0) tail[queue] = previous;
  else items.previous[next] = previous;
  desks.waiting[desk] = desks.waiting[desk]! - 1;
}

function startFirstWaiting(desks: Desks, desk: number, at: number): void {
  for (let level = 0; level < priorityLevels; level++) {
    const item = desks.head[desk * priorityLevels + level]!;
    if (item < 0) continue;
    unlink(desks, desk, item);
    startService(desks, desk, item, at);
    return;
  }
}

/** When a desk's next completion is due; Infinity where nobody is in service. */
export function nextCompletion(desks: Desks, desk: number): number {
  return desks.busy[desk] === 0 ? Number.POSITIVE_INFINITY : desks.finishAt[desks.first[desk]!]!;
}

/** Lets a desk work until a time, completions at that very time included. */
export function advanceDesk(desks: Desks, desk: number, until: number): void {
  const base = desks.first[desk]!;
  while (desks.busy[desk]! > 0 && desks.finishAt[base]! <= until) {
    const at = desks.finishAt[base]!;
    const item = removeEarliest(desks, desk);
    if (item !== nobody) pushCompleted(desks.completed, item, at);
    desks.finished[desk] = desks.finished[desk]! + 1;
    if (desks.waiting[desk]! > 0) startFirstWaiting(desks, desk, at);
  }
}

/** Hands an item to a desk at a time that is not before any earlier one of this desk. */
export function arriveAtDesk(desks: Desks, desk: number, item: number, at: number): void {
  advanceDesk(desks, desk, at);
  desks.items.desk[item] = desk;
  desks.items.arrivedAt[item] = at;
  desks.arrived[desk] = desks.arrived[desk]! + 1;
  if (desks.busy[desk]! < desks.servers[desk]!) startService(desks, desk, item, at);
  else enqueue(desks, desk, item);
}

/**
 * Hands over work that nobody asks about when it is done: without an item, where a server is free. False where it would have to wait; it
 * has not arrived then.
 */
export function startUnasked(desks: Desks, desk: number, at: number, service: number): boolean {
  advanceDesk(desks, desk, at);
  if (desks.busy[desk]! >= desks.servers[desk]!) return false;
  desks.arrived[desk] = desks.arrived[desk]! + 1;
  occupyServer(desks, desk, nobody, at, service);
  return true;
}

/** Gives a waiting item a higher priority, behind those that have it already. */
export function raisePriority(desks: Desks, item: number, priority: number): void {
  const desk = desks.items.desk[item]!;
  if (desks.items.priority[item]! <= priority) return;
  unlink(desks, desk, item);
  desks.items.priority[item] = priority;
  enqueue(desks, desk, item);
}

/** Takes a waiting item away from its desk, to be handed to another; the desk counts it as not arrived. */
export function withdraw(desks: Desks, item: number): void {
  const desk = desks.items.desk[item]!;
  unlink(desks, desk, item);
  desks.arrived[desk] = desks.arrived[desk]! - 1;
}
