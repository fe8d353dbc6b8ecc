import type { FloorTotals } from "@tipbench/floor";
import { describe, expect, test } from "vitest";
import { DeskMarks } from "../../src/replication/desk-marks.ts";

const hour = 3600;
const day = 24 * hour;
const span = { startDate: "2023-01-10", fromSeconds: -day, toSeconds: 9 * day };
const nothing: FloorTotals = {
  items: 0,
  reports: 0,
  filesViewed: 0,
  filesLabelled: 0,
  viewsAvoided: 0,
  workSeconds: 0,
  waiting: 0,
  working: 0,
};
const staff = (servers: number) => ({ fromSeconds: Float64Array.of(-day), servers: Uint32Array.of(servers) });

/** Marks of desks whose figures the test writes into `totals`, `deliveries` and `listed`. */
function marksOf() {
  const now = { totals: nothing, deliveries: new Float64Array(2), listed: 0 };
  const marks = new DeskMarks({
    floor: {
      totals: () => now.totals,
      agencyDeliveries: () => now.deliveries.slice(),
    },
    plan: { houseStaff: [staff(2), staff(3)], agencyStaff: [staff(1), staff(4)] },
    span,
    addedToList: () => now.listed,
  });
  return { marks, now };
}

/** Lets ticks of an hour pass from `from` to `to`; `working` analysts are at work when the tick that begins at a time ends. */
function passTicks(from: number, to: number, working: (at: number) => number) {
  const { marks, now } = marksOf();
  for (let at = from; at < to; at += hour) {
    marks.before(at + hour);
    now.totals = { ...now.totals, working: working(at) };
    marks.after(at + hour, hour);
  }
  return marks.figures(1);
}

describe("desk marks", () => {
  test("count hours by the shift in which a tick begins, in Eastern Time", () => {
    const { hoursByShift, measuredTicks } = passTicks(0, day, () => 5);
    expect(hoursByShift).toEqual([40, 40, 40]);
    expect(measuredTicks).toBe(24);
    const atShift = (hours: number) => passTicks(0, day, (at) => (at === hours * hour ? 7 : 0)).hoursByShift;
    expect(atShift(11)).toEqual([0, 0, 7]); // 6:00
    expect(atShift(12)).toEqual([7, 0, 0]);
    expect(atShift(19)).toEqual([7, 0, 0]);
    expect(atShift(20)).toEqual([0, 7, 0]);
    expect(atShift(4)).toEqual([0, 0, 7]); // 23:00 of the day before
  });

  test("leave the warm-up out, whose last tick ends at second 0", () => {
    const { hoursByShift, measuredTicks } = passTicks(-day, 0, () => 5);
    expect(hoursByShift).toEqual([0, 0, 0]);
    expect(measuredTicks).toBe(0);
    expect(passTicks(-day, day, () => 5).hoursByShift).toEqual([40, 40, 40]);
  });

  test("take the longest queue at the end of a measured tick, and the last", () => {
    const { marks, now } = marksOf();
    [-hour, 0, hour, 2 * hour].forEach((at, place) => {
      marks.before(at + hour);
      now.totals = { ...nothing, waiting: [90, 5, 8, 3][place] ?? 0 };
      marks.after(at + hour, hour);
    });
    expect(marks.figures(1)).toMatchObject({ backlogMax: 8, backlogEnd: 3 });
  });

  test("give what was done since the first measured tick began", () => {
    const { marks, now } = marksOf();
    const all = { items: 1, reports: 2, filesViewed: 3, filesLabelled: 4, viewsAvoided: 5, workSeconds: 6 };
    const times = (factor: number): FloorTotals => ({
      ...nothing,
      ...Object.fromEntries(Object.entries(all).map(([name, count]) => [name, factor * count])),
    });
    now.totals = times(10);
    now.deliveries = Float64Array.of(1, 7);
    now.listed = 3;
    marks.before(0);
    marks.before(hour);
    now.totals = times(30);
    now.deliveries = Float64Array.of(1, 9);
    now.listed = 8;
    marks.before(2 * hour);
    expect(marks.figures(1)).toMatchObject({
      ...Object.fromEntries(Object.entries(all).map(([name, count]) => [name, 20 * count])),
      agencyDeliveries: Float64Array.of(0, 2),
      addedToList: 5,
    });
  });

  test("keep the first mark's deliveries, though the floor counts on in the same memory", () => {
    const { marks, now } = marksOf();
    marks.before(hour);
    now.deliveries[1] = 6;
    expect(marks.figures(1).agencyDeliveries).toEqual(Float64Array.of(0, 6));
  });

  test("give the staffed seconds of the measured days, of the house together and of each agency", () => {
    const figures = marksOf().marks.figures(2);
    expect(figures).toMatchObject({ measuredDays: 2, staffedSeconds: 2 * day * 5 });
    expect(figures.agencyStaffedSeconds).toEqual(Float64Array.of(2 * day, 8 * day));
  });
});
