import { InvariantError, metricDefinition } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { estimateOf } from "../src/estimates.ts";
import { comparisonsOf, estimatesOf, type Measured, type Replications } from "../src/index.ts";

const share = "escalation.share";
const recall = "escalation.recall.imminent";
const missRate = "jurisdiction.missRate";

/** Replications with one metric, measured on 10 each. */
function replicationsOf(name: string, values: readonly (number | null)[]): Replications {
  return values.map((value) => new Map<string, Measured>([[name, { value, n: 10 }]]));
}

describe("an estimate", () => {
  test("is the mean over replications, its interval Student's, its n the sum", () => {
    const { value, low, high, n, unit, reason } = estimateOf(
      share,
      [1, 2, 3].map((one) => ({ value: one, n: 5 })),
    );
    const half = 4.30265 / Math.sqrt(3); // the t table at two degrees of freedom
    expect([value, low, high]).toEqual([2, 2 - half, 2 + half].map((limit) => expect.closeTo(limit, 5)));
    expect({ n, unit, reason }).toEqual({ n: 15, unit: "share", reason: null });
  });

  test("has no interval at one replication", () => {
    expect(estimateOf(share, [{ value: 0.2, n: 5 }])).toMatchObject({ value: 0.2, low: null, high: null });
  });

  test("that nothing was measured for says why in the definition's words", () => {
    const estimate = estimateOf(recall, [{ value: null, n: 0 }]);
    expect(estimate).toMatchObject({ value: null, n: 0, reason: metricDefinition(recall)?.empty });
  });

  test("leaves out the replications that could not measure it", () => {
    const values = [0.4, null, 0.6].map((value) => ({ value, n: value === null ? 0 : 10 }));
    expect(estimateOf(recall, values)).toMatchObject({ value: expect.closeTo(0.5, 12), n: 20, reason: null });
  });

  test("of a time that falls on a never says that too few were escalated", () => {
    const { value, n, reason } = estimateOf("escalation.secondsTo.p95", [{ value: null, n: 40 }]);
    expect({ value, n, reason }).toEqual({
      value: null,
      n: 40,
      reason: "too few urgent-grade events were ever escalated",
    });
    expect(estimateOf("escalation.secondsTo.p95", [{ value: null, n: 0 }]).reason).toBe(
      metricDefinition("escalation.secondsTo.p95")?.empty,
    );
  });

  test("of a metric without a definition is a bug", () => {
    expect(() => estimateOf("escalation.shares", [])).toThrow(InvariantError);
  });

  test("is made of what was measured, and of nothing else", () => {
    expect(Object.keys(estimatesOf(replicationsOf(share, [1])))).toEqual([share]);
    expect(estimatesOf([])).toEqual({});
  });
});

describe("a comparison", () => {
  const compare = (name: string, a: (number | null)[], b: (number | null)[], primary: string[] = []) =>
    comparisonsOf(
      new Map([
        ["base", replicationsOf(name, a)],
        ["rival", replicationsOf(name, b)],
      ]),
      primary,
    )[0];

  test("is the second strategy minus the first, pair by pair", () => {
    expect(compare(share, [1, 2, 6], [2, 4, 9])).toMatchObject({ a: "base", b: "rival", metric: share, difference: 2 });
  });

  test("has too few data at one replication, whatever it shows", () => {
    expect(compare(missRate, [0.9], [0.1], [missRate])).toEqual({
      a: "base",
      b: "rival",
      metric: missRate,
      difference: expect.closeTo(-0.8, 12),
      low: null,
      high: null,
      adjusted: null,
      verdict: "too few data",
    });
  });

  test("has too few data where no pair has both values", () => {
    expect(compare(recall, [0.5, null], [null, 0.5])).toMatchObject({ difference: null, verdict: "too few data" });
  });

  test("says better or worse by the way that the metric calls good", () => {
    const [low, high] = [
      [0.1, 0.11, 0.12, 0.1],
      [0.3, 0.32, 0.31, 0.3],
    ];
    expect(compare(missRate, high ?? [], low ?? [])?.verdict).toBe("better");
    expect(compare(missRate, low ?? [], high ?? [])?.verdict).toBe("worse");
    expect(compare(recall, low ?? [], high ?? [])?.verdict).toBe("better");
    expect(compare(share, low ?? [], high ?? [])?.verdict).toBe("no evidence");
  });
});

describe("Holm's adjustment", () => {
  const base = [0, 0, 0, 0];
  const clear = [0.1, 0.11, 0.12, 0.105];
  const doubtful = [0.1, 0.2, 0.06, 0.12];
  const both = (values: readonly number[]): Replications =>
    values.map((value) => new Map([missRate, recall, share].map((name) => [name, { value, n: 10 }])));
  const strategies = new Map([
    ["base", both(base)],
    ["one", both(clear)],
    ["two", both(doubtful)],
  ]);
  const adjusted = (primary: readonly string[]) => {
    const found = comparisonsOf(strategies, primary);
    return (b: string, metric: string) => found.find((one) => one.b === b && one.metric === metric);
  };

  test("runs over the primary metrics of all pairs", () => {
    const alone = adjusted([missRate])("two", missRate)?.adjusted ?? Number.NaN;
    const together = adjusted([missRate, recall])("two", missRate)?.adjusted ?? Number.NaN;
    expect(together).toBeCloseTo(2 * alone, 12);
  });

  test("can take a verdict back that stands without it", () => {
    expect(adjusted([])("two", missRate)?.verdict).toBe("worse");
    expect(adjusted([missRate, recall])("two", missRate)).toMatchObject({ verdict: "no evidence" });
  });

  test("leaves the metrics that are not primary alone", () => {
    const without = adjusted([])("two", share);
    expect(adjusted([missRate, recall])("two", share)).toEqual(without);
    expect(without?.adjusted).toBeNull();
  });

  test("compares every strategy with the first, metric by metric in the order of definitions", () => {
    const found = comparisonsOf(strategies, []);
    expect(found.map(({ b, metric }) => `${b} ${metric}`)).toEqual(
      ["one", "two"].flatMap((b) => [share, recall, missRate].map((metric) => `${b} ${metric}`)),
    );
    expect(comparisonsOf(new Map(), [])).toEqual([]);
  });
});
