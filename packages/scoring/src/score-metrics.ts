import { type Measured, measured, ratio } from "./measured.ts";
import { type ScoreCounts, type ScoreStep, stepsOf } from "./score-counts.ts";

const tenths = 10;

/** How many reports there are, and how many of them are of urgent-grade events. */
function totalsOf(steps: readonly ScoreStep[]): { readonly reports: number; readonly urgent: number } {
  return {
    reports: steps.reduce((sum, { reports }) => sum + reports, 0),
    urgent: steps.reduce((sum, { urgent }) => sum + urgent, 0),
  };
}

/** Sum over urgent reports of the precision at their score, equal scores at once. */
function precisionSum(steps: readonly ScoreStep[]): number {
  let reports = 0;
  let urgent = 0;
  let sum = 0;
  for (const step of [...steps].reverse()) {
    reports += step.reports;
    urgent += step.urgent;
    sum += step.urgent * (urgent / reports);
  }
  return sum;
}

/** Pairs of an urgent report and another in which the first has the higher score, or half where equal. */
function orderedPairs(steps: readonly ScoreStep[]): number {
  let below = 0;
  let pairs = 0;
  for (const { reports, urgent } of steps) {
    pairs += urgent * (below + (reports - urgent) / 2);
    below += reports - urgent;
  }
  return pairs;
}

/** Reports that lie next to each other in score order. */
export interface ScoreTenth {
  readonly reports: number;
  readonly urgent: number;
  readonly sum: number;
  /** Reports with lower scores, and half of the tenth's own. */
  readonly middle: number;
}

/** The reports by tenths of their order: equal scores lie together in the tenth of their middle, so that a tenth can be empty; those are left out. */
export function tenthsOf(steps: readonly ScoreStep[]): ScoreTenth[] {
  const { reports: all } = totalsOf(steps);
  const found = Array.from({ length: tenths }, () => ({ reports: 0, urgent: 0, sum: 0 }));
  let below = 0;
  for (const { reports, urgent, sum } of steps) {
    const tenth = found[Math.min(tenths - 1, Math.floor((tenths * (below + reports / 2)) / all))];
    below += reports;
    if (!tenth) continue;
    tenth.reports += reports;
    tenth.urgent += urgent;
    tenth.sum += sum;
  }
  let before = 0;
  return found.flatMap((tenth) => {
    const middle = before + tenth.reports / 2;
    before += tenth.reports;
    return tenth.reports === 0 ? [] : [{ ...tenth, middle }];
  });
}

/** The metrics of the score over some groups of reports, by name. */
export function scoreMetrics(scores: ScoreCounts, groups: readonly number[]): ReadonlyMap<string, Measured> {
  const steps = stepsOf(scores, groups);
  const { reports, urgent } = totalsOf(steps);
  const distance = tenthsOf(steps).reduce((sum, tenth) => sum + Math.abs(tenth.sum - tenth.urgent), 0);
  const squares = groups.reduce((sum, group) => sum + (scores.squares[group] ?? 0), 0);
  const ifProbability = (sum: number): Measured => (scores.isProbability ? ratio(sum, reports) : measured(null, 0));
  return new Map([
    ["escalation.averagePrecision", ratio(precisionSum(steps), urgent)],
    ["escalation.rocAuc", ratio(orderedPairs(steps), urgent * (reports - urgent))],
    ["escalation.calibrationError", ifProbability(distance)],
    ["escalation.brierScore", ifProbability(squares)],
  ]);
}
