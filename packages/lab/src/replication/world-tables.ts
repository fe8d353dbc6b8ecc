import type { AgencyMap, Cells } from "@tipbench/scoring";
import { cellsOf } from "@tipbench/scoring";
import type { ReferenceTables } from "@tipbench/stage-kit";
import { agencyKinds, incidentTypes } from "@tipbench/vocabulary";
import { blockOfAddress, type World } from "@tipbench/world";

/** The public tables that stages are given. */
export function referenceTables({ agencies, geolocation }: World): ReferenceTables {
  return {
    agencies: agencies.agencies,
    federal: agencies.federal,
    usCountry: agencies.usCountry,
    agencyOfCountry: agencies.agencyOfCountry,
    agencyOfState: agencies.agencyOfState,
    geolocation,
    blockOf: blockOfAddress,
  };
}

/** Agencies as scoring sees them. */
export function agencyMap({ agencies }: World): AgencyMap {
  return {
    countryOfAgency: Uint8Array.from(agencies.agencies, ({ country }) => country),
    kindOfAgency: Uint8Array.from(agencies.agencies, ({ kind }) => agencyKinds.indexOf(kind)),
    federal: agencies.federal,
  };
}

/** The groups by which results are split. */
export function scoringCells({ agencies, source }: World): Cells {
  const { countries, states } = source.tables;
  return cellsOf(
    Array.from(agencies.countryOfPlace, (country, place) => ({
      region: countries[country - 1]?.region ?? "asia",
      state: states[(agencies.stateOfPlace[place] ?? 0) - 1]?.name ?? null,
    })),
  );
}

/** How the cells number a row. */
export function cellNumbering({ homes, homeOfPlace }: Cells) {
  return { types: incidentTypes.length, homes: homes.length, homeOfPlace };
}
