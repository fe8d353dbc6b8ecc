import {
  type IncidentType,
  incidentTypes,
  locationClasses,
  type ProviderClass,
  providerClasses,
} from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { type Chunk, createWorld, type World, worldSettings } from "../src/index.ts";
import { publishedTables } from "../src/published.ts";
import { wholeStream } from "./whole-stream.ts";

/** The five location classes of 2023 over all reports, restated from the published totals. */
const publishedPlaces = [0.9176, 0.02514, 0.00613, 0.01352, 0.03762];
const contactTypes: readonly IncidentType[] = ["onlineEnticement", "trafficking", "molestation"];

let world: World;
let stream: Chunk;
let rowNumbers: readonly number[];

beforeAll(() => {
  const week = { startDate: "2023-01-02", days: 7, warmupDays: 0, scale: 1 }; // Monday to Sunday
  world = createWorld("national-week", worldSettings(), week);
  stream = wholeStream(world, 96, [
    "accountAddress",
    "accountAddressProxy",
    "fileAddress",
    "fileAddressProxy",
    "statedCountry",
    "statedState",
    "providerEscalation",
    "marked",
  ]);
  rowNumbers = Array.from({ length: stream.rows }, (_, row) => row);
}, 120_000);

function countsOf(values: ArrayLike<number>, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const row of rowNumbers) counts[values[row] ?? 0] = (counts[values[row] ?? 0] ?? 0) + 1;
  return counts;
}

describe("seven days at national volume", () => {
  test("have about a fifty-second of the published reports, less half a year's growth and a holiday", () => {
    const start = 1 - 0.5 * world.source.values.yearlyGrowth;
    expect(Math.abs(stream.rows / ((36_210_368 * 7 * start) / 365) - 1)).toBeLessThan(0.03);
  });

  test("have the published number of files a report, to 5 %", () => {
    expect(Math.abs((stream.fileOffsets[stream.rows] ?? 0) / stream.rows / 2.918 - 1)).toBeLessThan(0.05);
  });

  test("have the published share of exact-unique files, to 5 points", () => {
    const files = stream.fileOffsets[stream.rows] ?? 0;
    const distinct = new Set(stream.content.subarray(0, files)).size;
    expect(Math.abs(distinct / files - 0.479)).toBeLessThan(0.05);
  });

  test.each([
    [1, 0.496],
    [3, 0.855],
    [5, 0.914],
    [10, 0.972],
  ])("have the published share of the largest %d providers, to 3 points", (size, share) => {
    const counts = countsOf(stream.columns.provider, 250).sort().reverse();
    const top = counts.slice(0, size).reduce((sum, count) => sum + count, 0);
    expect(Math.abs(top / stream.rows - share)).toBeLessThan(0.03);
  });

  test("have the published share of the public, to four standard errors", () => {
    const isPublic = rowNumbers.filter((row) => (stream.columns.provider[row] ?? 0) >= 247).length;
    const expected = (stream.rows * 265_542) / 36_210_368;
    expect(Math.abs(isPublic - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test.each(locationClasses.map((name, code) => [name, code] as const))(
    "have the published share of the location class %s, to .4 points",
    (_, code) => {
      const share = (countsOf(stream.locationClass, 5)[code] ?? 0) / stream.rows;
      expect(Math.abs(share - (publishedPlaces[code] ?? 0))).toBeLessThan(0.004);
      expect(share).toBeGreaterThan(0);
    },
  );

  test("list 19.6 % of the US reports without a state, to 2 points", () => {
    const counts = countsOf(stream.locationClass, 5);
    const [, withState = 0, withoutState = 0] = counts;
    expect(Math.abs(withoutState / (withState + withoutState) - 0.196)).toBeLessThan(0.02);
  });

  test.each(incidentTypes.map((name, code) => [name, code] as const))(
    "have the published share of the type %s, to 15 % or 4 standard errors",
    (name, code) => {
      const found = countsOf(stream.columns.incidentType, 8)[code] ?? 0;
      const reports = publishedTables(2023).incidentTypeReports.get(name) ?? Number.NaN;
      const expected = (stream.rows * reports) / 36_210_368;
      const reportsPerIncident = 1.7; // reports of one incident have one type
      const allowed = Math.max(0.15 * expected, 4 * Math.sqrt(expected * reportsPerIncident));
      expect(Math.abs(found - expected)).toBeLessThan(allowed);
    },
  );

  test("have small providers that are published with a handful of reports a year", () => {
    const counts = countsOf(stream.columns.provider, 250);
    const small = counts.subarray(58, 247).filter((count) => count > 0).length;
    expect(small).toBeGreaterThan(40);
    expect(small).toBeLessThan(150);
  });
});

/** Published reports by name and how many of the week's rows have it, both as shares of those that have any. */
function largestShares(names: readonly { name: string; reports: number }[], codes: ArrayLike<number>, size: number) {
  const counts = countsOf(codes, 300);
  const total = names.reduce((sum, { reports }) => sum + reports, 0);
  const found = counts.subarray(1, names.length + 1).reduce((sum, count) => sum + count, 0);
  return names
    .map(({ reports }, at) => ({ expected: reports / total, share: (counts[at + 1] ?? 0) / found }))
    .sort((x, y) => y.expected - x.expected)
    .slice(0, size);
}

describe("homes", () => {
  const homes = (codes: Uint8Array): Uint8Array =>
    Uint8Array.from(stream.truth.homePlace.subarray(0, stream.rows), (home) => codes[home] ?? 0);

  test("in the US lie in its states as the published reports do", () => {
    const states = largestShares(publishedTables(2023).states, homes(world.agencies.stateOfPlace), 8);
    for (const { share, expected } of states) expect(Math.abs(share / expected - 1)).toBeLessThan(0.15);
  });

  test("abroad lie in the countries of the published list", () => {
    const { countries } = publishedTables(2023);
    const names = countries.map(({ iso3, reports }) => ({ name: iso3, reports: iso3 === "USA" ? 0 : reports }));
    const abroad = homes(world.agencies.countryOfPlace).map((code) => (code === world.agencies.usCountry ? 0 : code));
    for (const { share, expected } of largestShares(names, abroad, 10)) {
      expect(Math.abs(share / expected - 1)).toBeLessThan(0.05);
    }
  });
});

test("the columns list the 20 largest countries as often as they are published, to 5 %", () => {
  const { countries } = publishedTables(2023);
  const names = countries.map(({ iso3, reports }) => ({ name: iso3, reports }));
  for (const { share, expected } of largestShares(names, stream.listedCountry, 20)) {
    expect(Math.abs(share / expected - 1)).toBeLessThan(0.05);
  }
});

test("content seen often and shared without malice is marked about as often as reports were informational", () => {
  const isMarked = (row: number): boolean => stream.columns.marked?.[row] === 2;
  const published = { international: 0.518, usWithState: 0.262, federal: 0.267 };
  const groupOf = (row: number): keyof typeof published => {
    const name = locationClasses[stream.locationClass[row] ?? 0];
    return name === "international" || name === "usWithState" ? name : "federal";
  };
  for (const group of ["international", "usWithState", "federal"] as const) {
    const own = rowNumbers.filter((row) => groupOf(row) === group);
    expect(Math.abs(own.filter(isMarked).length / own.length - published[group])).toBeLessThan(0.05);
  }
});

describe("urgency", () => {
  test("has its assumed shares among the incidents of contact types, and among the others", () => {
    const { contactUrgentShare, otherUrgentShare, imminentShare } = world.source.values;
    const gradeOf = new Map(rowNumbers.map((row) => [`${stream.truth.incident[row]} ${isContact(row)}`, row]));
    const incidents = [...gradeOf.values()];
    const grade = (row: number): number => stream.truth.grade[row] ?? 0;
    const urgent = incidents.filter((row) => grade(row) !== 0);
    expectShare(urgent.filter(isContact).length, incidents.filter(isContact).length, contactUrgentShare);
    expectShare(urgent.filter((row) => !isContact(row)).length, incidents.length, otherUrgentShare);
    expectShare(urgent.filter((row) => grade(row) === 2).length, urgent.length, imminentShare);
  });

  test("is flagged by providers in about 7 of 10,000 reports, mostly where it is true", () => {
    const flagged = rowNumbers.filter((row) => stream.columns.providerEscalation?.[row] === 1);
    expect(flagged.length / stream.rows).toBeGreaterThan(0.0005);
    expect(flagged.length / stream.rows).toBeLessThan(0.001);
    const right = flagged.filter((row) => stream.truth.grade[row] !== 0).length;
    expect(right / flagged.length).toBeGreaterThan(0.3);
    expect(right / flagged.length).toBeLessThan(0.9);
  });

  test("comes with contact, which is far more common at some classes of sender than at others", () => {
    const shareAt = (name: ProviderClass): number => {
      const own = rowNumbers.filter((row) => stream.truth.providerClass[row] === providerClasses.indexOf(name));
      return own.filter(isContact).length / own.length;
    };
    const order = (["cloudSearch", "socialFeed", "messaging", "datingLiveVideo", "gaming", "telephone"] as const).map(
      shareAt,
    );
    expect(order).toEqual([...order].sort((x, y) => x - y));
  });

  function isContact(row: number): boolean {
    return contactTypes.some((name) => incidentTypes.indexOf(name) === stream.columns.incidentType[row]);
  }

  function expectShare(hits: number, of: number, share: number): void {
    expect(Math.abs(hits - of * share)).toBeLessThan(4 * Math.sqrt(of * share * (1 - share)));
  }
});

describe("arrivals", () => {
  const perTick = (): number[] =>
    Array.from(stream.tickRows.subarray(1, 7 * 96 + 1), (end, tick) => end - (stream.tickRows[tick] ?? 0));
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

  test("are busier by day than by night, and on working days than at weekends", () => {
    const counts = perTick();
    const between = (from: number, to: number): number =>
      sum(counts.filter((_, tick) => tick % 96 >= 4 * from && tick % 96 < 4 * to));
    expect(between(16, 22) / between(4, 10)).toBeGreaterThan(1.3);
    const days = Array.from({ length: 7 }, (_, day) => sum(counts.slice(96 * day, 96 * day + 96)));
    expect(Math.max(...days.slice(5))).toBeLessThan(Math.min(...days.slice(0, 5)));
  });

  test("vary from one tick to the next far more than a steady rate would let them", () => {
    const counts = perTick();
    const steps = counts.slice(1).map((count, tick) => (count - (counts[tick] ?? 0)) * (count - (counts[tick] ?? 0)));
    const fano = sum(steps) / 2 / sum(counts.slice(1)); // differences of neighbours leave the rhythm out
    expect(fano).toBeGreaterThan(20);
    expect(fano).toBeLessThan(80);
  });
});
