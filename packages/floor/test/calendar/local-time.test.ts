import { describe, expect, test } from "vitest";
import { dayOfDate, secondsPerDay } from "../../src/calendar/civil-day.ts";
import { momentOfLocal, offsetAt } from "../../src/calendar/local-time.ts";
import { type TimeZone, timeZones } from "../../src/calendar/time-zones.ts";

const zones = Object.keys(timeZones).filter((name): name is TimeZone => name in timeZones);
const hour = 3_600;
const moment = (text: string): number => Date.parse(text) / 1000;

/** What the host's own data says of a zone's distance from UTC. */
function hostOffsets(zone: TimeZone): (atSeconds: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return (atSeconds) => {
    const [, sign = "+", hours = "0", minutes = "0"] =
      /GMT(?:([+-])(\d+):(\d+))?/.exec(format.format(atSeconds * 1000)) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60);
  };
}

describe.each(zones)("%s", (zone) => {
  test("is as far from UTC as the host's data says, every three hours of 2021 to 2023 and every 15 minutes where it changes", () => {
    const host = hostOffsets(zone);
    const wrong: number[] = [];
    let before = host(moment("2021-01-01T00:00:00Z"));
    for (let at = moment("2021-01-01T00:00:00Z"); at < moment("2024-01-01T00:00:00Z"); at += 3 * hour) {
      const here = host(at);
      if (offsetAt(zone, at) !== here) wrong.push(at);
      for (let near = at - 3 * hour; here !== before && near < at; near += 900) {
        if (offsetAt(zone, near) !== host(near)) wrong.push(near);
      }
      before = here;
    }
    expect(wrong).toEqual([]);
  });
});

describe("a time of the clock", () => {
  const newYork = (date: string, hours: number): number =>
    momentOfLocal("America/New_York", dayOfDate(date), hours * hour);

  test("that is left out in spring is the moment after the gap", () => {
    expect(newYork("2024-03-10", 2.5)).toBe(moment("2024-03-10T07:00:00Z"));
    expect(newYork("2024-03-10", 2)).toBe(moment("2024-03-10T07:00:00Z"));
    expect(newYork("2024-03-10", 3)).toBe(moment("2024-03-10T07:00:00Z"));
    expect(newYork("2024-03-10", 1.5)).toBe(moment("2024-03-10T06:30:00Z"));
  });

  test("that is shown twice in autumn is the first", () => {
    expect(newYork("2024-11-03", 1.5)).toBe(moment("2024-11-03T05:30:00Z"));
    expect(newYork("2024-11-03", 2)).toBe(moment("2024-11-03T07:00:00Z"));
  });

  test("of the day after may be counted from the day before", () => {
    expect(newYork("2024-03-09", 30)).toBe(newYork("2024-03-10", 6));
  });

  test.each(["America/St_Johns", "Europe/Lisbon", "Australia/Adelaide", "Pacific/Auckland", "Asia/Manila"] as const)(
    "in %s is never an earlier moment than an earlier one, and shows itself again",
    (zone) => {
      const wrong: number[] = [];
      let last = 0;
      const day = dayOfDate("2022-12-31");
      for (let quarter = 0; quarter < 370 * 96; quarter++) {
        const at = momentOfLocal(zone, day, quarter * 900);
        const shown = at + offsetAt(zone, at) - day * secondsPerDay;
        if (at < last || shown < quarter * 900 || shown > quarter * 900 + hour) wrong.push(at);
        last = at;
      }
      expect(wrong).toEqual([]);
    },
  );
});
