import { meanInterval } from "@tipbench/stats";
import { simulateFloor } from "../../src/network/simulate-floor.ts";
import type { TheoryCase } from "./cases.ts";

/** One measure of a case, over independent replications. */
export interface Finding {
  readonly measure: string;
  readonly expected: number;
  /** What the formula gives where a twentieth more comes. */
  readonly crowded: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Standard errors by which the mean lies above the formula. */
  readonly z: number;
}

function zOf(values: readonly number[], expected: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return (mean - expected) / Math.sqrt(squares / (values.length - 1) / values.length);
}

/** Share of suites in which a right simulator fails by chance, over all measures together (Bonferroni). */
const falseAlarms = 1e-3;

/** The confidence of each of so many intervals. */
export function confidenceOf(cases: readonly TheoryCase[]): number {
  const measures = cases.reduce((sum, { forecast }) => sum + forecast.measures.length, 0);
  return 1 - falseAlarms / measures;
}

/** Runs a case; the seed of a replication is the case's name and the replication's number. */
export function findingsOf(of: TheoryCase, replications: number, confidence: number): readonly Finding[] {
  const outcomes = Array.from({ length: replications }, (_, replication) =>
    simulateFloor(of.forecast.plan, [of.name, String(replication)]),
  );
  return of.forecast.measures.map(({ name, expected, of: read }, place) => {
    const values = outcomes.map((outcome) => read(outcome) ?? Number.NaN);
    const { mean, low, high } = meanInterval(values, confidence);
    const crowded = of.crowded.measures[place]?.expected ?? Number.NaN;
    const missing = Number.NaN;
    return {
      measure: name,
      expected,
      crowded,
      mean: mean ?? missing,
      low: low ?? missing,
      high: high ?? missing,
      z: zOf(values, expected),
    };
  });
}
