import { describe, expect, test } from "vitest";
import { createWorld, type World, type WorldEvent, worldSettings } from "../src/index.ts";
import { streamColumns, submissionsOf, wholeStream } from "./whole-stream.ts";

const period = { startDate: "2023-03-01", days: 6, warmupDays: 0, scale: 0.02 };

function worldWith(...events: readonly WorldEvent[]): World {
  return createWorld("events", worldSettings({ events, values: { otherUrgentShare: 0.05 } }), period);
}

const usual = wholeStream(worldWith(), 96);
const usualBySubmission = submissionsOf(usual);
const second = (day: number): number => day * 86_400;

interface Row {
  readonly provider: number;
  readonly at: number;
  readonly grade: number;
  readonly submission: number;
}

function rowsOf(stream: typeof usual): readonly Row[] {
  return Array.from({ length: stream.rows }, (_, row) => ({
    provider: stream.columns.provider[row] ?? 0,
    at: stream.columns.receivedAtSeconds[row] ?? 0,
    grade: stream.truth.grade[row] ?? 0,
    submission: stream.submission[row] ?? 0,
  }));
}

const before = rowsOf(usual);

test("an outage takes a sender's reports while it lasts, and leaves every other report as it was", () => {
  const outage = { kind: "outage", of: "provider-002", fromDay: 2, toDay: 4, lost: 1 } as const;
  const stream = wholeStream(worldWith(outage), 96);
  const isLost = ({ provider, at }: Row): boolean => provider === 1 && at >= second(2) && at < second(4);
  expect(before.filter(isLost).length).toBeGreaterThan(100);
  const left = submissionsOf(stream);
  expect([...left.keys()]).toEqual(before.filter((row) => !isLost(row)).map(({ submission }) => submission));
  for (const [submission, text] of left) {
    if (usualBySubmission.get(submission) !== text) throw new RangeError(`submission ${submission} has changed`);
  }
});

test("encryption removes a share of a sender's events, and another of its imminent ones", () => {
  const event = {
    kind: "encryption",
    of: "provider-001",
    fromDay: 1,
    toDay: 6,
    removed: 0.5,
    removedImminent: 0.9,
  } as const;
  const left = new Set(rowsOf(wholeStream(worldWith(event), 96)).map(({ submission }) => submission));
  const meant = before.filter(({ provider, at }) => provider === 0 && at >= second(1));
  const shareLeft = (rows: readonly Row[]): number =>
    rows.filter(({ submission }) => left.has(submission)).length / rows.length;
  const imminent = meant.filter(({ grade }) => grade === 2);
  expect(imminent.length).toBeGreaterThan(30);
  expect(Math.abs(shareLeft(meant.filter(({ grade }) => grade !== 2)) - 0.5)).toBeLessThan(0.03);
  expect(shareLeft(imminent)).toBeLessThan(0.3);
  expect(shareLeft(before.filter(({ provider }) => provider !== 0))).toBe(1);
});

test("an integration fault takes its fields from a share of a sender's reports, and nothing else", () => {
  const drops = ["accountAddress", "email"] as const;
  const fault = { kind: "integrationFault", of: "provider-001", fromDay: 3, toDay: 6, drops, share: 1 } as const;
  const stream = wholeStream(worldWith(fault), 96);
  const rows = rowsOf(stream);
  const given = (name: "accountAddress" | "emailKey" | "phoneKey", isMeant: (row: Row) => boolean): number =>
    rows.filter((row, at) => isMeant(row) && (stream.columns[name]?.[at] ?? 0) !== 0).length;
  const isMeant = ({ provider, at }: Row): boolean => provider === 0 && at >= second(3);
  expect(rows.map(({ submission }) => submission)).toEqual(before.map(({ submission }) => submission));
  expect(given("accountAddress", isMeant)).toBe(0);
  expect(given("emailKey", isMeant)).toBe(0);
  expect(given("phoneKey", isMeant)).toBeGreaterThan(100);
  expect(given("accountAddress", (row) => !isMeant(row))).toBeGreaterThan(1000);
  const untouched = streamColumns.filter((name) =>
    /^(provider|incidentType|phoneKey|priorReports|fileHash)$/.test(name),
  );
  for (const name of untouched) expect(stream.columns[name], name).toEqual(usual.columns[name]);
});

describe("batching", () => {
  const batching = { kind: "batching", of: "provider-001", fromDay: 0, toDay: 6, share: 1 } as const;
  const stream = wholeStream(worldWith(batching), 96);
  const at = (name: keyof typeof stream.columns, row: number): number => stream.columns[name]?.[row] ?? 0;
  const batched = Array.from({ length: stream.rows }, (_, row) => row).filter((row) => at("batched", row) === 1);
  const events = batched.reduce((sum, row) => sum + at("batchedEvents", row), 0);

  test("puts routine reports of one viral content into one submission, and loses none", () => {
    expect(events).toBeGreaterThan(batched.length);
    expect(stream.rows - batched.length + events).toBe(usual.rows);
    expect(batched.every((row) => at("provider", row) === 0 && stream.truth.grade[row] === 0)).toBe(true);
    expect(batched.every((row) => at("fileCount", row) === 1 && at("marked", row) === 2)).toBe(true);
  });

  test("leaves no address, hash, location or escalation in it", () => {
    const empty = [
      "accountAddress",
      "accountAddressPort",
      "fileAddress",
      "statedCountry",
      "statedState",
      "emailKey",
      "phoneKey",
      "handleKey",
      "primaryHash",
      "providerEscalation",
    ] as const;
    for (const name of empty)
      expect(
        batched.every((row) => at(name, row) === 0),
        name,
      ).toBe(true);
    expect(batched.some((row) => at("accountKey", row) !== 0)).toBe(true);
  });

  test("says 1 event of all other submissions", () => {
    for (let row = 0; row < stream.rows; row++) {
      if (at("batched", row) === 0 && at("batchedEvents", row) !== 1) throw new RangeError(`row ${row}`);
    }
  });
});

test("a flood brings reports of its sender without file, address and identifier", () => {
  const flood = { kind: "flood", of: "provider-016", fromDay: 2, toDay: 3, factor: 300 } as const;
  const stream = wholeStream(worldWith(flood), 96);
  const rows = rowsOf(stream).map((row, at) => ({ ...row, row: at }));
  const flooded = rows.filter(({ provider, at }) => provider === 15 && at >= second(2) && at < second(3));
  const isEmpty = (row: number): boolean =>
    [
      "fileCount",
      "accountAddress",
      "accountKey",
      "emailKey",
      "phoneKey",
      "deviceKey",
      "handleKey",
      "statedCountry",
    ].every((name) => Object.entries(stream.columns).find(([column]) => column === name)?.[1][row] === 0);
  const others = before.filter(({ provider, at }) => provider === 15 && at >= second(2) && at < second(3));
  expect(flooded.length).toBeGreaterThan(20 * others.length);
  expect(flooded.filter(({ row }) => isEmpty(row)).length / flooded.length).toBeGreaterThan(0.9);
});

test("a burst brings so many times the usual reports of its sender", () => {
  const burst = { kind: "burst", of: "provider-002", fromDay: 2, toDay: 4, factor: 3 } as const;
  const during = (rows: readonly Row[]): number =>
    rows.filter(({ provider, at }) => provider === 1 && at >= second(2) && at < second(4)).length;
  const ratio = during(rowsOf(wholeStream(worldWith(burst), 96))) / during(before);
  expect(Math.abs(ratio - 3)).toBeLessThan(0.3);
});

test("the order of a scenario's events says nothing, and one that is over before the end of a longer list is the same", () => {
  const outage = { kind: "outage", of: "provider-002", fromDay: 2, toDay: 4, lost: 0.5 } as const;
  const encryption: WorldEvent = {
    kind: "encryption",
    of: "provider-001",
    fromDay: 1,
    toDay: 6,
    removed: 0.5,
    removedImminent: 0.9,
  };
  const later = { kind: "outage", of: "provider-002", fromDay: 5, toDay: 6, lost: 0.5 } as const;
  const hashOf = (...events: readonly WorldEvent[]): string =>
    [...submissionsOf(wholeStream(worldWith(...events), 96)).keys()].join();
  expect(hashOf(encryption, outage)).toBe(hashOf(outage, encryption));
  const until = (stream: typeof usual): readonly number[] =>
    rowsOf(stream).flatMap(({ at, submission }) => (at < second(5) ? [submission] : []));
  expect(until(wholeStream(worldWith(later, outage), 96))).toEqual(until(wholeStream(worldWith(outage), 96)));
});

test("bursts of all senders at once leave each its share", () => {
  const burst = { kind: "burst", of: "all", fromDay: 1, toDay: 5, factor: 3 } as const;
  const rows = rowsOf(wholeStream(worldWith(burst), 96)).filter(({ at }) => at >= second(1) && at < second(5));
  const usualRows = before.filter(({ at }) => at >= second(1) && at < second(5));
  const share = (of: readonly Row[]): number => of.filter(({ provider }) => provider === 0).length / of.length;
  expect(Math.abs(rows.length / usualRows.length - 3)).toBeLessThan(0.15);
  expect(Math.abs(share(rows) - share(usualRows))).toBeLessThan(0.03);
});

test("quality moves what senders say, and nothing that is true but for who stands behind a shared address", () => {
  const wrongSubscriber = 4; // a report with port and time does not lead to another one
  const quality = [{ of: "all", towards: "thin", by: 0.8, fields: null }] as const;
  const thin = wholeStream(
    createWorld("events", worldSettings({ quality, values: { otherUrgentShare: 0.05 } }), period),
    96,
  );
  const truths = (stream: typeof usual): ReadonlyMap<number, string> =>
    new Map(
      Array.from({ length: stream.rows }, (_, row) => {
        const { actionable, trueType, grade, homePlace, leadAgency, personError } = stream.truth;
        const error = personError[row] === wrongSubscriber ? 0 : personError[row];
        const said = [actionable, trueType, grade, homePlace, leadAgency].map((values) => values[row]);
        return [stream.submission[row] ?? 0, [...said, error].join()];
      }),
    );
  const usually = truths(usual);
  const common = [...truths(thin)].filter(([submission]) => usually.has(submission));
  expect(common.length).toBeGreaterThan(1000);
  expect(common.filter(([submission, text]) => usually.get(submission) !== text)).toEqual([]);
});
