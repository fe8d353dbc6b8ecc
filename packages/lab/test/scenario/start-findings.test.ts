import { firstZoneYear } from "@tipbench/floor";
import { describe, expect, test } from "vitest";
import { startFindings } from "../../src/scenario/start-findings.ts";
import { scenarioFolder, wholeScenario } from "./scenario-folder.ts";

const [first, before] = [`${firstZoneYear}-01-02`, `${firstZoneYear}-01-01`];
const codesOf = (written: object, startDate: unknown): string[] =>
  startFindings(written, startDate).map(({ code }) => code);

describe("a run's first day, with its warm-up,", () => {
  test("may be the second of the first year whose local times are known, and no day before", () => {
    expect(codesOf({ warmupDays: 0 }, first)).toEqual([]);
    expect(codesOf({ warmupDays: 0 }, before)).toEqual(["out-of-range"]);
  });

  test("lies so many days before the start as the warm-up has, seven if nothing is said", () => {
    expect(codesOf({ warmupDays: 30 }, `${firstZoneYear}-02-01`)).toEqual([]);
    expect(codesOf({ warmupDays: 31 }, `${firstZoneYear}-02-01`)).toEqual(["out-of-range"]);
    expect(codesOf({}, `${firstZoneYear}-01-09`)).toEqual([]);
    expect(codesOf({}, `${firstZoneYear}-01-08`)).toEqual(["out-of-range"]);
  });

  test("is told with what was found and what would do", () => {
    expect(startFindings({ warmupDays: 3 }, `${firstZoneYear}-01-04`)).toEqual([
      expect.objectContaining({
        path: ["startDate"],
        found: `"${firstZoneYear}-01-04" after 3 days of warm-up`,
        expected: `a warm-up that begins on ${first} or later`,
      }),
    ]);
  });

  test("is refused with the line of the start date", () => {
    const folder = scenarioFolder({ "a.yaml": wholeScenario("startDate: 2019-06-01") });
    const [first = ""] = folder.problemsOf("a.yaml").split("\n");
    expect(first).toBe("The scenario begins before the years whose local times are known. [out-of-range]");
    expect(folder.problemsOf("a.yaml")).toContain("at a.yaml:1 startDate");
  });

  test("is nobody's fault where the date or the warm-up is wrong in itself, which is told elsewhere", () => {
    expect(codesOf({ warmupDays: 3 }, "1999-13-01")).toEqual([]);
    expect(codesOf({ warmupDays: 3 }, undefined)).toEqual([]);
    for (const warmupDays of [-1, 2.5, "three", 100_000]) expect(codesOf({ warmupDays }, "1999-01-01")).toEqual([]);
  });
});
