import {
  foreignCountries,
  type Sender,
  type TaskForceParameter,
  taskForceParameters,
  yearSenders,
} from "@tipbench/world";

/** What a scenario of a year may name. */
export interface YearTables {
  readonly year: number;
  readonly senders: readonly Sender[];
  readonly taskForces: ReadonlyMap<string, readonly TaskForceParameter[]>;
  /** Codes of foreign countries. */
  readonly countries: readonly string[];
}

/** The senders, task forces and foreign countries of a year from the published tables. */
export function yearTables(year: number): YearTables {
  return { year, senders: yearSenders(year), taskForces: taskForceParameters(year), countries: foreignCountries(year) };
}
