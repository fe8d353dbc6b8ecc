import fc from "fast-check";
import { expect, test } from "vitest";
import { type NetworkPlan, unlimited } from "../../src/network/plan.ts";
import { runItems } from "../../src/network/run-network.kernel.ts";
import { createTrace, fates, type VisitTrace } from "../../src/network/visit-trace.kernel.ts";
import { randomPlans, wholeChance } from "./random-plans.ts";
import { SlowFloor, type SlowVisit, waitSeconds } from "./slow-floor.ts";

const words = fc.nat().map((number) => ["whole times", String(number)]);

/** A visit that ended, on one line. */
function lines(trace: VisitTrace): string[] {
  const names = Object.keys(fates);
  return Array.from({ length: trace.count }, (_, row) => {
    const who = `kind ${trace.kind[row]} item ${trace.item[row]} visit ${trace.visit[row]} desk ${trace.desk[row]}`;
    const what = `${names[trace.fate[row] ?? 0]} at ${trace.endedAt[row]}`;
    return `${who}: came at ${trace.arrivedAt[row]}, waited ${trace.waitSeconds[row]}, ${what}`;
  }).sort();
}

function slowLines(visits: readonly SlowVisit[], end: number): string[] {
  return visits
    .filter(({ fate }) => fate !== "open")
    .map((visit) => {
      const who = `kind ${visit.kind} item ${visit.item} visit ${visit.visit} desk ${visit.desk}`;
      const what = `${visit.fate} at ${visit.endedAt}`;
      return `${who}: came at ${visit.arrivesAt}, waited ${waitSeconds(visit, end)}, ${what}`;
    })
    .sort();
}

test("every visit begins, waits and ends as a slow list of events has it, whatever falls on one moment", () => {
  let visits = 0;
  fc.assert(
    fc.property(randomPlans, words, (plan, name) => {
      const trace = createTrace();
      runItems(plan, wholeChance(plan, ...name), trace);
      const slow = new SlowFloor(plan, wholeChance(plan, ...name)).run();
      expect(lines(trace)).toEqual(slowLines(slow, plan.endSeconds));
      visits += trace.count;
    }),
    { numRuns: 300 },
  );
  expect(visits).toBeGreaterThan(3000);
});

function overlap(from: number, to: number, plan: NetworkPlan): number {
  return Math.max(0, Math.min(to, plan.endSeconds) - Math.max(from, plan.warmupSeconds));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Seconds between warm-up and end that visits to a desk were there, and in service. */
function slowSeconds(visits: readonly SlowVisit[], plan: NetworkPlan, desk: number) {
  const there = visits.filter((visit) => visit.desk === desk && !Number.isNaN(visit.turn) && visit.fate !== "lost");
  const served = there.flatMap((visit) => {
    const isServed = visit.fate === "open" && !visit.isWaiting;
    return isServed ? [...visit.spells, [visit.beganAt, plan.endSeconds] as const] : visit.spells;
  });
  return {
    present: sum(there.map(({ arrivesAt, endedAt }) => overlap(arrivesAt, endedAt, plan))),
    busy: sum(served.map(([from, to]) => overlap(from, to, plan))),
  };
}

test("the figures are those of the visits", () => {
  fc.assert(
    fc.property(randomPlans, words, (plan, name) => {
      const outcome = runItems(plan, wholeChance(plan, ...name), null);
      const slow = new SlowFloor(plan, wholeChance(plan, ...name)).run();
      const seconds = plan.endSeconds - plan.warmupSeconds;
      plan.desks.forEach((_, desk) => {
        const { present, busy } = slowSeconds(slow, plan, desk);
        const times = outcome.times[desk];
        expect(times?.busySeconds).toBeCloseTo(busy, 9);
        expect(times?.meanPresent).toBeCloseTo(present / seconds, 9);
        expect(times?.meanWaiting).toBeCloseTo((present - busy) / seconds, 9);
        plan.kinds.forEach((_, kind) => {
          const measured = slow.filter(
            (visit) =>
              visit.desk === desk &&
              visit.kind === kind &&
              !Number.isNaN(visit.turn) &&
              visit.arrivesAt >= plan.warmupSeconds,
          );
          const of = (fate: string) => measured.filter((visit) => visit.fate === fate);
          const figures = outcome.visits[desk]?.[kind];
          expect(figures).toMatchObject({ arrived: measured.length, served: of("served").length });
          expect(figures).toMatchObject({ lost: of("lost").length, left: of("left").length, open: of("open").length });
          const waits = [...of("served"), ...of("left")].map((visit) => waitSeconds(visit, plan.endSeconds));
          const stays = of("served").map(({ arrivesAt, endedAt }) => endedAt - arrivesAt);
          expect(figures?.wait.count).toBe(waits.length);
          expect(figures?.wait.mean ?? 0).toBeCloseTo(sum(waits) / Math.max(1, waits.length), 9);
          expect(figures?.stay.mean ?? 0).toBeCloseTo(sum(stays) / Math.max(1, stays.length), 9);
          expect((figures?.wait.positiveShare ?? 0) * waits.length).toBeCloseTo(
            waits.filter((wait) => wait > 0).length,
            9,
          );
        });
      });
    }),
    { numRuns: 80 },
  );
});

test("staffed time is the integral of the staff, of a desk without limit that of those in service", () => {
  fc.assert(
    fc.property(randomPlans, words, (plan, name) => {
      const { times } = runItems(plan, wholeChance(plan, ...name), null);
      const slow = new SlowFloor(plan, wholeChance(plan, ...name)).run();
      plan.desks.forEach(({ staffing: { fromSeconds, servers } }, desk) => {
        const staffed = [...servers].map((count, step) => {
          const [from = 0, to = plan.endSeconds] = [fromSeconds[step], fromSeconds[step + 1]];
          if (count !== unlimited) return count * overlap(from, to, plan);
          const within = {
            ...plan,
            warmupSeconds: Math.max(from, plan.warmupSeconds),
            endSeconds: Math.max(plan.warmupSeconds, Math.min(to, plan.endSeconds)),
          };
          return slowSeconds(slow, within, desk).busy;
        });
        expect(times[desk]?.staffedSeconds).toBeCloseTo(sum(staffed), 9);
      });
    }),
    { numRuns: 80 },
  );
});
