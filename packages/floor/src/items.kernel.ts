import { enlarge } from "./enlarge.ts";

/** Where an item is. */
export const waiting = 1;
export const inService = 2;
/** In the queue again, after service had begun. */
export const interrupted = 3;

/** Items at all desks as struct of arrays; a free item is the head of a list. Grows by half when it is full. */
export interface Items {
  capacity: number;
  free: number;
  /** Neighbours in the queue; -1 none. `next` also links free items. */
  next: Int32Array;
  previous: Int32Array;
  state: Uint8Array;
  /** 1 (first) to 8. */
  priority: Uint8Array;
  desk: Uint16Array;
  arrivedAt: Float64Array;
  /** Place in the order of arrival at the desk; kept only where service can be interrupted. */
  turn: Float64Array;
  /** Seconds at the desk without service; of an item that waits, less the time at which it began to wait. */
  idleSeconds: Float64Array;
  /** Service that the item takes; once it was interrupted, what is left of it. */
  serviceSeconds: Float64Array;
  /** When its patience ends; Infinity: never. The owner's business. */
  patientUntil: Float64Array;
  /** What the item stands for, where it is to go next, and a note on it; the owner's business. */
  payload: Uint32Array;
  target: Uint16Array;
  note: Uint32Array;
}

function linkFree(next: Int32Array, from: number): void {
  for (let item = from; item < next.length; item++) next[item] = item + 1 < next.length ? item + 1 : -1;
}

/** An empty store. */
export function createItems(capacity: number): Items {
  const next = new Int32Array(capacity);
  linkFree(next, 0);
  return {
    capacity,
    free: 0,
    next,
    previous: new Int32Array(capacity),
    state: new Uint8Array(capacity),
    priority: new Uint8Array(capacity),
    desk: new Uint16Array(capacity),
    arrivedAt: new Float64Array(capacity),
    turn: new Float64Array(capacity),
    idleSeconds: new Float64Array(capacity),
    serviceSeconds: new Float64Array(capacity),
    patientUntil: new Float64Array(capacity),
    payload: new Uint32Array(capacity),
    target: new Uint16Array(capacity),
    note: new Uint32Array(capacity),
  };
}

function grow(items: Items): void {
  const { capacity } = items;
  enlarge(items, createItems(Math.ceil(1.5 * capacity)));
  items.capacity = items.next.length;
  linkFree(items.next, capacity);
  items.free = capacity;
}

/** Takes an item out of the store; its target and note are what they were. */
export function takeItem(items: Items, priority: number, serviceSeconds: number, payload: number): number {
  if (items.free < 0) grow(items);
  const item = items.free;
  items.free = items.next[item]!;
  items.state[item] = 0;
  items.priority[item] = priority;
  items.serviceSeconds[item] = serviceSeconds;
  items.payload[item] = payload;
  return item;
}

/** Gives an item back. */
export function freeItem(items: Items, item: number): void {
  items.state[item] = 0;
  items.next[item] = items.free;
  items.free = item;
}

/** Items that are taken: those that are not in the list of the free. */
export function itemsTaken({ capacity, free, next }: Items): number {
  let taken = capacity;
  for (let item = free; item >= 0; item = next[item]!) taken -= 1;
  return taken;
}
