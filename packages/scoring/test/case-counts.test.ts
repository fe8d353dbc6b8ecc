import { describe, expect, test } from "vitest";
import type { CaseRows } from "../src/case-counts.ts";
import { CaseCounts, createTally } from "../src/index.ts";
import { countsOf, metricOf, nonZero, type TrueRow, truthOf } from "./toy-run.ts";

const expiry = 1000;
const [open, welfareCheck, log, close] = [1, 2, 3, 4] as const;

/** Counts over some rows whose evidence lapses at second 1000, or where `expiryOf` says. */
function countsOver(rows: readonly TrueRow[], expiryOf: (row: number) => number = () => expiry) {
  const tally = createTally(1, 2);
  const cases = new CaseCounts(tally, truthOf(rows), { expiryOf, leastKeptSeconds: 0 }, 16);
  return {
    cases,
    /** An agency went through a row. */
    handled: (row: number, action: number, at = 0) =>
      cases.handled({ count: 1, row: Uint32Array.of(row), at: Float64Array.of(at) }, Uint8Array.of(action)),
    /** Something became of cases on some rows. */
    tell: (rows: Partial<Record<keyof CaseRows, readonly number[]>>) => {
      const { opened = [], doubled = [], stale = [], ended = [], shared = [], linked = [], warrants = [] } = rows;
      cases.cases({
        opened: Uint32Array.from(opened),
        doubled: Uint32Array.from(doubled),
        stale: Uint32Array.from(stale),
        ended: Uint32Array.from(ended),
        shared: Uint32Array.from(shared),
        linked: Uint32Array.from(linked),
        warrants: Uint32Array.from(warrants),
      });
    },
    /** What is counted when the run has ended at a time, with so many rows; asked once. */
    counts: (counted = 0, at = 0, bundleOf: readonly number[] | null = null) => {
      cases.finish(counted, at, bundleOf && Uint32Array.from(bundleOf));
      return nonZero(countsOf(tally));
    },
    metric: (name: string) => metricOf(name, countsOf(tally)),
  };
}

describe("a referral that an agency went through", () => {
  test.each([
    ["opened", open],
    ["logged", log],
    ["closed", close],
  ])("counts as handled where it is %s", (_, action) => {
    const { handled, counts } = countsOver([{ grade: 2 }]);
    handled(0, action);
    expect(counts()).toEqual({ handled: 1 });
  });

  test("counts as a welfare check too, on an urgent-grade report or not", () => {
    const { handled, counts, metric } = countsOver([{ grade: 1 }, { grade: 2 }, {}]);
    for (const row of [0, 1, 2]) handled(row, welfareCheck);
    expect(counts()).toEqual({ handled: 3, welfareChecks: 3, welfareUrgent: 2 });
    expect(metric("assessment.welfareOnUrgent")).toBeCloseTo(2 / 3, 12);
  });

  test("counts once for each agency that went through it", () => {
    const { handled, counts } = countsOver([{}]);
    handled(0, open);
    handled(0, log);
    expect(counts()).toEqual({ handled: 2 });
  });

  test("reads no action behind the last item", () => {
    const { cases, counts } = countsOver([{}, {}]);
    const row = Uint32Array.of(0, 1);
    cases.handled({ count: 1, row, at: new Float64Array(2) }, Uint8Array.of(open, welfareCheck));
    expect(counts()).toEqual({ handled: 1 });
  });
});

describe("a case", () => {
  test("counts when it is opened, by what the report was worth", () => {
    const { tell, counts } = countsOver([{ isActionable: true }, { isWrong: true }, {}]);
    tell({ opened: [0, 1, 2] });
    expect(counts()).toEqual({ opened: 3, openedActionable: 1, openedWrong: 1 });
  });

  test("counts when its evidence is stale and when its outcome is told", () => {
    const { tell, counts, metric } = countsOver([{}, {}]);
    tell({ opened: [0, 1] });
    tell({ stale: [1], ended: [0, 1] });
    expect(counts()).toEqual({ opened: 2, stale: 1, outcomes: 2 });
    expect(metric("evidence.staleShare")).toBe(0.5);
  });

  test("counts when it is shared, waits for a warrant, or is left to another agency", () => {
    const { tell, counts, metric } = countsOver([{}, {}, {}]);
    tell({ opened: [0, 1], shared: [0], warrants: [1], doubled: [1], linked: [2, 2] });
    expect(counts()).toEqual({ opened: 2, shared: 1, warrants: 1, doubled: 1, linked: 2 });
    expect(metric("deconfliction.seenInTime")).toBeCloseTo(2 / 3, 12);
  });

  test("counts its subject once, however many cases are on it", () => {
    const { cases, tell } = countsOver([{ subject: 7 }, { subject: 7 }, { subject: 8 }]);
    tell({ opened: [0] });
    tell({ opened: [1, 2], doubled: [1] });
    tell({ doubled: [0] });
    expect(cases.subjects).toEqual({ withCase: 2, doubled: 1 });
  });

  test("of the warm-up counts nowhere", () => {
    const { cases, handled, tell, counts } = countsOver([{ at: -1, subject: 3, isActionable: true, grade: 1 }]);
    handled(0, welfareCheck);
    tell({ opened: [0], doubled: [0], stale: [0], ended: [0] });
    expect(counts(1, expiry)).toEqual({});
    expect(cases.subjects).toEqual({ withCase: 0, doubled: 0 });
  });
});

describe("evidence", () => {
  const actionable = { isActionable: true };

  test("has lapsed at its very expiry, and not before", () => {
    const early = countsOver([actionable]);
    expect(early.counts(1, expiry - 0.5)).toEqual({});
    const late = countsOver([actionable]);
    expect(late.counts(1, expiry)).toEqual({ expiring: 1, expired: 1 });
  });

  test("that an agency saw at its very expiry was seen in time, later was not", () => {
    const { handled, counts } = countsOver([actionable, actionable]);
    handled(0, close, expiry);
    handled(1, close, expiry + 0.5);
    expect(counts(2, 2 * expiry)).toEqual({ handled: 2, expiring: 2, expired: 1 });
  });

  test("of one row says nothing of its neighbours", () => {
    const { handled, counts } = countsOver(Array.from({ length: 20 }, () => actionable));
    for (const row of [0, 7, 8, 19]) handled(row, log);
    expect(counts(20, expiry)).toEqual({ handled: 4, expiring: 20, expired: 16 });
  });

  test("of reports that nobody could act on, or that came after the last, does not count", () => {
    const { counts } = countsOver([{}, actionable, actionable]);
    expect(counts(2, expiry)).toEqual({ expiring: 1, expired: 1 });
  });

  test("that is still within the shortest time for which any is kept is not asked for its own expiry", () => {
    const tally = createTally(1, 2);
    const never = (): number => {
      throw new Error("asked");
    };
    const cases = new CaseCounts(tally, truthOf([{ at: 5 }]), { expiryOf: never, leastKeptSeconds: 10 }, 16);
    const handledAt = (at: number): void =>
      cases.handled({ count: 1, row: Uint32Array.of(0), at: Float64Array.of(at) }, Uint8Array.of(log));
    handledAt(15);
    expect(() => handledAt(15.5)).toThrow("asked");
  });

  test("of a member of a bundle was seen where that of its first report was", () => {
    const { handled, counts } = countsOver([actionable, actionable, actionable]);
    handled(0, log);
    expect(counts(3, expiry, [0, 0, 2])).toEqual({ handled: 1, expiring: 3, expired: 1 });
  });

  test("lapses row by row", () => {
    const { counts } = countsOver([actionable, actionable, actionable], (row) => 100 * row);
    expect(counts(3, 150)).toEqual({ expiring: 2, expired: 2 });
  });
});
