import { describe, expect, test } from "vitest";
import { worldValues } from "../../src/index.ts";
import { blocksPerFamily } from "../../src/place/address.kernel.ts";
import { agencyTables } from "../../src/place/agencies.ts";
import { mobileShares } from "../../src/place/place-regions.ts";
import { publishedTables } from "../../src/published.ts";
import { smallWorld } from "../whole-stream.ts";

const { agencies, source } = smallWorld("plan", { scale: 0.001 });
const { plan, tables } = source;
const codeOf = (iso3: string): number => tables.countries.findIndex((country) => country.iso3 === iso3) + 1;
const blocksOf = (place: number): number => (plan.count[3 * place] ?? 0) + (plan.count[3 * place + 1] ?? 0);

test("a country has blocks in proportion to its reports, a small one a few", () => {
  const abroad = tables.countries.reduce((sum, { iso3, reports }) => sum + (iso3 === "USA" ? 0 : reports), 0);
  const all = tables.countries.reduce((sum, _, index) => sum + blocksOf(index + 1), 0);
  for (const iso3 of ["IND", "PHL", "FRA", "BRA"]) {
    const share = (tables.countries[codeOf(iso3) - 1]?.reports ?? 0) / abroad;
    expect(Math.abs(blocksOf(codeOf(iso3)) / all / share - 1)).toBeLessThan(0.02);
  }
  expect(blocksOf(codeOf("IND"))).toBeGreaterThan(10_000);
  expect(blocksOf(codeOf("TUV"))).toBe(4);
});

test("runs of blocks follow each other and leave some of address space free", () => {
  for (let cell = 1; cell < plan.count.length; cell++) {
    expect(plan.first[cell]).toBe((plan.first[cell - 1] ?? 0) + (plan.count[cell - 1] ?? 0));
  }
  expect(plan.blocks).toBeLessThan(blocksPerFamily);
  expect(plan.place).toHaveLength(plan.blocks);
});

describe("the share of mobile networks", () => {
  const published = publishedTables(2023);
  const sharesOf = (overrides: Parameters<typeof worldValues>[0]): Float64Array => {
    const values = worldValues(overrides);
    return mobileShares(values, published, agencyTables(published, values));
  };

  test.each([0.3, 0.44, 0.6])("is %d in the mean of all reports", (mobileShare) => {
    const shares = sharesOf({ mobileShare });
    const total = published.countries.reduce((sum, { reports }) => sum + reports, 0);
    const mean = published.countries.reduce((sum, { reports }, at) => sum + reports * (shares[at + 1] ?? 0), 0) / total;
    expect(mean).toBeCloseTo(mobileShare, 9);
  });

  test("is lower in Europe than in Asia and Africa, and that of the US is the same in each area", () => {
    const shares = sharesOf({});
    expect(shares[codeOf("FRA")]).toBeLessThan(shares[codeOf("IND")] ?? 0);
    expect(shares[codeOf("IND")]).toBeLessThan(shares[codeOf("NGA")] ?? 0);
    expect(new Set(shares.subarray(agencies.firstArea))).toEqual(new Set([shares[agencies.usCountry]]));
  });
});
