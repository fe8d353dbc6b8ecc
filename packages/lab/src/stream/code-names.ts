import {
  answers,
  classifications,
  fileKinds,
  grades,
  incidentTypes,
  personErrors,
  providerClasses,
  relevances,
} from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";

/** Names by code, null where the code stands for none; by the unit of the columns that hold these codes. */
export type CodeNames = Readonly<Record<string, readonly (string | null)[]>>;

/** What codes are written as where people read them. A place is a country, or the area of a US task force. */
export function codeNames({ source, agencies }: World): CodeNames {
  const { countries, states } = source.tables;
  const countryName = (code: number): string | null => countries[code - 1]?.iso3 ?? null;
  const areaName = (code: number): string => `area of ${agencies.agencies[code]?.name ?? ""}`;
  return {
    incidentTypes,
    answers,
    fileKinds,
    classifications,
    relevances,
    providerClasses,
    grades,
    personErrors,
    provider: source.providers.names,
    country: [null, ...countries.map(({ iso3 }) => iso3)],
    state: [null, ...states.map(({ name }) => name)],
    agency: agencies.agencies.map(({ name }, code) => (code === 0 ? null : name)),
    place: Array.from(agencies.countryOfPlace, (country, place) =>
      place >= agencies.firstArea ? areaName(agencies.agencyOfPlace[place] ?? 0) : countryName(country),
    ),
  };
}
