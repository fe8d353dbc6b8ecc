import { accountOf, accountStaff, accountTo, addStay, type DeskAccount } from "./desk-accounts.kernel.ts";
import { enqueue, firstWaiting, returnToQueue, unlink } from "./desk-queues.kernel.ts";
import {
  lastInRank,
  occupyServer,
  removeAt,
  removeEarliest,
  replaceEarliest,
  unaskedBit,
} from "./desk-servers.kernel.ts";
import { type Completed, createCompleted, type Desks, interruptions, nextChange } from "./desk-state.ts";
import { enlarge } from "./enlarge.ts";
import { inService, interrupted, waiting } from "./items.kernel.ts";

export { unaskedBit } from "./desk-servers.kernel.ts";
export { createDesks, type Desks } from "./desk-state.ts";

/** Marks an item as in service; when it will be done. */
function beginService({ items, workSeconds }: Desks, desk: number, item: number, at: number): number {
  const service = items.serviceSeconds[item]!;
  items.state[item] = inService;
  workSeconds[desk] = workSeconds[desk]! + service;
  return at + service;
}

function callFirstWaiting(desks: Desks, desk: number, at: number): number {
  const { idleSeconds } = desks.items;
  const item = firstWaiting(desks, desk);
  unlink(desks, desk, item);
  idleSeconds[item] = idleSeconds[item]! + at;
  return item;
}

function pushCompleted(completed: Completed, item: number, at: number, desk: number): void {
  if (completed.count === completed.item.length) enlarge(completed, createCompleted(2 * completed.count));
  completed.item[completed.count] = item;
  completed.at[completed.count] = at;
  completed.desk[completed.count] = desk;
  completed.count += 1;
}

/** When a desk's next completion is due; Infinity where nobody is in service. */
function nextCompletion(desks: Desks, desk: number): number {
  return desks.busy[desk] === 0 ? Number.POSITIVE_INFINITY : desks.finishAt[desks.first[desk]!]!;
}

/** When something happens next at a desk by itself, a completion or a change of staff; Infinity: never. */
export function nextAtDesk(desks: Desks, desk: number): number {
  return Math.min(nextCompletion(desks, desk), desks.changeAt[desk]!);
}

/** Completions until a time, at that very time included, with the staff as it is. */
function completeUntil(desks: Desks, desk: number, until: number): void {
  const { accounts, items, finishAt, serving, busy, servers, finished, waiting: counts } = desks;
  const base = desks.first[desk]!;
  while (busy[desk]! > 0 && finishAt[base]! <= until) {
    const at = finishAt[base]!;
    const item = serving[base]!;
    finished[desk] = finished[desk]! + 1;
    accountTo(accounts, desk, counts[desk]!, at, -1);
    if (item < unaskedBit) addStay(accounts, desk, at - items.arrivedAt[item]!);
    pushCompleted(desks.completed, item, at, desk);
    if (counts[desk]! > 0 && busy[desk]! <= servers[desk]!) {
      const next = callFirstWaiting(desks, desk, at);
      replaceEarliest(desks, desk, next, beginService(desks, desk, next, at));
    } else removeEarliest(desks, desk);
  }
}

/** Sends an item in service back to its place in the queue; it keeps what it has had. */
function interrupt(desks: Desks, desk: number, place: number, at: number): void {
  const { items, workSeconds } = desks;
  const base = desks.first[desk]! + place;
  const item = desks.serving[base]!;
  const rest = desks.finishAt[base]! - at;
  removeAt(desks, desk, place);
  workSeconds[desk] = workSeconds[desk]! - rest;
  items.serviceSeconds[item] = rest;
  items.idleSeconds[item] = items.idleSeconds[item]! - at;
  items.state[item] = interrupted;
  returnToQueue(desks, desk, item);
}

/** Puts the next step of a desk's staff in force: shifts end by its rule, then who waits is served. */
function changeStaff(desks: Desks, desk: number): void {
  const { servers, busy, rules, step, changeAt } = desks;
  const at = changeAt[desk]!;
  const { staffing } = rules[desk]!;
  accountTo(desks.accounts, desk, desks.waiting[desk]!, at, 0);
  accountStaff(desks.accounts, desk, servers[desk]!);
  step[desk] = step[desk]! + 1;
  servers[desk] = staffing.servers[step[desk]!]!;
  changeAt[desk] = nextChange(staffing, step[desk]!);
  const handsOver = (desks.interruptions[desk]! & interruptions.byShiftEnd) !== 0;
  while (handsOver && busy[desk]! > servers[desk]!) interrupt(desks, desk, lastInRank(desks, desk), at);
  while (desks.waiting[desk]! > 0 && busy[desk]! < servers[desk]!) {
    const item = callFirstWaiting(desks, desk, at);
    occupyServer(desks, desk, item, beginService(desks, desk, item, at));
  }
}

/** Changes of staff until a time, and the completions before them. */
function changeStaffUntil(desks: Desks, desk: number, until: number): void {
  while (desks.changeAt[desk]! <= until && desks.changeAt[desk]! < Number.POSITIVE_INFINITY) {
    completeUntil(desks, desk, desks.changeAt[desk]!);
    changeStaff(desks, desk);
  }
}

/** Lets a desk work until a time, completions and changes of staff at that very time included. */
export function advanceDesk(desks: Desks, desk: number, until: number): void {
  if (desks.changeAt[desk]! <= until) changeStaffUntil(desks, desk, until);
  if (nextCompletion(desks, desk) <= until) completeUntil(desks, desk, until);
}

function takeTurn({ items, turns }: Desks, desk: number, item: number): void {
  const turn = turns[desk]! + 1;
  turns[desk] = turn;
  items.turn[item] = turn;
}

/**
 * Hands an item to a desk at a time that is not before any earlier one of this desk. False where it found no room: it is lost, and the owner's
 * again. An item that was interrupted always has room.
 */
export function arriveAtDesk(desks: Desks, desk: number, item: number, at: number): boolean {
  advanceDesk(desks, desk, at);
  const { items, arrived } = desks;
  items.desk[item] = desk;
  items.arrivedAt[item] = at;
  arrived[desk] = arrived[desk]! + 1;
  if (desks.interruptions[desk]! !== 0) takeTurn(desks, desk, item);
  const isFree = desks.busy[desk]! < desks.servers[desk]! || takesServer(desks, desk, item, at);
  if (!isFree && desks.waiting[desk]! >= desks.waitingRoom[desk]!) {
    desks.lost[desk] = desks.lost[desk]! + 1;
    return false;
  }
  accountTo(desks.accounts, desk, desks.waiting[desk]!, at, 1);
  items.idleSeconds[item] = isFree ? 0 : -at;
  if (isFree) occupyServer(desks, desk, item, beginService(desks, desk, item, at));
  else {
    items.state[item] = waiting;
    enqueue(desks, desk, item);
  }
  return true;
}

/** Whether an item interrupts somebody; also one who finishes after the end of the shift. */
function takesServer(desks: Desks, desk: number, item: number, at: number): boolean {
  const { interruptions: by, items, busy } = desks;
  if ((by[desk]! & interruptions.byPriority) === 0 || busy[desk] === 0) return false;
  const place = lastInRank(desks, desk);
  const serving = desks.serving[desks.first[desk]! + place]!;
  if (items.priority[serving]! <= items.priority[item]!) return false;
  accountTo(desks.accounts, desk, desks.waiting[desk]!, at, 0);
  interrupt(desks, desk, place, at);
  return true;
}

/**
 * Hands over work without an item, where a server is free and keeps it to the end: it is completed as `note` (below 2^31) and `unaskedBit`.
 * False where it would have to wait, or could be interrupted; it has not arrived then.
 */
export function startUnasked(desks: Desks, desk: number, at: number, service: number, note: number): boolean {
  advanceDesk(desks, desk, at);
  if (desks.busy[desk]! >= desks.servers[desk]! || desks.interruptions[desk] !== 0) return false;
  const { accounts, arrived, workSeconds } = desks;
  arrived[desk] = arrived[desk]! + 1;
  workSeconds[desk] = workSeconds[desk]! + service;
  accountTo(accounts, desk, desks.waiting[desk]!, at, 1);
  addStay(accounts, desk, at + service - at);
  occupyServer(desks, desk, note + unaskedBit, at + service);
  return true;
}

/** Gives a waiting item a higher priority, behind those that have it already. It interrupts nobody. */
export function raisePriority(desks: Desks, item: number, priority: number): void {
  const { items } = desks;
  const desk = items.desk[item]!;
  if (items.priority[item]! <= priority) return;
  unlink(desks, desk, item);
  items.priority[item] = priority;
  takeTurn(desks, desk, item);
  enqueue(desks, desk, item);
}

/**
 * Takes a waiting item away from its desk, to be handed to another; the desk counts it as not arrived. In the books it is gone since the desk's last
 * event, which is its own arrival or a later one: the area under the number present and the item's stay both end there, so that the identity
 * which `checkFlow` asserts holds to the bit. The seconds from that event to the withdrawal are in neither; no figure is made of them.
 */
export function withdraw(desks: Desks, item: number): void {
  const { accounts, items, arrived } = desks;
  const desk = items.desk[item]!;
  const { untilSeconds } = accountOf(accounts, desk);
  accountTo(accounts, desk, desks.waiting[desk]!, untilSeconds, -1);
  addStay(accounts, desk, untilSeconds - items.arrivedAt[item]!);
  unlink(desks, desk, item);
  arrived[desk] = arrived[desk]! - 1;
}

/** Takes an item away whose patience ended while it waited; nothing else may be due before. */
export function leaveDesk(desks: Desks, item: number, at: number): void {
  const { accounts, items, left } = desks;
  const desk = items.desk[item]!;
  accountTo(accounts, desk, desks.waiting[desk]!, at, -1);
  addStay(accounts, desk, at - items.arrivedAt[item]!);
  unlink(desks, desk, item);
  items.idleSeconds[item] = items.idleSeconds[item]! + at;
  left[desk] = left[desk]! + 1;
}

/** Brings a desk's books up to a time that is not before its last event, and reads them. */
export function closeBooks({ accounts, waiting: counts, servers }: Desks, desk: number, at: number): DeskAccount {
  accountTo(accounts, desk, counts[desk]!, at, 0);
  accountStaff(accounts, desk, servers[desk]!);
  return accountOf(accounts, desk);
}
