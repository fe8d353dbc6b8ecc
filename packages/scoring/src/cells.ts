import { type Dimension, incidentTypes, providerClasses, type Region, regions } from "@tipbench/vocabulary";

/** The groups by which counts are kept: provider class x incident type x home (a US state, or a region abroad). */
export interface Cells {
  readonly count: number;
  /** Names of home groups: regions abroad, then US states. */
  readonly homes: readonly string[];
  /** Home group by place code. */
  readonly homeOfPlace: Uint8Array;
}

const abroad = regions.filter((region) => region !== "unitedStates");

/** What the cells need to know of a place: its region, and its state's name where it lies in the US. */
export interface PlaceGroup {
  readonly region: Region;
  readonly state: string | null;
}

/** Lays out the cells for places given by code. */
export function cellsOf(places: readonly PlaceGroup[]): Cells {
  const states = [...new Set(places.flatMap(({ state }) => (state === null ? [] : [state])))].sort();
  const homes = [...abroad, ...states];
  return {
    count: providerClasses.length * incidentTypes.length * homes.length,
    homes,
    homeOfPlace: Uint8Array.from(places, ({ region, state }) => Math.max(0, homes.indexOf(state ?? region))),
  };
}

function groupOfCell({ homes }: Cells, dimension: Dimension, cell: number): string | undefined {
  const home = homes[cell % homes.length] ?? "";
  const typed = Math.floor(cell / homes.length);
  const isAbroad = abroad.some((region) => region === home);
  if (dimension === "providerClass") return providerClasses[Math.floor(typed / incidentTypes.length)];
  if (dimension === "incidentType") return incidentTypes[typed % incidentTypes.length];
  if (dimension === "region") return isAbroad ? home : "unitedStates";
  return isAbroad ? undefined : home;
}

/** The cells of each group of a dimension; groups in the order of their code books, states by name. */
export function groupsOf(cells: Cells, dimension: Dimension): ReadonlyMap<string, readonly number[]> {
  const order = { providerClass: providerClasses, incidentType: incidentTypes, region: regions, state: cells.homes };
  const groups = new Map<string, number[]>(order[dimension].map((name) => [name, []]));
  for (let cell = 0; cell < cells.count; cell++) {
    const group = groupOfCell(cells, dimension, cell);
    if (group !== undefined) groups.get(group)?.push(cell);
  }
  for (const [name, members] of groups) if (members.length === 0) groups.delete(name);
  return groups;
}
