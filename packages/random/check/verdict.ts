import type { Result } from "./dieharder.ts";

/** Two-sided: a p-value this near to 0 or 1 is a failure. */
const failedBelow = 1e-6;
const weakBelow = 5e-3;
/** So improbable a number of weak tests is a failure as well. */
const tooManyBelow = 1e-4;

/** What one p-value says by itself. */
export type Mark = "passed" | "weak" | "FAILED";

/** What all p-values say together. */
export interface Verdict {
  readonly isPassed: boolean;
  /** Pairs of a walk and a test; those of one pair share their draws, so they are judged as one. */
  readonly tests: number;
  readonly weak: number;
  readonly failed: number;
  /** As many weak tests chance makes at most, on average. */
  readonly weakExpected: number;
}

function tailOf({ pValue }: Result): number {
  return Math.min(pValue, 1 - pValue);
}

/** Reads one p-value from both ends. */
export function markOf(result: Result): Mark {
  if (tailOf(result) < failedBelow) return "FAILED";
  return tailOf(result) < weakBelow ? "weak" : "passed";
}

function byTest(results: readonly Result[]): readonly (readonly Result[])[] {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const name = `${result.walk}/${result.test}`;
    groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  return [...groups.values()];
}

/** Bonferroni: weak where the most extreme of n p-values would be weak at an n-th of the level. */
function isWeak(group: readonly Result[]): boolean {
  return group.some((result) => tailOf(result) * group.length < weakBelow);
}

/** P(X >= count) of a Poisson number X. */
function poissonTail(mean: number, count: number): number {
  let probability = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k < count; k++) {
    below += probability;
    probability *= mean / (k + 1);
  }
  return Math.max(0, 1 - below);
}

/** The verdict over all results. Throws RangeError without any: nothing was tested. */
export function verdictOf(results: readonly Result[]): Verdict {
  if (results.length === 0) throw new RangeError("there is no result to judge");
  const tests = byTest(results);
  const weak = tests.filter(isWeak).length;
  const failed = tests.filter((group) => group.some((result) => markOf(result) === "FAILED")).length;
  const weakExpected = 2 * weakBelow * tests.length;
  const isPassed = failed === 0 && poissonTail(weakExpected, weak) >= tooManyBelow;
  return { isPassed, tests: tests.length, weak, failed, weakExpected };
}
