import { smallGroup } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import {
  addScores,
  cellsOf,
  counterCode,
  countRow,
  createScoreBins,
  createTally,
  type GroupedCounts,
  scoreCounts,
  scoreGroups,
  strataOf,
} from "../src/index.ts";
import { toyPlaces } from "./toy-places.ts";
import { type TrueRow, truthOf } from "./toy-run.ts";

const cells = cellsOf(toyPlaces);
const { groupOfCell, count } = scoreGroups(cells);
const ohio = cells.homes.indexOf("Ohio");
const europe = cells.homes.indexOf("europe");

/** So many urgent events in Ohio, and two in Europe, each escalated after as many seconds as it has a number. */
function replication(inOhio: number): GroupedCounts {
  const rows: readonly TrueRow[] = [
    ...Array.from({ length: inOhio }, () => ({ grade: 1, cell: ohio })),
    ...Array.from({ length: 2 }, () => ({ grade: 1, cell: europe })),
    ...Array.from({ length: 8 }, () => ({ cell: europe })),
  ];
  const truth = truthOf(rows);
  const tally = createTally(cells.count, 2);
  rows.forEach((_, row) => {
    countRow(tally, truth, counterCode.received, row);
  });
  const bins = createScoreBins(groupOfCell, count, 0);
  addScores(
    bins,
    truth,
    0,
    Float32Array.from(rows, ({ grade = 0 }) => grade),
  );
  const cell = Uint16Array.from(rows.slice(0, inOhio + 2), ({ cell = 0 }) => cell);
  return {
    tally,
    times: { cell, seconds: Float64Array.from(cell, (_, event) => event) },
    scores: scoreCounts(bins),
  };
}

function rowOf(kept: readonly GroupedCounts[], dimension: string, group: string, metric: string) {
  const found = strataOf("mine", cells, kept).find(
    (row) => row.dimension === dimension && row.group === group && row.metric === metric,
  );
  if (!found) return undefined;
  const { value, n, reason } = found;
  return { value, n, reason };
}

describe("times to escalation in a group", () => {
  test("are those of its events", () => {
    const kept = [replication(41)];
    const median = { value: 20, n: 41, reason: null };
    expect(rowOf(kept, "state", "Ohio", "escalation.secondsTo.p50")).toEqual(median);
    expect(rowOf(kept, "region", "unitedStates", "escalation.secondsTo.p50")).toEqual(median);
    expect(rowOf(kept, "providerClass", "socialFeed", "escalation.secondsTo.p50")).toEqual({
      value: 21,
      n: 43,
      reason: null,
    });
  });

  test("are null with a reason where there are few, and say how many", () => {
    expect(rowOf([replication(41)], "region", "europe", "escalation.restrictedMean72h")).toEqual({
      value: null,
      n: 2,
      reason: `fewer than ${smallGroup} urgent-grade events in this group`,
    });
  });

  test("need as many events in each replication on the average", () => {
    const p95 = (kept: readonly GroupedCounts[]) => rowOf(kept, "state", "Ohio", "escalation.secondsTo.p95");
    expect(p95([replication(29), replication(31)])?.value).not.toBeNull();
    expect(p95([replication(28), replication(31)])).toMatchObject({ value: null, n: 59 });
  });

  test("are empty without an urgent event", () => {
    expect(rowOf([replication(0)], "state", "Ohio", "escalation.secondsTo.p50")).toBeUndefined();
    const none = { ...replication(40), times: { cell: new Uint16Array(0), seconds: new Float64Array(0) } };
    expect(rowOf([none], "state", "Ohio", "escalation.secondsTo.p50")).toEqual({
      value: null,
      n: 0,
      reason: "no urgent-grade event in this group",
    });
  });
});

describe("metrics of the score in a group", () => {
  test("are those of its reports, by provider class and region", () => {
    const kept = [replication(41)];
    expect(rowOf(kept, "region", "unitedStates", "escalation.averagePrecision")).toEqual({
      value: 1,
      n: 41,
      reason: null,
    });
    expect(rowOf(kept, "providerClass", "socialFeed", "escalation.rocAuc")).toEqual({
      value: 1,
      n: 43 * 8,
      reason: null,
    });
    expect(rowOf(kept, "state", "Ohio", "escalation.averagePrecision")).toBeUndefined();
  });

  test("are null with a reason where there are few urgent reports", () => {
    expect(rowOf([replication(41)], "region", "europe", "escalation.averagePrecision")).toEqual({
      value: null,
      n: 2,
      reason: `fewer than ${smallGroup} reports of urgent-grade events in this group`,
    });
  });
});
