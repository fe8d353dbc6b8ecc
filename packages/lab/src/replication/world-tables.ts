import { type AgencyMap, agencyGroups, type Cells, cellsOf, type RunTruth } from "@tipbench/scoring";
import type { ReferenceTables } from "@tipbench/stage-kit";
import { agencyKinds, incidentTypes } from "@tipbench/vocabulary";
import { blockOfAddress, missCauseTable, type World } from "@tipbench/world";
import type { KeptTruth } from "../execution/task.ts";

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

/** The group of each agency, as `agencyGroups` names them: its state, its region abroad, or the federal queue. */
export function groupOfAgency({ agencies, source }: World, cells: Cells): Uint8Array {
  const { countries, states } = source.tables;
  const groups = agencyGroups(cells);
  return Uint8Array.from(agencies.agencies, ({ kind, country, state }) => {
    const region = countries[country - 1]?.region ?? "";
    const name = { none: "", federal: "federal", taskForce: states[state - 1]?.name ?? "", foreign: region }[kind];
    return Math.max(0, groups.indexOf(name));
  });
}

/** What the truth of a world's rows is kept by. */
export function keptTruth(world: World, truth: RunTruth): KeptTruth {
  return { truth, numbering: cellNumbering(scoringCells(world)), causes: missCauseTable(world) };
}

/** How the cells number a row. */
export function cellNumbering({ homes, homeOfPlace }: Cells) {
  return { types: incidentTypes.length, homes: homes.length, homeOfPlace };
}
