import { type Desks, priorityLevels } from "./desk-state.ts";

function queueOf({ items }: Desks, desk: number, item: number): number {
  return desk * priorityLevels + items.priority[item]! - 1;
}

function countWaiting({ waiting, mostWaiting }: Desks, desk: number): void {
  const count = waiting[desk]! + 1;
  waiting[desk] = count;
  if (count > mostWaiting[desk]!) mostWaiting[desk] = count;
}

/** Puts an item at the end of the queue of its priority. */
export function enqueue(desks: Desks, desk: number, item: number): void {
  const { items, head, tail } = desks;
  const queue = queueOf(desks, desk, item);
  const last = tail[queue]!;
  items.next[item] = -1;
  items.previous[item] = last;
  if (last < 0) head[queue] = item;
  else items.next[last] = item;
  tail[queue] = item;
  countWaiting(desks, desk);
}

/** Puts an item back into the queue of its priority, before all that arrived later. */
export function returnToQueue(desks: Desks, desk: number, item: number): void {
  const { items, head, tail } = desks;
  const queue = queueOf(desks, desk, item);
  let next = head[queue]!;
  while (next >= 0 && items.turn[next]! < items.turn[item]!) next = items.next[next]!;
  const previous = next < 0 ? tail[queue]! : items.previous[next]!;
  items.next[item] = next;
  items.previous[item] = previous;
  if (previous < 0) head[queue] = item;
  else items.next[previous] = item;
  if (next < 0) tail[queue] = item;
  else items.previous[next] = item;
  countWaiting(desks, desk);
}

/** Takes an item out of its queue. */
export function unlink(desks: Desks, desk: number, item: number): void {
  const { items, head, tail } = desks;
  const queue = queueOf(desks, desk, item);
  const next = items.next[item]!;
  const previous = items.previous[item]!;
  if (previous < 0) head[queue] = next;
  else items.next[previous] = next;
  if (next < 0) tail[queue] = previous;
  else items.previous[next] = previous;
  desks.waiting[desk] = desks.waiting[desk]! - 1;
}

/** The item that is next to be served; somebody waits. */
export function firstWaiting({ head }: Desks, desk: number): number {
  let queue = desk * priorityLevels;
  while (head[queue]! < 0) queue += 1;
  return head[queue]!;
}
