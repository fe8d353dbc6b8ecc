import { describe, expect, test } from "vitest";
import { createTally, UrgentEvents } from "../src/index.ts";
import { countsOf, metricOf, nonZero, type TrueRow, truthOf } from "./toy-run.ts";

const timeCritical = 1;
const imminent = 2;

/** Rows of events 7, 7, 8, received at 0, 100, 200; bundles as given. */
function follow(rows: readonly (TrueRow & { readonly event: number; readonly bundle?: number })[]) {
  const truth = truthOf(rows);
  const tally = createTally(1, 10);
  const events = new UrgentEvents(tally, truth);
  rows.forEach(({ event, bundle }, row) => {
    events.received(row, event, bundle ?? row);
  });
  return { events, tally };
}

describe("an urgent event", () => {
  test("counts once, however many reports it has", () => {
    const { tally } = follow([
      { event: 7, grade: imminent },
      { event: 7, grade: imminent, at: 100 },
      { event: 8, grade: timeCritical, at: 200 },
    ]);
    expect(nonZero(countsOf(tally))).toEqual({ imminentEvents: 1, timeCriticalEvents: 1 });
  });

  test("is escalated by a later report of it, timed from the first", () => {
    const { events, tally } = follow([
      { event: 7, grade: imminent },
      { event: 7, grade: imminent, at: 100 },
    ]);
    events.delivered(0, 60, 0);
    events.delivered(1, 500, 1);
    expect(countsOf(tally)).toMatchObject({ imminentEvents: 1, imminentEscalated: 1, buried: 0 });
    expect([...events.times().seconds]).toEqual([500]);
  });

  test("is escalated at the earliest of its urgent deliveries, and once", () => {
    const { events, tally } = follow([0, 100, 200].map((at) => ({ event: 7, grade: timeCritical, at })));
    events.delivered(1, 500, 1);
    events.delivered(0, 300, 1);
    events.delivered(2, 700, 1);
    expect(countsOf(tally).timeCriticalEscalated).toBe(1);
    expect([...events.times().seconds]).toEqual([300]);
  });

  test("that is never escalated counts as never", () => {
    const { events } = follow([
      { event: 7, grade: imminent },
      { event: 8, grade: imminent, at: 100 },
    ]);
    events.delivered(1, 160, 1);
    expect([...events.times().seconds]).toEqual([Number.POSITIVE_INFINITY, 60]);
  });

  test("of the warm-up is followed, but neither counted nor timed", () => {
    const { events, tally } = follow([
      { event: 7, grade: imminent, at: -50, bundle: 9 },
      { event: 7, grade: imminent, at: 10 },
    ]);
    events.delivered(0, -20, 0);
    events.delivered(1, 500, 1);
    expect(nonZero(countsOf(tally))).toEqual({});
    expect(events.times().seconds).toHaveLength(0);
    expect(events.buriedSeconds()).toEqual([]);
  });

  test("has one first report", () => {
    const { events } = follow([
      { event: 7, grade: imminent },
      { event: 7, grade: imminent, at: 100 },
    ]);
    expect([0, 1, 2].map((row) => events.isFirst(row))).toEqual([true, false, false]);
  });
});

describe("an urgent event is buried", () => {
  const joined = { event: 7, grade: imminent, at: 1000, bundle: 0 };
  const routine = { event: 1 };

  test("where its first report joined a bundle that was delivered as not urgent", () => {
    const { events, tally } = follow([routine, joined]);
    events.delivered(1, 1060, 0);
    expect(countsOf(tally).buried).toBe(1);
    expect(metricOf("dedup.urgentBuried", countsOf(tally))).toBe(1);
    expect(events.buriedSeconds()).toEqual([]);
  });

  test("and says how long where it is escalated later", () => {
    const { events, tally } = follow([routine, joined, { event: 7, grade: imminent, at: 2000 }]);
    events.delivered(1, 1060, 0);
    events.delivered(2, 5000, 1);
    expect(countsOf(tally)).toMatchObject({ buried: 1, imminentEscalated: 1 });
    expect(events.buriedSeconds()).toEqual([4000]);
  });

  test("not where it was escalated before", () => {
    const { events, tally } = follow([routine, joined, { event: 7, grade: imminent, at: 1001 }]);
    events.delivered(2, 1030, 1);
    events.delivered(1, 1060, 0);
    expect(countsOf(tally).buried).toBe(0);
  });

  test("not where its first report stood alone", () => {
    const { events, tally } = follow([routine, { ...joined, bundle: 1 }]);
    events.delivered(1, 1060, 0);
    expect(countsOf(tally).buried).toBe(0);
  });

  test("not where a later report of it joined", () => {
    const { events, tally } = follow([
      routine,
      { ...joined, bundle: 1 },
      { event: 7, grade: imminent, at: 2000, bundle: 0 },
    ]);
    events.delivered(2, 2060, 0);
    expect(countsOf(tally).buried).toBe(0);
  });

  test("not where the bundle that it joined is delivered as urgent", () => {
    const { events, tally } = follow([routine, joined]);
    events.delivered(1, 1060, 1);
    expect(countsOf(tally)).toMatchObject({ buried: 0, imminentEscalated: 1 });
  });
});

test("a report of a routine event says nothing", () => {
  const { events, tally } = follow([]);
  events.delivered(0, 60, 1);
  expect(nonZero(countsOf(tally))).toEqual({});
});
