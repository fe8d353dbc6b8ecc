import { describe, expect, test } from "vitest";
import { curvesOf } from "../src/index.ts";
import { scoreMetrics } from "../src/score-metrics.ts";
import { countsOfScores, type ScoredRow } from "./toy-scores.ts";

const all = [0, 1, 2];
const urgent = (score: number): ScoredRow => ({ score, isUrgent: true });
const routine = (score: number): ScoredRow => ({ score });
const metricsOf = (rows: readonly ScoredRow[], probability = 0) =>
  Object.fromEntries(
    [...scoreMetrics(countsOfScores(rows, probability), all)].map(([name, found]) => [name.split(".")[1], found]),
  );

describe("average precision", () => {
  test("of urgent, routine, urgent, routine is the mean of 1 and 2/3", () => {
    const found = metricsOf([urgent(4), routine(3), urgent(2), routine(1)]);
    expect(found.averagePrecision).toEqual({ value: (1 + 2 / 3) / 2, n: 2 });
    expect(found.rocAuc).toEqual({ value: 3 / 4, n: 4 });
  });

  test("of equal scores is the share of urgent reports, and half of the pairs are in order", () => {
    const found = metricsOf([urgent(0), routine(-0), routine(0), routine(0)]);
    expect(found.averagePrecision).toEqual({ value: 1 / 4, n: 1 });
    expect(found.rocAuc).toEqual({ value: 1 / 2, n: 3 });
  });

  test("is 1 where all urgent reports come first, below zero too", () => {
    expect(metricsOf([urgent(-1), routine(-2), routine(-1000)]).averagePrecision?.value).toBe(1);
  });

  test("is empty without an urgent report, and pairs are without a routine one", () => {
    expect(metricsOf([routine(1)]).averagePrecision).toEqual({ value: null, n: 0 });
    expect(metricsOf([urgent(1)]).rocAuc).toEqual({ value: null, n: 0 });
  });

  test("leaves the warm-up out", () => {
    const found = metricsOf([urgent(2), { ...routine(3), at: -5 }]);
    expect(found.averagePrecision).toEqual({ value: 1, n: 1 });
  });
});

describe("calibration", () => {
  /** 20 reports: ten scored 1/4, of which five are urgent; ten scored 3/4, of which eight are. */
  const rows = Array.from({ length: 20 }, (_, i): ScoredRow => {
    const isHigh = i % 2 === 0;
    return { score: isHigh ? 0.75 : 0.25, isUrgent: isHigh ? i < 16 : i < 10 };
  });

  test("error is the mean distance of score and share, by reports", () => {
    const found = metricsOf(rows, 1);
    expect(found.calibrationError).toEqual({ value: (10 * 0.25 + 10 * 0.05) / 20, n: 20 });
  });

  test("Brier score is the mean squared distance", () => {
    const low = 5 * (0.75 * 0.75) + 5 * (0.25 * 0.25);
    const high = 8 * (0.25 * 0.25) + 2 * (0.75 * 0.75);
    expect(metricsOf(rows, 1).brierScore).toEqual({ value: (low + high) / 20, n: 20 });
  });

  test("is empty for a score that is no probability", () => {
    expect(metricsOf(rows).calibrationError).toEqual({ value: null, n: 0 });
    expect(metricsOf(rows).brierScore).toEqual({ value: null, n: 0 });
  });

  test("curve has a point a group of equal scores, at their score and their share", () => {
    const curves = curvesOf("mine", [countsOfScores(rows, 1)]);
    expect(curves.filter(({ curve }) => curve === "calibration")).toEqual([
      { strategy: "mine", curve: "calibration", x: 0.25, y: 0.5, n: 10 },
      { strategy: "mine", curve: "calibration", x: 0.75, y: 0.8, n: 10 },
    ]);
  });
});

describe("curves", () => {
  test("of recall and precision go from the highest score to all reports", () => {
    const curves = curvesOf("mine", [countsOfScores([urgent(4), routine(3), urgent(2), routine(1)])]);
    expect(curves.filter(({ curve }) => curve === "precisionRecall")).toEqual([
      { strategy: "mine", curve: "precisionRecall", x: 0.5, y: 1, n: 1 },
      { strategy: "mine", curve: "precisionRecall", x: 1, y: 2 / 3, n: 3 },
      { strategy: "mine", curve: "precisionRecall", x: 1, y: 0.5, n: 4 },
    ]);
  });

  test("of ranks have a tenth of the reports a point", () => {
    const rows = Array.from({ length: 100 }, (_, i): ScoredRow => ({ score: i, isUrgent: i >= 95 }));
    const found = curvesOf("mine", [countsOfScores(rows)]).filter(({ curve }) => curve === "urgentByRank");
    expect(found.map(({ n }) => n)).toEqual(Array.from({ length: 10 }, () => 10));
    expect(found.map(({ x }) => x)).toEqual(Array.from({ length: 10 }, (_, i) => (10 * i + 5) / 100));
    expect(found.map(({ y }) => y)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5]);
  });

  test("add the reports of all replications up", () => {
    const [first, second] = [
      [urgent(2), routine(1)],
      [routine(2), routine(1)],
    ];
    const curves = curvesOf("mine", [countsOfScores(first ?? []), countsOfScores(second ?? [])]);
    expect(curves.filter(({ curve }) => curve === "precisionRecall").map(({ x, y, n }) => [x, y, n])).toEqual([
      [1, 1 / 2, 2],
      [1, 1 / 4, 4],
    ]);
  });

  test("have no point of recall without an urgent report, and none of calibration without a probability", () => {
    const names = curvesOf("mine", [countsOfScores([routine(1)])]).map(({ curve }) => curve);
    expect(names).toEqual(["urgentByRank"]);
  });
});
