import type { PublishedTables } from "../published.ts";

/** Where reports are delivered to. `country` and `state` are codes, 0 for none; `weight` is a task force's share of its state. */
export interface Agency {
  readonly name: string;
  readonly kind: "none" | "federal" | "taskForce" | "foreign";
  readonly country: number;
  readonly state: number;
  readonly weight: number;
}

/** Agencies by code, and how places lead to them. A place is a country's code, or beyond those a task force area. */
export interface AgencyTables {
  readonly agencies: readonly Agency[];
  readonly federal: number;
  readonly usCountry: number;
  /** By country code; the US leads to the federal queue. */
  readonly agencyOfCountry: Uint16Array;
  /** By state code: the state's largest task force. */
  readonly agencyOfState: Uint16Array;
  /** By place. */
  readonly agencyOfPlace: Uint16Array;
  /** By place: country and state codes. */
  readonly countryOfPlace: Uint8Array;
  readonly stateOfPlace: Uint8Array;
  /** First place that is a task force area; the areas follow in the order of the task forces. */
  readonly firstArea: number;
}

const firstTaskForce = 2;

function agencyList({ countries, states, taskForces }: PublishedTables, usCountry: number): Agency[] {
  const stateCode = new Map(states.map(({ name }, index) => [name, index + 1]));
  return [
    { name: "none", kind: "none", country: 0, state: 0, weight: 0 },
    { name: "federal", kind: "federal", country: usCountry, state: 0, weight: 0 },
    ...taskForces.map(
      ({ name, state, weight }): Agency => ({
        name: `taskForce-${name}`,
        kind: "taskForce",
        country: usCountry,
        state: stateCode.get(state) ?? 0,
        weight,
      }),
    ),
    ...countries.flatMap(({ iso3 }, index): Agency[] =>
      index + 1 === usCountry
        ? []
        : [{ name: `foreign-${iso3}`, kind: "foreign", country: index + 1, state: 0, weight: 1 }],
    ),
  ];
}

/** One federal queue, the 61 task forces, and a partner a foreign country. */
export function agencyTables(tables: PublishedTables): AgencyTables {
  const usCountry = tables.countries.findIndex(({ iso3 }) => iso3 === "USA") + 1;
  const agencies = agencyList(tables, usCountry);
  const federal = 1;
  const agencyOfCountry = new Uint16Array(tables.countries.length + 1);
  const agencyOfState = new Uint16Array(tables.states.length + 1);
  agencies.forEach(({ kind, country, state, weight }, code) => {
    if (kind === "foreign") agencyOfCountry[country] = code;
    const largest = agencies[agencyOfState[state] ?? 0];
    if (kind === "taskForce" && weight > (largest?.weight ?? 0)) agencyOfState[state] = code;
  });
  agencyOfCountry[usCountry] = federal;
  const firstArea = tables.countries.length + 1;
  const places = firstArea + tables.taskForces.length;
  const areaAgency = (place: number): number => firstTaskForce + place - firstArea;
  return {
    agencies,
    federal,
    usCountry,
    agencyOfCountry,
    agencyOfState,
    firstArea,
    agencyOfPlace: Uint16Array.from({ length: places }, (_, place) =>
      place < firstArea ? (agencyOfCountry[place] ?? 0) : areaAgency(place),
    ),
    countryOfPlace: Uint8Array.from({ length: places }, (_, place) => (place < firstArea ? place : usCountry)),
    stateOfPlace: Uint8Array.from({ length: places }, (_, place) =>
      place < firstArea ? 0 : (agencies[areaAgency(place)]?.state ?? 0),
    ),
  };
}
