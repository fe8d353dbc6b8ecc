import { expect, test } from "vitest";
import { worldValues } from "../../src/index.ts";
import { agencyTables } from "../../src/place/agencies.ts";
import { homeWeights, mobileShares, wrongCountryShares } from "../../src/place/place-regions.ts";
import { publishedTables } from "../../src/published.ts";

const tables = publishedTables(2023);

test.each([
  {},
  { wrongCountryShare: 0.03, wrongCountryMobileFactor: 4, wrongCountryTiltAfrica: 3, wrongCountryTiltEurope: 0.4 },
])(
  "homes whose addresses are now and then put into a country drawn by reports are listed by reports (%o)",
  (changed) => {
    const values = worldValues(changed);
    const agencies = agencyTables(tables, values);
    const mobile = mobileShares(values, tables, agencies);
    const fixedErrors = wrongCountryShares(values, tables, agencies);
    const homes = homeWeights(tables, values, fixedErrors, mobile);
    const wrong = tables.countries.map((_, index) => {
      const share = mobile[index + 1] ?? 0;
      return (fixedErrors[index + 1] ?? 0) * (1 - share + share * values.wrongCountryMobileFactor);
    });
    const abroad = tables.countries.map(({ iso3, reports }) => (iso3 === "USA" ? 0 : reports));
    const sum = (numbers: ArrayLike<number>): number => Array.from(numbers).reduce((total, value) => total + value, 0);
    const drawn = homes.reduce((total, weight, index) => total + weight * (wrong[index] ?? 0), 0);
    homes.forEach((weight, index) => {
      const published = (abroad[index] ?? 0) / sum(abroad);
      const listed = (weight * (1 - (wrong[index] ?? 0)) + drawn * published) / sum(homes);
      expect(listed).toBeCloseTo(published, 12);
    });
  },
);
