import { lever, type Parameter } from "@tipbench/vocabulary";
import { publishedTables } from "./published.ts";

/** What the published reports of a foreign country are multiplied by: a lever, 1 where a scenario says nothing. */
export const countryFactor: Parameter = {
  ...lever(
    0,
    100,
    "factor",
    "reports of a foreign country against the published ones, those from abroad staying as many",
  ),
  value: 1,
};

/** The codes of the foreign countries of the published list, which may have a factor. */
export function foreignCountries(year: number): readonly string[] {
  return publishedTables(year).countries.flatMap(({ iso3, region }) => (region === "unitedStates" ? [] : [iso3]));
}
