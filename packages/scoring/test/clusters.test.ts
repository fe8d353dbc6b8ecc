import { describe, expect, test } from "vitest";
import { countEntities, largeBundles } from "../src/index.ts";
import { clusterScores } from "./cluster-scores.ts";

/** Scores as [precision, recall, f1 where there is one]. */
function valuesOf(scores: ReturnType<typeof clusterScores>, name: string): (number | null | undefined)[] {
  return ["precision", "recall", "f1"].flatMap((part) => {
    const measured = scores.get(`${name}.${part}`);
    return measured ? [measured.value] : [];
  });
}

/** Homogeneity, completeness, V-measure and variation of information. */
function agreement(scores: ReturnType<typeof clusterScores>): (number | null | undefined)[] {
  return ["homogeneity", "completeness", "vMeasure", "variationOfInformation"].map((name) => scores.get(name)?.value);
}

const rand = (scores: ReturnType<typeof clusterScores>) => scores.get("adjustedRand")?.value;

const close = (...values: number[]): number[] => values.map((value) => expect.closeTo(value, 12));

describe("five reports of events a a b b c in bundles 123, 4, 5", () => {
  const scores = clusterScores([0, 0, 0, 3, 4], [1, 1, 2, 2, 3]);

  test("pairwise: one of three joined pairs is right, one of two pairs found", () => {
    expect(valuesOf(scores, "pairwise")).toEqual(close(1 / 3, 1 / 2, 2 / 5));
  });

  test("B-cubed by record: (2/3 + 2/3 + 1/3 + 1 + 1) / 5, and (1 + 1 + 1/2 + 1/2 + 1) / 5", () => {
    const [precision, recall] = [11 / 15, 4 / 5];
    expect(valuesOf(scores, "bCubed.byRecord")).toEqual(
      close(precision, recall, (2 * precision * recall) / (precision + recall)),
    );
  });

  test("B-cubed by entity: (2/3 + (1/3 + 1) / 2 + 1) / 3, and (1 + 1/2 + 1) / 3", () => {
    const [precision, recall] = [7 / 9, 5 / 6];
    expect(valuesOf(scores, "bCubed.byEntity")).toEqual(
      close(precision, recall, (2 * precision * recall) / (precision + recall)),
    );
  });

  test("exact: bundle 5 is event c, one of three bundles and one of three events", () => {
    expect(valuesOf(scores, "exactCluster")).toEqual(close(1 / 3, 1 / 3));
  });

  test("errors: one bundle holds an event too many, one event lies in a bundle too many", () => {
    expect(scores.get("mergeErrors")).toEqual({ value: 1, n: 3 });
    expect(scores.get("splitErrors")).toEqual({ value: 1, n: 3 });
  });

  test("adjusted Rand: chance gives 3 x 2 / 10 = 0.6 pairs, so (1 - 0.6) / (2.5 - 0.6)", () => {
    expect(scores.get("adjustedRand")).toEqual({ value: expect.closeTo(0.4 / 1.9, 12), n: 10 });
  });

  test("in bits: bundle 123 leaves (3 log 3 - 2 log 2) / 5 open about the event, event b 2/5 about the bundle", () => {
    const [event, bundle] = [(3 * Math.log2(3) - 2) / 5, 2 / 5];
    const eventWhole = Math.log2(5) - 4 / 5;
    const bundleWhole = Math.log2(5) - (3 * Math.log2(3)) / 5;
    const [homogeneity, completeness] = [1 - event / eventWhole, 1 - bundle / bundleWhole];
    expect(agreement(scores)).toEqual(
      close(homogeneity, completeness, (2 * homogeneity * completeness) / (homogeneity + completeness), event + bundle),
    );
    expect(scores.get("vMeasure")?.n).toBe(5);
  });

  test("sizes: the largest bundle has three reports, the largest event two", () => {
    expect(scores.get("largestCluster")).toEqual({ value: 3, n: 3 });
    expect(scores.get("largestEntity")).toEqual({ value: 2, n: 3 });
  });
});

describe("by convention", () => {
  test("nothing at all has no score", () => {
    for (const { value, n } of clusterScores([], []).values()) expect({ value, n }).toEqual({ value: null, n: 0 });
  });

  test("events of one report, all alone, are found exactly, and there is no pair to score", () => {
    const scores = clusterScores([0, 1, 2], [1, 2, 3]);
    expect(valuesOf(scores, "pairwise")).toEqual([null, null, null]);
    expect(valuesOf(scores, "bCubed.byRecord")).toEqual([1, 1, 1]);
    expect(valuesOf(scores, "bCubed.byEntity")).toEqual([1, 1, 1]);
    expect(valuesOf(scores, "exactCluster")).toEqual([1, 1]);
    expect([rand(scores), ...agreement(scores)]).toEqual([1, 1, 1, 1, 0]);
    expect(scores.get("largestCluster")?.value).toBe(1);
    expect(scores.get("largestEntity")?.value).toBe(1);
  });

  test("a single report has no pair, and is otherwise found exactly", () => {
    const scores = clusterScores([0], [3]);
    expect(scores.get("adjustedRand")).toEqual({ value: null, n: 0 });
    expect(agreement(scores)).toEqual([1, 1, 1, 0]);
    expect(valuesOf(scores, "exactCluster")).toEqual([1, 1]);
    expect(scores.get("largestCluster")?.value).toBe(1);
  });

  test("one event left apart has recall 0 and no precision", () => {
    const scores = clusterScores([0, 1, 2], [1, 1, 1]);
    expect(valuesOf(scores, "pairwise")).toEqual([null, 0, null]);
    expect(valuesOf(scores, "exactCluster")).toEqual([0, 0]);
    expect(scores.get("splitErrors")?.value).toBe(2);
    expect([rand(scores), ...agreement(scores)]).toEqual([0, 1, 0, 0, expect.closeTo(Math.log2(3), 12)]);
  });

  test("three events in one bundle have precision 0 and no recall", () => {
    const scores = clusterScores([0, 0, 0], [1, 2, 3]);
    expect(valuesOf(scores, "pairwise")).toEqual([0, null, null]);
    expect(valuesOf(scores, "bCubed.byRecord")).toEqual(close(1 / 3, 1, 1 / 2));
    expect(scores.get("mergeErrors")?.value).toBe(2);
    expect([rand(scores), ...agreement(scores)]).toEqual([0, 0, 1, 0, expect.closeTo(Math.log2(3), 12)]);
    expect(scores.get("largestCluster")?.value).toBe(3);
  });

  test("one event in one bundle is all right", () => {
    const scores = clusterScores([0, 0, 0], [7, 7, 7]);
    for (const name of ["pairwise", "bCubed.byRecord", "bCubed.byEntity"]) {
      expect(valuesOf(scores, name)).toEqual([1, 1, 1]);
    }
    expect(valuesOf(scores, "exactCluster")).toEqual([1, 1]);
    expect([rand(scores), ...agreement(scores)]).toEqual([1, 1, 1, 1, 0]);
    expect(scores.get("largestEntity")?.value).toBe(3);
  });

  test("bundles that say nothing of the events share no information, and less than chance is below 0", () => {
    const scores = clusterScores([0, 0, 2, 2], [1, 2, 1, 2]);
    expect([rand(scores), ...agreement(scores)]).toEqual(close(-0.5, 0, 0, 0, 2));
  });

  test("precision and recall of 0 have an F1 of 0", () => {
    expect(valuesOf(clusterScores([0, 0, 2, 2], [1, 2, 1, 2]), "pairwise")).toEqual([0, 0, 0]);
  });
});

test("a bundle that began in the warm-up counts with the members measured, and one of them is alone", () => {
  const scores = clusterScores([0, 0, 0, 1, 1], [1, 1, 1, 2, 2], 2);
  expect(valuesOf(scores, "pairwise")).toEqual([1, 1, 1]);
  expect(scores.get("exactCluster.precision")).toEqual({ value: 1, n: 2 });
});

test("large bundles are in order of their first row, members ascending", () => {
  const { rows, offsets } = largeBundles(Uint32Array.of(0, 1, 0, 1, 4, 0), 0);
  expect([...rows]).toEqual([0, 2, 5, 1, 3]);
  expect([...offsets]).toEqual([0, 3, 5]);
});

test("more reports of an entity than its counter holds are refused", () => {
  const ids = new Uint32Array(256);
  expect(() => countEntities(ids, 0, 255, new Uint8Array(1))).not.toThrow();
  expect(() => countEntities(ids, 0, 256, new Uint8Array(1))).toThrow(RangeError);
  expect(() => countEntities(new Uint32Array(65_536), 0, 65_536, new Uint16Array(1))).toThrow("entity 0");
});
