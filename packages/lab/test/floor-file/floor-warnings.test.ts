import { expect, test } from "vitest";
import { floorWarnings } from "../../src/floor-file/floor-warnings.ts";
import { deskTraffic } from "../../src/floor-file/traffic.ts";
import { changedFloor, floorOf, wholeFloor } from "./floor-text.ts";

const warningsOf = (text: string): readonly string[] => {
  const { document, plan } = floorOf(text);
  return floorWarnings(document, plan);
};

test("traffic counts visits that come back: v = e + v P", () => {
  const { plan } = floorOf(
    wholeFloor.concat("    then: [{ to: intake, share: 0.4 }, { to: specialist, share: 0.1 }]\n"),
  );
  const [intake, specialist] = deskTraffic(plan);
  // x = 6 + 0.4 y, y = 0.5 x + 0.1 y
  expect(intake?.visitsPerHour).toBeCloseTo(6 / (1 - 0.2 / 0.9), 10);
  expect(specialist?.visitsPerHour).toBeCloseTo((6 / (1 - 0.2 / 0.9)) * (5 / 9), 10);
  expect(intake?.offeredServers).toBeCloseTo(6 / (1 - 0.2 / 0.9) / 6, 10);
});

test("traffic takes the mean of every law, batches, and staff over the whole run", () => {
  const text = changedFloor("priority: 1,", "priority: 1, batch: { geometric: 3 },").replace(
    "{ exponential: 10 min }",
    "{ byKind: { urgent: { empirical: [1 h, 3 h] }, routine: { gamma: 30 min, variation: 2 } } }",
  );
  const [intake, specialist] = deskTraffic(floorOf(text).plan);
  expect([intake?.visitsPerHour, intake?.offeredServers, intake?.meanServers]).toEqual([10, 14, 2]);
  // 7 nights of 8 hours with 2, of which one has an hour less and one ends with the run, and 5 days of 8 hours with 5, in 180 hours.
  expect(specialist?.meanServers).toBeCloseTo((8 * 8 * 2 - 2 - 10 + 5 * 8 * 5) / 180, 1);
});

test("a floor with enough staff has no warning", () => {
  expect(warningsOf(wholeFloor)).toEqual([]);
});

test("a desk with more work than staff for ever is told with its load, and not refused", () => {
  expect(warningsOf(changedFloor("10 min", "24 min"))).toEqual([
    "intake: the queue grows without end: load 1.2 (6 visits an hour need 2.4 servers, and 2 are there on the average)",
  ]);
  expect(warningsOf(changedFloor("servers: 2\n", "servers: 0\n"))).toEqual([
    "intake: the queue grows without end: load without end (6 visits an hour need 1 servers, and none is ever there)",
  ]);
});

test("where those who wait leave, the queue has an end", () => {
  const impatient = changedFloor("10 min", "24 min").replaceAll(
    "desk: intake",
    "patience: { fixed: 1 h }, desk: intake",
  );
  expect(warningsOf(impatient)[0]).toMatch(/^intake: it has more work than staff: load 1\.2 /);
});

test("a rhythm that a change of the clocks leaves behind is told", () => {
  const rhythm = changedFloor("priority: 1,", "priority: 1, rhythm: { weekdays: [1, 1, 1, 1, 1, 2, 2] },");
  expect(warningsOf(rhythm)).toEqual([
    "The clocks of America/New_York change during the run: shifts follow them, rhythms keep the clock of 2024-03-04",
  ]);
  expect(warningsOf(rhythm.replace("2024-03-04", "2024-02-04"))).toEqual([]);
});
