import { incidentTypes, locationClasses } from "@tipbench/vocabulary";
import { type Chunk, chunkOver, type World } from "@tipbench/world";
import { beforeAll, describe, expect, test } from "vitest";
import { chunkSource, openWorld, orderedMemory } from "../src/execution/generate.ts";
import { worldOrder } from "../src/replication/settings.ts";
import { accountSample, accountsOneIn, countAccounts } from "../src/stream/account-sample.kernel.ts";
import { codeNames } from "../src/stream/code-names.ts";
import type { StreamSummary } from "../src/stream/stream-summary.kernel.ts";
import { streamTotals } from "../src/stream/stream-totals.ts";
import { smallScenario, strategyLine } from "./fixtures/small-scenario.ts";

const days = 3;
const scenario = smallScenario([strategyLine("only", "none", "first-come", "address-only")], { days, scale: 0.02 });
const order = worldOrder(scenario, 0, [], { chunkTicks: 7 });

/** A measured report as the columns of its chunk have it. */
interface Row {
  readonly day: number;
  readonly provider: number;
  readonly type: number;
  readonly locationClass: number;
  readonly country: number;
  readonly state: number;
  readonly hasAddress: boolean;
  readonly account: number;
  readonly files: number;
}

function rowsOf({ columns, rows, fileOffsets, locationClass, listedCountry, listedState }: Chunk): Row[] {
  const all = Array.from({ length: rows }, (_, row) => ({
    day: Math.floor((columns.receivedAtSeconds[row] ?? 0) / 86_400),
    provider: columns.provider[row] ?? 0,
    type: columns.incidentType[row] ?? 0,
    locationClass: locationClass[row] ?? 0,
    country: listedCountry[row] ?? 0,
    state: listedState[row] ?? 0,
    hasAddress: columns.accountAddress?.[row] !== 0,
    account: columns.accountKey?.[row] ?? 0,
    files: (fileOffsets[row + 1] ?? 0) - (fileOffsets[row] ?? 0),
  }));
  return all.filter(({ day }) => day >= 0);
}

let world: World;
let summary: StreamSummary;
const rows: Row[] = [];
beforeAll(() => {
  world = openWorld(order);
  const source = chunkSource(world, order);
  const chunk = chunkOver(orderedMemory(world, order));
  while (source.fillNext(chunk)) rows.push(...rowsOf(chunk));
  summary = source.summary;
});

const countOf = (is: (row: Row) => boolean): number => rows.filter(is).length;

describe("the counts of a stream are those of its rows, one by one", () => {
  test("in all, by type and by place", () => {
    const totals = streamTotals([summary], world);
    const { country = [], state = [] } = codeNames(world);
    expect(totals.reports).toBe(rows.length);
    expect(totals.files).toBe(rows.reduce((sum, { files }) => sum + files, 0));
    incidentTypes.forEach((name, code) => {
      expect(totals.byIncidentType[name]).toBe(countOf(({ type }) => type === code));
    });
    locationClasses.forEach((name, code) => {
      expect(totals.byLocationClass[name]).toBe(countOf((row) => row.locationClass === code));
    });
    for (const name of ["IND", "USA", "PHL", "FRA", "PRK"]) {
      expect(totals.byListedCountry[name], name).toBe(countOf((row) => country[row.country] === name));
    }
    for (const name of ["CA", "TX", "WY"]) {
      expect(totals.byListedState[name], name).toBe(countOf((row) => state[row.state] === name));
    }
    expect(totals.byListedCountry.IND).toBeGreaterThan(0);
  });

  test("by sender and day, with and without an address", () => {
    const { senders } = streamTotals([summary], world);
    expect(senders.map(({ name }) => name)).toEqual(world.source.providers.names);
    senders.forEach(({ reports, reportsByDay, withAddressByDay }, code) => {
      const of = rows.filter(({ provider }) => provider === code);
      const onDay = (day: number): Row[] => of.filter((row) => row.day === day);
      expect(reports).toBe(of.length);
      expect(reportsByDay).toEqual(Array.from({ length: days }, (_, day) => onDay(day).length));
      expect(withAddressByDay).toEqual(
        Array.from({ length: days }, (_, day) => onDay(day).filter(({ hasAddress }) => hasAddress).length),
      );
    });
  });

  test("by account, in a sample drawn by key", () => {
    const sizes = new Map<number, number>();
    for (const { account } of rows.filter((row) => row.account !== 0 && row.account % accountsOneIn === 0)) {
      sizes.set(account, (sizes.get(account) ?? 0) + 1);
    }
    const each = [...sizes.values()];
    expect(streamTotals([summary], world).accounts).toEqual({
      oneIn: accountsOneIn,
      accounts: each.length,
      reports: each.reduce((sum, size) => sum + size, 0),
      repeated: each.filter((size) => size > 1).length,
      largest: Math.max(...each),
    });
    expect(each.length).toBeGreaterThan(20);
  });

  test("summed over replications, the largest account aside", () => {
    const once = streamTotals([summary], world);
    const twice = streamTotals([summary, summary], world);
    expect(twice.reports).toBe(2 * once.reports);
    expect(twice.senders[0]?.reportsByDay).toEqual(once.senders[0]?.reportsByDay.map((count) => 2 * count));
    expect(twice.accounts).toMatchObject({ repeated: 2 * once.accounts.repeated, largest: once.accounts.largest });
  });
});

test("the sample of accounts does not depend on how the rows are cut", () => {
  const keys = Uint32Array.from({ length: 4000 }, (_, row) => 64 * ((row * 7919) % 300) + (row % 3 === 0 ? 1 : 0));
  const whole = accountSample();
  countAccounts(keys, 0, keys.length, new Map(), whole);
  const parts = accountSample();
  const seen = new Map<number, number>();
  for (let from = 0; from < keys.length; from += 333) {
    countAccounts(keys, from, Math.min(from + 333, keys.length), seen, parts);
  }
  expect(parts).toEqual(whole);
  expect(whole.repeated).toBeGreaterThan(0);
});
