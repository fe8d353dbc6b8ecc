import type { NetworkPlan } from "../../src/network/plan.ts";
import type { SlowHistory, SlowVisit } from "./slow-desk.ts";

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function seconds(
  visits: readonly SlowVisit[],
  { warmupSeconds, endSeconds }: NetworkPlan,
  to: (visit: SlowVisit) => number,
) {
  const parts = visits.map((visit) => Math.max(0, Math.min(to(visit), endSeconds) - Math.max(visit.at, warmupSeconds)));
  return parts.reduce((sum, part) => sum + part, 0);
}

function figuresOf(visits: readonly SlowVisit[], end: number) {
  const served = visits.filter(({ begin, finish }) => Number.isFinite(begin) && finish <= end);
  const left = visits.filter(({ begin, finish }) => begin === Infinity && finish <= end);
  const lost = visits.filter(({ begin }) => begin === -Infinity);
  const waits = [...served.map(({ at, begin }) => begin - at), ...left.map(({ at, finish }) => finish - at)];
  return {
    counts: [visits.length, served.length, lost.length, left.length],
    open: visits.length - served.length - lost.length - left.length,
    meanWait: mean(waits),
    positiveShare: mean(waits.map((wait) => (wait > 0 ? 1 : 0))),
    meanStay: mean(served.map(({ at, finish }) => finish - at)),
  };
}

/** The figures of a floor with one desk, item by item. */
export function slowFigures(plan: NetworkPlan, { visits, mostWaiting }: SlowHistory) {
  const { warmupSeconds, endSeconds } = plan;
  const measured = visits.filter(({ at }) => at >= warmupSeconds);
  const present = seconds(visits, plan, ({ finish }) => finish);
  const waiting = seconds(visits, plan, ({ begin, finish }) => Math.min(Math.abs(begin), finish));
  return {
    kinds: plan.kinds.map((_, code) =>
      figuresOf(
        measured.filter(({ kind }) => kind === code),
        endSeconds,
      ),
    ),
    meanPresent: present / (endSeconds - warmupSeconds),
    meanWaiting: waiting / (endSeconds - warmupSeconds),
    mostWaiting,
  };
}
