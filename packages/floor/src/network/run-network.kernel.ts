import { InvariantError } from "@tipbench/vocabulary";
import { checkFlow } from "../check-flow.kernel.ts";
import { advanceDesk, arriveAtDesk, closeBooks, leaveDesk, nextAtDesk } from "../desks.kernel.ts";
import { freeItem, takeItem, waiting } from "../items.kernel.ts";
import { nextSource, nextTime, reschedule } from "./agenda.kernel.ts";
import { checkPlan } from "./check-plan.ts";
import { enterDeadline, nextDeadline, takeDeadline } from "./deadlines.kernel.ts";
import { deskTimes, sumsBetween } from "./desk-times.ts";
import { type ItemChance, keyedChance } from "./item-chance.kernel.ts";
import { type NetworkRun, openNetwork } from "./network-run.ts";
import { addNewcomer, dropFirst } from "./newcomers.kernel.ts";
import type { NetworkOutcome, NetworkPlan } from "./plan.ts";
import { addArrival, addEnd, deskWaits, visitFigures } from "./visit-sums.kernel.ts";
import { fates, traceVisit, type VisitTrace } from "./visit-trace.kernel.ts";

/**
 * Runs one replication of any floor, event by event; the words name its draws. Throws RangeError for a plan that is none, InvariantError where
 * items or time got lost.
 */
export function runNetwork(plan: NetworkPlan, keyWords: readonly string[]): NetworkOutcome {
  checkPlan(plan);
  return runItems(plan, keyedChance(plan, keyWords), null);
}

/** Runs a floor whose chance is given. Every visit that ends goes to the trace, where there is one. */
export function runItems(plan: NetworkPlan, chance: ItemChance, trace: VisitTrace | null): NetworkOutcome {
  const run = openNetwork(plan, chance, trace);
  playUntil(run, plan.endSeconds);
  return outcomeOf(run);
}

/** Lets all happen that does until a time, at that very time included. */
export function playUntil(run: NetworkRun, until: number): void {
  const { warmupSeconds } = run.plan;
  for (let at = nextInstant(run); at <= until; at = nextInstant(run)) {
    if (at >= warmupSeconds && run.books.length === 0) beginMeasures(run);
    playInstant(run, at);
  }
}

function nextInstant({ agenda, deadlines }: NetworkRun): number {
  return Math.min(nextTime(agenda), nextDeadline(deadlines));
}

/** All that happens at one time: completions and changes of staff, then arrivals, each followed by what it completes at once, then deadlines. */
function playInstant(run: NetworkRun, at: number): void {
  const { agenda, newcomers, deadlines, desks } = run;
  while (nextTime(agenda) <= at) {
    const source = nextSource(agenda);
    if (source < desks.count) work(run, source, at);
    else admitBatch(run, source - desks.count, at);
  }
  while (newcomers.count > 0) {
    const item = newcomers.item[0]!;
    const desk = newcomers.desk[0]!;
    dropFirst(newcomers, desks.items);
    arrive(run, item, desk, at);
  }
  while (nextDeadline(deadlines) <= at) expire(run, at);
}

/** Lets a desk work until a time; those it served go on. */
function work(run: NetworkRun, desk: number, at: number): void {
  const { desks } = run;
  const { completed } = desks;
  advanceDesk(desks, desk, at);
  reschedule(run.agenda, desk, nextAtDesk(desks, desk));
  for (let i = 0; i < completed.count; i++) {
    const item = completed.item[i]!;
    endVisit(run, item, at, fates.served);
    sendOn(run, item, desk);
  }
  completed.count = 0;
}

function endVisit({ sums, desks, trace }: NetworkRun, item: number, at: number, fate: number): void {
  addEnd(sums, desks, item, at, fate);
  if (trace !== null) traceVisit(trace, desks.items, item, at, fate);
}

/** Visits of one item; more of them are a way that never leads out. */
const mostVisits = 200_000;

function sendOn(run: NetworkRun, item: number, desk: number): void {
  const { items } = run.desks;
  const next = wayOn(run, item, desk);
  if (next < 0) {
    freeItem(items, item);
    return;
  }
  items.note[item] = items.note[item]! + 1;
  if (items.note[item]! > mostVisits)
    throw new RangeError(`no way leads out: an item left desk ${desk} ${mostVisits} visits on`);
  addNewcomer(run.newcomers, items, item, next);
}

/** The desk to which an item goes after its service; -1: it leaves. */
function wayOn({ ways, desks: { items }, chance, sums }: NetworkRun, item: number, desk: number): number {
  const kind = items.target[item]!;
  const cell = desk * sums.kinds + kind;
  const end = ways.first[cell + 1]!;
  let way = ways.first[cell]!;
  if (way === end) return -1;
  const point = chance.way(kind, items.payload[item]!, items.note[item]!);
  while (way < end && point >= ways.upTo[way]!) way += 1;
  return way < end ? ways.toDesk[way]! : -1;
}

/** The next batch of a kind has come: its items stand before the desk, and the batch after it is known. */
function admitBatch(run: NetworkRun, kind: number, at: number): void {
  const { plan, chance, desks, newcomers, batch, nextItem, agenda } = run;
  const { priority, desk } = plan.kinds[kind]!;
  const number = batch[kind]!;
  for (let rest = chance.batchSize(kind, number); rest > 0; rest--) {
    const item = takeItem(desks.items, priority, 0, nextItem[kind]!);
    nextItem[kind] = nextItem[kind]! + 1;
    desks.items.target[item] = kind;
    desks.items.note[item] = 0;
    addNewcomer(newcomers, desks.items, item, desk);
  }
  batch[kind] = number + 1;
  const next = chance.batchAt(kind, number + 1);
  if (!(next >= at)) throw new InvariantError(`batch ${number + 1} of kind ${kind} comes before the one before it`);
  reschedule(agenda, desks.count + kind, next);
}

function arrive(run: NetworkRun, item: number, desk: number, at: number): void {
  const { desks, chance, sums } = run;
  const { items } = desks;
  const kind = items.target[item]!;
  items.serviceSeconds[item] = chance.serviceSeconds(desk, kind, items.payload[item]!, items.note[item]!);
  addArrival(sums, desk, kind, at);
  if (!arriveAtDesk(desks, desk, item, at)) {
    endVisit(run, item, at, fates.lost);
    freeItem(items, item);
    return;
  }
  if (items.state[item] === waiting) becomeImpatient(run, item, at);
  else {
    const next = nextAtDesk(desks, desk);
    if (next <= at) work(run, desk, at);
    else reschedule(run.agenda, desk, next);
  }
}

function becomeImpatient({ desks: { items }, chance, deadlines }: NetworkRun, item: number, at: number): void {
  const until = at + chance.patienceSeconds(items.target[item]!, items.payload[item]!, items.note[item]!);
  items.patientUntil[item] = until;
  if (until < Number.POSITIVE_INFINITY) enterDeadline(deadlines, items, item);
}

/** The earliest deadline has come; who is in service, or was, stays. */
function expire(run: NetworkRun, at: number): void {
  const { desks, deadlines } = run;
  const item = takeDeadline(deadlines, desks.items);
  if (item < 0) return;
  leaveDesk(desks, item, at);
  endVisit(run, item, at, fates.left);
  freeItem(desks.items, item);
}

/** Takes down what the desks' books say at the end of the warm-up. */
function beginMeasures(run: NetworkRun): void {
  const { plan, desks } = run;
  run.books = plan.desks.map((_, desk) => closeBooks(desks, desk, plan.warmupSeconds));
  desks.mostWaiting.set(desks.waiting);
}

/** What a run comes to that was played to its end. Throws InvariantError where items or time got lost. */
export function outcomeOf(run: NetworkRun): NetworkOutcome {
  const { plan, desks, sums, nextItem } = run;
  if (run.books.length === 0) beginMeasures(run);
  const end = plan.desks.map((_, desk) => closeBooks(desks, desk, plan.endSeconds));
  checkFlow(
    desks,
    plan.desks.map(({ name }) => name),
  );
  if (run.newcomers.count > 0) throw new InvariantError(`${run.newcomers.count} items are between desks at the end`);
  return {
    visits: visitFigures(sums, desks),
    times: end.map((books, desk) => deskTimes(sumsBetween(run.books[desk]!, books), desks.mostWaiting[desk]!)),
    deskWaits: deskWaits(sums),
    items: nextItem.reduce((sum, count) => sum + count, 0),
    executor: "event list",
  };
}
