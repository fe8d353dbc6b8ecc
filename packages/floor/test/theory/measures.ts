import type { NetworkOutcome, NetworkPlan, VisitFigures } from "../../src/network/plan.ts";

/** Something that a formula foretells, and where a run tells it. */
export interface Measure {
  readonly name: string;
  readonly expected: number;
  readonly of: (outcome: NetworkOutcome) => number | null;
}

/** A floor and what is to be expected of it. */
export interface Forecast {
  readonly plan: NetworkPlan;
  readonly measures: readonly Measure[];
}

function visitsOf({ visits }: NetworkOutcome, desk: number, kind: number): VisitFigures | undefined {
  return visits[desk]?.[kind];
}

/** Mean wait of a class at a desk. */
export function waitIs(expected: number, desk = 0, kind = 0): Measure {
  const name = `mean wait, desk ${desk}, class ${kind}`;
  return { name, expected, of: (outcome) => visitsOf(outcome, desk, kind)?.wait.mean ?? null };
}

/** Share of the first class that waits at all. */
export function waitersAre(expected: number): Measure {
  return { name: "share that waits", expected, of: (outcome) => visitsOf(outcome, 0, 0)?.wait.positiveShare ?? null };
}

/** Number waiting at a desk on the average over time. */
export function waitingIs(expected: number, desk = 0): Measure {
  return { name: `mean waiting, desk ${desk}`, expected, of: ({ times }) => times[desk]?.meanWaiting ?? null };
}

/** Number at the first desk on the average over time. */
export function presentIs(expected: number): Measure {
  return { name: "mean present", expected, of: ({ times }) => times[0]?.meanPresent ?? null };
}

/** Share of the first class that is turned away. */
export function lostIs(expected: number): Measure {
  const of = (outcome: NetworkOutcome): number | null => {
    const visits = visitsOf(outcome, 0, 0);
    return visits ? visits.lost / visits.arrived : null;
  };
  return { name: "share lost", expected, of };
}

/** Share of the first class that leaves at its deadline. */
export function leaversAre(expected: number): Measure {
  const of = (outcome: NetworkOutcome): number | null => {
    const visits = visitsOf(outcome, 0, 0);
    return visits ? visits.left / visits.arrived : null;
  };
  return { name: "share that leaves", expected, of };
}
