import type { TimeZone } from "@tipbench/floor";

/** The zone of most of a state's people. */
const zonesOfStates: readonly (readonly [TimeZone, string])[] = [
  ["America/New_York", "CT DC DE FL GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV"],
  ["America/Detroit", "MI"],
  ["America/Indiana/Indianapolis", "IN KY"],
  ["America/Chicago", "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI"],
  ["America/Denver", "CO MT NM UT WY"],
  ["America/Boise", "ID"],
  ["America/Phoenix", "AZ"],
  ["America/Los_Angeles", "CA NV OR WA"],
  ["America/Anchorage", "AK"],
  ["Pacific/Honolulu", "HI"],
];

const byState: ReadonlyMap<string, TimeZone> = new Map(
  zonesOfStates.flatMap(([zone, states]) => states.split(" ").map((state) => [state, zone] as const)),
);

/** The time zone of most of a state's people, by its two letters; Eastern Time for what is no state. */
export function zoneOfState(state: string): TimeZone {
  return byState.get(state) ?? "America/New_York";
}
