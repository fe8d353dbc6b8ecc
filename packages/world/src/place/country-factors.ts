import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import type { PublishedTables } from "../published.ts";

function problem(code: string, found: string, expected: string): UserErrorDetail {
  return {
    code: "bad-country-factor",
    message: `The factor of ${code}'s reports can't be used.`,
    at: `countryFactors.${code}`,
    found,
    expected,
    fix: "give a foreign country of the published list a factor of 0 or more",
  };
}

/**
 * The published tables with the reports of some foreign countries multiplied, by code. Throws UserError with all codes that are
 * unknown or the United States', and all factors below 0 or not finite.
 */
export function withCountryFactors(
  tables: PublishedTables,
  factors: Readonly<Record<string, number>>,
): PublishedTables {
  const isForeign = (code: string): boolean =>
    tables.countries.some(({ iso3, region }) => iso3 === code && region !== "unitedStates");
  const problems = Object.entries(factors).flatMap(([code, factor]) => {
    if (!isForeign(code)) return [problem(code, code, "a foreign country by its three letters")];
    return factor >= 0 && Number.isFinite(factor) ? [] : [problem(code, String(factor), "0 or more")];
  });
  if (problems.length > 0) throw new UserError(problems);
  const countries = tables.countries.map((country) => ({
    ...country,
    reports: country.reports * (factors[country.iso3] ?? 1),
  }));
  return { ...tables, countries };
}
