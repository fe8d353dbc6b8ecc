import type { CurveName, CurveRow } from "@tipbench/vocabulary";
import { allGroups, joinedSteps, type ScoreCounts, type ScoreStep, stepsOf } from "./score-counts.ts";
import { tenthsOf } from "./score-metrics.ts";

/** A point is kept wherever recall has passed another one of so many equal steps. */
const recallSteps = 200;

type Point = Omit<CurveRow, "strategy" | "curve">;

/** Recall and precision from the highest score down; none without an urgent report. The last point holds all reports. */
function precisionRecall(steps: readonly ScoreStep[]): Point[] {
  const all = steps.reduce((sum, { urgent }) => sum + urgent, 0);
  if (all === 0) return [];
  const points: Point[] = [];
  let reports = 0;
  let urgent = 0;
  let passed = -1;
  for (const [index, step] of [...steps].reverse().entries()) {
    reports += step.reports;
    urgent += step.urgent;
    const now = Math.floor((recallSteps * urgent) / all);
    if (now === passed && index < steps.length - 1) continue;
    passed = now;
    points.push({ x: urgent / all, y: urgent / reports, n: reports });
  }
  return points;
}

/** All curves of a strategy's score; `replications` has one entry a replication. */
export function curvesOf(strategy: string, replications: readonly ScoreCounts[]): CurveRow[] {
  const steps = joinedSteps(replications.map((scores) => stepsOf(scores, allGroups(scores))));
  const reports = steps.reduce((sum, step) => sum + step.reports, 0);
  const byTenth = tenthsOf(steps).map(({ reports: n, urgent, sum, middle }) => ({
    byRank: { x: middle / reports, y: urgent / n, n },
    byScore: { x: sum / n, y: urgent / n, n },
  }));
  const isProbability = replications.every((scores) => scores.isProbability);
  const curves: readonly (readonly [CurveName, readonly Point[]])[] = [
    ["precisionRecall", precisionRecall(steps)],
    ["urgentByRank", byTenth.map(({ byRank }) => byRank)],
    ["calibration", isProbability ? byTenth.map(({ byScore }) => byScore) : []],
  ];
  return curves.flatMap(([curve, points]) => points.map((point) => ({ strategy, curve, ...point })));
}
