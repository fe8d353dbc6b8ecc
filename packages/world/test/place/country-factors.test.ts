import { UserError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { withCountryFactors } from "../../src/place/country-factors.ts";
import { publishedTables } from "../../src/published.ts";
import { smallWorld, wholeStream } from "../whole-stream.ts";

const published = publishedTables(2023);
const code = (name: string): number => published.countries.findIndex(({ iso3 }) => iso3 === name) + 1;
const reportsOf = (name: string): number => published.countries[code(name) - 1]?.reports ?? 0;

/** Homes of the subjects of a small world, by subject. */
function homesWith(countryFactors: Readonly<Record<string, number>>): ReadonlyMap<number, number> {
  const { truth, rows } = wholeStream(smallWorld("countries", { scale: 0.05, days: 2 }, {}, { countryFactors }), 96);
  return new Map(Array.from({ length: rows }, (_, row) => [truth.subject[row] ?? 0, truth.homePlace[row] ?? 0]));
}

const usual = homesWith({});
const isAbroad = (home: number): boolean => home > 0 && home <= published.countries.length;
const abroadOf = (homes: ReadonlyMap<number, number>): number[] => [...homes.values()].filter(isAbroad);

test("a country with a factor is home to so many times the published share of subjects abroad, to four standard errors", () => {
  const abroad = abroadOf(homesWith({ IND: 3 }));
  const total = published.countries.reduce((sum, { iso3, reports }) => sum + (iso3 === "USA" ? 0 : reports), 0);
  const share = (3 * reportsOf("IND")) / (total + 2 * reportsOf("IND"));
  const found = abroad.filter((home) => home === code("IND")).length;
  const error = Math.sqrt(abroad.length * share * (1 - share));
  expect(Math.abs(found - abroad.length * share)).toBeLessThan(4 * error + 0.02 * abroad.length * share);
  expect(found).toBeGreaterThan(1.5 * abroadOf(usual).filter((home) => home === code("IND")).length);
});

test("one with factor 0 is nobody's home", () => {
  expect(abroadOf(usual)).toContain(code("PHL"));
  expect(abroadOf(homesWith({ PHL: 0 }))).not.toContain(code("PHL"));
});

test("the same subjects live abroad, whatever the factors", () => {
  const moved = homesWith({ IND: 3, PHL: 0 });
  expect([...moved].map(([subject, home]) => [subject, isAbroad(home)])).toEqual(
    [...usual].map(([subject, home]) => [subject, isAbroad(home)]),
  );
});

test("factor 1 for any country changes nothing", () => {
  expect(withCountryFactors(published, { IND: 1, BRA: 1 })).toEqual(published);
  expect(homesWith({ IND: 1 })).toEqual(usual);
});

test("codes that are no foreign country and factors that are none are refused together", () => {
  const refuse = (): unknown => withCountryFactors(published, { XXX: 2, USA: 2, IND: -1, BRA: Number.NaN, PAK: 2 });
  expect(refuse).toThrow(UserError);
  try {
    refuse();
  } catch (error) {
    const problems = error instanceof UserError ? error.problems : [];
    expect(problems.map(({ at }) => at)).toEqual(["XXX", "USA", "IND", "BRA"].map((name) => `countryFactors.${name}`));
  }
});
