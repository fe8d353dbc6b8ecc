import type { reportColumns } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { tickOfReport, tickSeconds } from "../../src/index.ts";
import { smallWorld, streamColumns, wholeStream } from "../whole-stream.ts";

const world = smallWorld("columns", { scale: 0.04, days: 4, warmupDays: 2 });
const stream = wholeStream(world, 50, streamColumns);
const { rows, columns, truth, tickRows } = stream;
const rowNumbers = Array.from({ length: rows }, (_, row) => row);
const { clock, source } = world;

const of = (name: keyof typeof reportColumns): ArrayLike<number> => columns[name] ?? [];
const at = (name: keyof typeof reportColumns, row: number): number => of(name)[row] ?? 0;

test("every identifier of a report is its own", () => {
  expect(new Set(columns.reportId.subarray(0, rows)).size).toBe(rows);
});

test("a report is found by its identifier in the tick that it came in", () => {
  for (let tick = 0; tick < clock.ticks; tick++) {
    for (let row = tickRows[tick] ?? 0; row < (tickRows[tick + 1] ?? 0); row++) {
      if (tickOfReport(world, at("reportId", row)) !== tick) throw new RangeError(`tick of row ${row}`);
    }
  }
  const strangers = Array.from({ length: 1000 }, (_, word) => tickOfReport(world, 7_654_321 * word));
  expect(strangers.filter((tick) => tick === null).length).toBeGreaterThan(980);
});

test("rows are in order of receipt, each within its tick", () => {
  for (let tick = 0; tick < clock.ticks; tick++) {
    const start = clock.firstSecond + tick * tickSeconds;
    for (let row = tickRows[tick] ?? 0; row < (tickRows[tick + 1] ?? 0); row++) {
      const second = at("receivedAtSeconds", row);
      if (second < start || second >= start + tickSeconds) throw new RangeError(`receipt of row ${row}`);
      if (row > 0 && second < at("receivedAtSeconds", row - 1)) throw new RangeError(`order of row ${row}`);
    }
  }
  expect(clock.firstSecond).toBe(-2 * 86_400);
});

test("an incident is over before it is reported", () => {
  expect(rowNumbers.every((row) => at("incidentAtSeconds", row) < at("receivedAtSeconds", row))).toBe(true);
});

test("the delay to the report has about the median of the provider's class", () => {
  const delays = rowNumbers
    .filter((row) => truth.providerClass[row] === 0 && truth.event[row] === stream.submission[row])
    .map((row) => at("receivedAtSeconds", row) - at("incidentAtSeconds", row))
    .sort((x, y) => x - y);
  const median = (delays[Math.floor(delays.length / 2)] ?? 0) / 3600;
  expect(Math.abs(median / 8.15 - 1)).toBeLessThan(0.05); // 8 h and a little for the way from the tick's start
});

describe("a value that is missing takes others with it:", () => {
  test.each([
    ["accountAddressPort", "accountAddress"],
    ["accountAddressProxy", "accountAddress"],
    ["fileAddressProxy", "fileAddress"],
    ["fileAddress", "fileCount"],
    ["statedState", "statedCountry"],
    ["statedVerified", "statedCountry"],
    ["primaryHash", "fileCount"],
    ["marked", "fileCount"],
  ] as const)("no %s without %s", (name, other) => {
    expect(rowNumbers.some((row) => at(name, row) !== 0)).toBe(true);
    expect(rowNumbers.some((row) => at(name, row) !== 0 && at(other, row) === 0)).toBe(false);
  });

  test("a stated place is verified or not, and a state is stated of the US alone", () => {
    for (const row of rowNumbers) {
      if ((at("statedVerified", row) !== 0) !== (at("statedCountry", row) !== 0)) throw new RangeError(`row ${row}`);
      const isAbroad = at("statedCountry", row) !== world.agencies.usCountry;
      if (at("statedState", row) !== 0 && isAbroad) throw new RangeError(`state of row ${row}`);
    }
  });
});

test.each([
  ["accountKey", "account"],
  ["emailKey", "email"],
  ["phoneKey", "phone"],
  ["deviceKey", "device"],
  ["handleKey", "handle"],
] as const)("%s is given in the share of its provider's profile", (name, of) => {
  const expected = rowNumbers.reduce((sum, row) => sum + (source.senders[of][at("provider", row)] ?? 0), 0);
  const given = rowNumbers.filter((row) => at(name, row) !== 0).length;
  expect(Math.abs(given - expected)).toBeLessThan(4.5 * Math.sqrt(expected) + 0.001 * rows);
});

test.each(["emailKey", "phoneKey", "deviceKey"] as const)("%s names a subject, and no two have one", (name) => {
  const given = rowNumbers.filter((row) => at(name, row) !== 0);
  const pairs = new Set(given.map((row) => `${at(name, row)} ${truth.subject[row]}`));
  expect(pairs.size).toBe(new Set(given.map((row) => at(name, row))).size);
  expect(pairs.size).toBe(new Set(given.map((row) => truth.subject[row])).size);
});

test("a provider knows of earlier reports on accounts that did not begin with the event", () => {
  const known = rowNumbers.filter((row) => at("priorReports", row) > 0).length / rows;
  expect(known).toBeGreaterThan(0.3);
  expect(known).toBeLessThan(0.6);
});

test("data are kept as long as the provider's profile says", () => {
  for (const row of rowNumbers) {
    if (at("retentionDays", row) !== source.retention[at("provider", row)]) throw new RangeError(`row ${row}`);
  }
  expect(new Set(Array.from(of("retentionDays")).slice(0, rows)).size).toBeGreaterThan(4);
});
