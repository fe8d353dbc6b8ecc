import { describe, expect, test } from "vitest";
import { resultsOf } from "../check/dieharder.ts";
import { markOf, verdictOf } from "../check/verdict.ts";

const printed = `#=====================#
   diehard_birthdays|   0|0.26728424
          sts_serial|   3|1.00000000
rgb_permutations|5|0.00120000
`;
const result = (pValue: number) => ({ walk: "ids", test: "t", size: 0, pValue });
const even = Array.from({ length: 100 }, (_, at) => ({ ...result((at + 0.5) / 100), test: `even-${at}` }));

describe("a table of dieharder", () => {
  test("gives a result a line, without its heading", () => {
    expect(resultsOf("ids", printed)).toEqual([
      { walk: "ids", test: "diehard_birthdays", size: 0, pValue: 0.26728424 },
      { walk: "ids", test: "sts_serial", size: 3, pValue: 1 },
      { walk: "ids", test: "rgb_permutations", size: 5, pValue: 0.0012 },
    ]);
  });

  test("is marked from both ends", () => {
    expect(resultsOf("ids", printed).map(markOf)).toEqual(["passed", "FAILED", "weak"]);
  });
});

describe("the verdict", () => {
  test("passes even p-values, weak tests as many as chance makes", () => {
    const weak = { ...result(0.001), test: "other" };
    expect(verdictOf([...even, weak])).toEqual({ isPassed: true, tests: 101, weak: 1, failed: 0, weakExpected: 1.01 });
  });

  test("takes the p-values of one test on one walk as one", () => {
    const related = Array.from({ length: 8 }, () => ({ ...result(0.999), test: "serial" }));
    expect(verdictOf([...even, ...related])).toMatchObject({ isPassed: true, tests: 101, weak: 0 });
  });

  test("fails for one failure, and for more weak tests than chance makes", () => {
    expect(verdictOf([...even, result(1e-7)])).toMatchObject({ isPassed: false, failed: 1 });
    const weak = Array.from({ length: 8 }, (_, at) => ({ ...result(0.999), test: `weak-${at}` }));
    expect(verdictOf([...even, ...weak])).toMatchObject({ isPassed: false, weak: 8 });
  });

  test("needs something to judge", () => {
    expect(() => verdictOf([])).toThrow(RangeError);
  });
});
