import type { Region } from "@tipbench/vocabulary";
import type { WorldValues } from "../parameters.ts";
import type { PublishedTables } from "../published.ts";
import type { AgencyTables } from "./agencies.ts";

const mostMobile = 0.95;

function mobileTilts(values: WorldValues): Readonly<Record<Region, number>> {
  return {
    unitedStates: values.mobileTiltUnitedStates,
    americas: values.mobileTiltAmericas,
    europe: values.mobileTiltEurope,
    asia: values.mobileTiltAsia,
    africa: values.mobileTiltAfrica,
    oceania: values.mobileTiltOceania,
  };
}

function wrongCountryTilts(values: WorldValues): Readonly<Record<Region, number>> {
  return {
    unitedStates: 0,
    americas: values.wrongCountryTiltAmericas,
    europe: values.wrongCountryTiltEurope,
    asia: values.wrongCountryTiltAsia,
    africa: values.wrongCountryTiltAfrica,
    oceania: values.wrongCountryTiltOceania,
  };
}

/** Values by place; those of place 0 are 0. */
function byPlace(
  { countries }: PublishedTables,
  { agencyOfPlace }: AgencyTables,
  of: Readonly<Record<Region, number>>,
): Float64Array {
  return Float64Array.from(agencyOfPlace, (_, place) =>
    place === 0 ? 0 : of[countries[place - 1]?.region ?? "unitedStates"],
  );
}

/** Share of mobile networks by place: the region's tilt, scaled so that the mean over the published reports is `mobileShare`; .95 at most. */
export function mobileShares(values: WorldValues, tables: PublishedTables, agencies: AgencyTables): Float64Array {
  const tilts = mobileTilts(values);
  const total = tables.countries.reduce((sum, { reports }) => sum + reports, 0);
  const mean = tables.countries.reduce((sum, { reports, region }) => sum + tilts[region] * reports, 0) / total;
  return byPlace(tables, agencies, tilts).map((tilt) => Math.min(mostMobile, (values.mobileShare * tilt) / mean));
}

/** Share of fixed blocks by place that the geolocation table puts into a country drawn from all; 0 in the US. */
export function wrongCountryShares(values: WorldValues, tables: PublishedTables, agencies: AgencyTables): Float64Array {
  return byPlace(tables, agencies, wrongCountryTilts(values)).map((tilt) => tilt * values.wrongCountryShare);
}

/**
 * Weights of the foreign countries as homes, by country from 0; the US has none. Where wrong entries of the geolocation table are drawn by
 * reports, homes in proportion to reports / (1 - share of wrong entries) make the columns list each country in proportion to its reports.
 */
export function homeWeights(
  { countries }: PublishedTables,
  { wrongCountryMobileFactor }: WorldValues,
  wrongCountryShare: Float64Array,
  mobileShare: Float64Array,
): Float64Array {
  return Float64Array.from(countries, ({ reports, region }, index) => {
    const mobile = mobileShare[index + 1] ?? 0;
    const wrong = (wrongCountryShare[index + 1] ?? 0) * (1 - mobile + mobile * wrongCountryMobileFactor);
    return region === "unitedStates" ? 0 : reports / (1 - wrong);
  });
}
