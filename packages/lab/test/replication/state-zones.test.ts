import { expect, test } from "vitest";
import { zoneOfState } from "../../src/replication/state-zones.ts";
import { smallWorld } from "../fixtures/first-chunk.ts";

const { states } = smallWorld("time zones of states").source.tables;

/** Hours ahead of UTC at noon of a day, as the platform's own calendar has it. */
function hoursOf(timeZone: string, date: string): number {
  const form = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  const name = form.formatToParts(new Date(`${date}T12:00:00Z`)).find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours = 0, minutes = 0] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
}

/** Hours ahead of UTC in winter where most of a state's people live. */
const winterHours: readonly (readonly [number, string])[] = [
  [-5, "CT DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV"],
  [-6, "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI"],
  [-7, "AZ CO ID MT NM UT WY"],
  [-8, "CA NV OR WA"],
  [-9, "AK"],
  [-10, "HI"],
];

test("every state has the clock of most of its people, in winter and in summer", () => {
  const named = winterHours.flatMap(([hours, list]) => list.split(" ").map((state) => [state, hours] as const));
  expect(named.map(([state]) => state).sort()).toEqual(states.map(({ name }) => name).sort());
  for (const [state, hours] of named) {
    expect(hoursOf(zoneOfState(state), "2023-01-10"), state).toBe(hours);
    const summer = ["AZ", "HI"].includes(state) ? hours : hours + 1;
    expect(hoursOf(zoneOfState(state), "2023-07-10"), state).toBe(summer);
  }
});
