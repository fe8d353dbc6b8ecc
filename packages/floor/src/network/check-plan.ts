import { priorityLevels } from "../desk-state.ts";
import type { BatchLaw, DeskPlan, ItemKind, NetworkPlan, TimeLaw } from "./plan.ts";

function require(isSound: boolean, what: string): void {
  if (!isSound) throw new RangeError(`a floor that cannot be run: ${what}`);
}

function isTime(seconds: number): boolean {
  return seconds >= 0 && seconds < Number.POSITIVE_INFINITY;
}

function isTimeLaw(law: TimeLaw): boolean {
  if (law.law === "fixed") return isTime(law.seconds);
  if (law.law === "empirical") return law.seconds.length > 0 && law.seconds.every(isTime);
  if (law.law === "exponential") return isTime(law.meanSeconds);
  return isTime(law.meanSeconds) && isTime(law.variation);
}

function isBatchLaw(law: BatchLaw): boolean {
  return law.law === "fixed"
    ? Number.isInteger(law.items) && law.items >= 1
    : isTime(law.meanItems) && law.meanItems >= 1;
}

function isRhythm({ rhythm }: ItemKind): boolean {
  if (rhythm === null) return true;
  const { cycleSeconds, factors } = rhythm;
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
  return cycleSeconds > 0 && isTime(cycleSeconds) && factors.every(isTime) && Math.abs(mean - 1) < 1e-6;
}

function checkKind(kind: ItemKind, desks: number): void {
  const { name, priority, perHour, batch, desk, patience } = kind;
  require(Number.isInteger(priority) && priority >= 1 && priority <= priorityLevels, `the priority of ${name}`);
  require(isTime(perHour) && isBatchLaw(batch) && isRhythm(kind), `the arrivals of ${name}`);
  require(Number.isInteger(desk) && desk >= 0 && desk < desks, `the desk of ${name}`);
  require(patience === null || isTimeLaw(patience), `the patience of ${name}`);
}

/** Shares that are written as decimals may add up to a little more than 1. */
const mostShare = 1 + 1e-9;

function checkDesk({ name, waitingRoom, service, routes }: DeskPlan, { kinds, desks }: NetworkPlan): void {
  require(waitingRoom >= 0, `the waiting room of ${name}`);
  require(service.length === kinds.length && service.every(isTimeLaw), `the service times of ${name}`);
  require(routes.length === kinds.length, `the ways from ${name}`);
  for (const ways of routes) {
    const isKnown = ways.every(({ toDesk, share }) => Number.isInteger(toDesk) && desks[toDesk] && share >= 0);
    require(isKnown && ways.reduce((sum, { share }) => sum + share, 0) <= mostShare, `the ways from ${name}`);
  }
}

/** Asserts that a plan can be run. Staff is looked at where desks are made. Throws RangeError. */
export function checkPlan(plan: NetworkPlan): void {
  const { kinds, desks, warmupSeconds, endSeconds } = plan;
  require(isTime(warmupSeconds) && isTime(endSeconds) && warmupSeconds < endSeconds, "the times of the run");
  require(new Set(kinds.map(({ name }) => name)).size === kinds.length, "two kinds of one name");
  require(kinds.length < 0x10000 && desks.length < 0x10000, "more than 65,535 kinds or desks");
  for (const kind of kinds) checkKind(kind, desks.length);
  for (const desk of desks) checkDesk(desk, plan);
}
