import type { Channel } from "@tipbench/vocabulary";
import type { WorldValues } from "../parameters.ts";
import type { PublishedTables } from "../published.ts";

/** Where reports are delivered to. `country` and `state` are codes, 0 for none; `weight` is a task force's share of its state. */
export interface Agency {
  readonly name: string;
  readonly kind: "none" | "federal" | "taskForce" | "foreign";
  readonly country: number;
  readonly state: number;
  readonly weight: number;
  /** How a partner abroad is reached. */
  readonly channel: Channel;
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

/** Channels by country code: the largest countries by reports are told directly, the next through a liaison; equal ones in the list's order. */
function channelsOf({ countries }: PublishedTables, usCountry: number, values: WorldValues): Channel[] {
  const { directPartners, liaisonPartners } = values;
  const channels: Channel[] = countries.map(() => "international");
  countries
    .map(({ reports }, index) => ({ reports, index }))
    .filter(({ index }) => index + 1 !== usCountry)
    .sort((one, other) => other.reports - one.reports || one.index - other.index)
    .slice(0, directPartners + liaisonPartners)
    .forEach(({ index }, rank) => {
      channels[index] = rank < directPartners ? "direct" : "liaison";
    });
  return ["none", ...channels];
}

function agencyList(tables: PublishedTables, usCountry: number, values: WorldValues): Agency[] {
  const { countries, states, taskForces } = tables;
  const channels = channelsOf(tables, usCountry, values);
  const stateCode = new Map(states.map(({ name }, index) => [name, index + 1]));
  return [
    { name: "none", kind: "none", country: 0, state: 0, weight: 0, channel: "none" },
    { name: "federal", kind: "federal", country: usCountry, state: 0, weight: 0, channel: "none" },
    ...taskForces.map(
      ({ name, state, weight }): Agency => ({
        name: `taskForce-${name}`,
        kind: "taskForce",
        country: usCountry,
        state: stateCode.get(state) ?? 0,
        weight,
        channel: "none",
      }),
    ),
    ...countries.flatMap(({ iso3 }, index): Agency[] => {
      const country = index + 1;
      const channel = channels[country] ?? "none";
      return country === usCountry
        ? []
        : [{ name: `foreign-${iso3}`, kind: "foreign", country, state: 0, weight: 1, channel }];
    }),
  ];
}

/** One federal queue, the 61 task forces, and a partner a foreign country, whatever the channel through which it is reached. */
export function agencyTables(tables: PublishedTables, values: WorldValues): AgencyTables {
  const usCountry = tables.countries.findIndex(({ iso3 }) => iso3 === "USA") + 1;
  const agencies = agencyList(tables, usCountry, values);
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
