import { metricDefinition, metricDefinitions } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { countMetrics } from "../src/count-metrics.ts";
import { createTally, estimatesOf } from "../src/index.ts";
import { openCounts, truthOf } from "./toy-run.ts";
import { emptyDesk, emptyTally, roundDesk, scored } from "./toy-score.ts";

const names = metricDefinitions.map(({ name }) => name);

describe("names", () => {
  test("every defined metric is produced, and nothing else", () => {
    expect([...scored(emptyTally(), roundDesk).keys()].sort()).toEqual([...names].sort());
  });

  test("estimates come in the order of the definitions", () => {
    expect(Object.keys(estimatesOf([scored(emptyTally(), roundDesk)]))).toEqual(names);
  });

  test("every count metric has a definition", () => {
    for (const name of Object.keys(countMetrics)) expect(metricDefinition(name), name).toBeDefined();
  });
});

describe("desks", () => {
  const rows = Array.from({ length: 400 }, () => ({}));
  const counts = openCounts(truthOf(rows), 1, 2);
  counts.decide(
    rows.map(() => 1),
    rows.map((_, row) => row),
  );
  const tally = counts.close();
  tally.madeOnDay.set([150, 100]);
  const scores = scored(tally, roundDesk);

  test.each([
    ["throughput.availablePerDay", 125, 2],
    ["throughput.analystMinutesPer1000", 250, 400],
    ["throughput.itemsPerAnalystHour", 0.5, 96],
    ["throughput.reportsPerAnalystHour", 1, 96],
    ["backlog.max", 9, 192],
    ["backlog.end", 3, 1],
    ["files.viewsPer1000", 50, 400],
    ["files.labelledPer1000", 30, 400],
    ["files.viewsAvoidedPer1000", 20, 400],
    ["files.addedToListPerDay", 2.5, 2],
    ["staff.dayHoursPerDay", 5, 2],
    ["staff.eveningHoursPerDay", 3, 2],
    ["staff.nightHoursPerDay", 2, 2],
    ["agency.loadGini", 1 / 6, 3],
    ["deconfliction.doubleAssigned", 0.25, 8],
  ])("%s is %d", (name, value, n) => {
    expect(scores.get(name)).toEqual({ value: expect.closeTo(value, 12), n });
  });

  test("an agency's load is by the hours that it is staffed; one that never is has none", () => {
    const agencyStaffedSeconds = Float64Array.of(3600, 3600, 3600, 7200);
    const even = scored(tally, { ...roundDesk, agencyStaffedSeconds });
    expect(even.get("agency.loadGini")).toEqual({ value: expect.closeTo(0, 12), n: 3 });
    const never = scored(tally, { ...roundDesk, agencyStaffedSeconds: Float64Array.of(3600, 3600, 3600, 0) });
    expect(never.get("agency.loadGini")).toEqual({ value: expect.closeTo(0, 12), n: 2 });
  });
});

describe("times to escalation", () => {
  const grades = { grade: 1 };
  const rows = [grades, grades, grades, grades];
  const timesOf = (delivered: readonly number[]) => {
    const tally = createTally(1, 2);
    const follow = (events: Parameters<NonNullable<Parameters<typeof scored>[2]>>[0]): void => {
      rows.forEach((_, row) => {
        events.received(row, row, row);
      });
      delivered.forEach((at, row) => {
        events.delivered(row, at, 1);
      });
    };
    return scored(tally, roundDesk, follow, truthOf(rows));
  };

  test("are over all urgent events, reached or not", () => {
    const scores = timesOf([100, 200, 300]);
    expect(scores.get("escalation.secondsTo.p50")).toEqual({ value: 200, n: 4 });
    expect(scores.get("escalation.secondsTo.p95")).toEqual({ value: null, n: 4 });
    expect(scores.get("escalation.restrictedMean72h")).toEqual({ value: (600 + 72 * 3600) / 4, n: 4 });
  });

  test("count 72 hours at most each in the restricted mean", () => {
    const scores = timesOf([100, 200, 300, 1e7]);
    expect(scores.get("escalation.secondsTo.p95")?.value).toBe(1e7);
    expect(scores.get("escalation.restrictedMean72h")?.value).toBe((600 + 72 * 3600) / 4);
  });
});

test("without a report, a day or staff every metric that divides is empty", () => {
  const scores = scored(emptyTally(), emptyDesk);
  const measured = [...scores].filter(([, { value }]) => value !== null).map(([name]) => name);
  expect(measured).toEqual(["backlog.max", "backlog.end"]);
});
