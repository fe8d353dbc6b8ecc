import { permuteIndex } from "@tipbench/random";
import { providerClasses } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { worldValues } from "../src/index.ts";
import { keysOf } from "../src/keys.ts";
import { providerProfiles } from "../src/provider-profiles.ts";
import { providerTables } from "../src/providers.ts";
import { publishedTables } from "../src/published.ts";

const published = publishedTables(2023);
const tables = providerTables(keysOf("providers"), worldValues(), published, 1);

function countsOf(codes: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(tables.names.length);
  for (const code of Array.from(codes)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

test("there are 247 providers by rank and three channels of the public, each with a name of its own", () => {
  expect(published.providerReports).toHaveLength(247);
  expect(new Set(tables.names).size).toBe(250);
  expect(tables.names.slice(245)).toEqual([
    "provider-246",
    "provider-247",
    "publicForm",
    "telephone",
    "foreignHotline",
  ]);
  expect(tables.firstPublic).toBe(247);
});

test("providers are of nine classes beside the three of the public, each with a profile of its own", () => {
  expect(new Set(tables.classOf.subarray(0, 247)).size).toBe(9);
  expect(new Set(tables.classOf).size).toBe(providerClasses.length);
  expect(new Set(Object.values(providerProfiles).map((profile) => JSON.stringify(profile))).size).toBe(12);
});

test("every share of a profile is one", () => {
  for (const { escalation, delayHours, delaySigma, retentionDays, contactTilt, ...shares } of Object.values(
    providerProfiles,
  )) {
    expect(Object.values(shares).every((share) => share >= 0 && share <= 1)).toBe(true);
    expect([escalation, delayHours, delaySigma, retentionDays, contactTilt].every((value) => value > 0)).toBe(true);
  }
});

test("groups of the location table are ranks 1, 2, 3 to 5, 6 to 20, beyond, and the public", () => {
  expect(Array.from(countsOf(tables.groupOf).subarray(0, 6))).toEqual([1, 1, 3, 15, 227, 3]);
  expect([...tables.groupOf]).toEqual([...tables.groupOf].sort((x, y) => x - y));
});

test("shares sum to one, fall with the rank, and give the public its own", () => {
  const shares = Array.from(tables.shareOf);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(shares.slice(0, 247)).toEqual(shares.slice(0, 247).sort((x, y) => y - x));
  expect(shares.slice(247).reduce((sum, share) => sum + share, 0)).toBeCloseTo(worldValues().publicShare, 12);
});

describe("a small provider", () => {
  test("gets its published number of a year's rows", () => {
    const counts = countsOf(tables.quota);
    published.providerReports.forEach((reports, provider) => {
      expect(counts[provider]).toBe(reports < 1000 ? reports : 0);
    });
  });

  test("finds each row of its quota once in any stretch as long as a year", () => {
    const small = providerTables(keysOf("providers"), worldValues(), published, 0.01);
    const places = Array.from({ length: small.order.size }, (_, row) => permuteIndex(small.order, row));
    const given = places.flatMap((place) => (place < small.quota.length ? [small.quota[place] ?? 0] : []));
    expect(small.order.size).toBe(362_104);
    published.providerReports.forEach((reports, provider) => {
      expect(countsOf(small.quota)[provider]).toBe(reports < 1000 ? Math.round(reports / 100) : 0);
    });
    expect(countsOf(given)).toEqual(countsOf(small.quota));
  });
});
