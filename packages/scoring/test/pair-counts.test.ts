import { expect, test } from "vitest";
import { countPair, createPairCounts, createRunTruth } from "../src/index.ts";
import { measuredFlag } from "../src/run-truth.kernel.ts";

test("Pairs are counted where both reports are measured, and are true where they are of one subject", () => {
  const truth = createRunTruth(5);
  truth.flags.set([0, measuredFlag, measuredFlag | 2, measuredFlag, 0]);
  truth.subject.set([7, 7, 7, 8, 7]);
  const counts = createPairCounts();
  countPair(counts, truth, 1, 0);
  expect(counts).toEqual({ compared: 0, truePairs: 0 });
  countPair(counts, truth, 2, 1);
  countPair(counts, truth, 3, 1);
  countPair(counts, truth, 3, 2);
  countPair(counts, truth, 4, 2);
  expect(counts).toEqual({ compared: 3, truePairs: 1 });
});
