import { unlimited } from "@tipbench/floor";
import { describe, expect, test } from "vitest";
import { minuteOf, perHourOf, secondsOf, weekdaysOf } from "../../src/floor-file/written-units.ts";
import { changedFloor, floorOf, wholeFloor } from "./floor-text.ts";

describe("units in words", () => {
  test("are times, rates, times of the clock and days", () => {
    expect(["90 s", "15 min", "2.5 h", "1 day", "28 days", "0s"].map(secondsOf)).toEqual([
      90, 900, 9_000, 86_400, 2_419_200, 0,
    ]);
    expect(["12 per hour", "300 per day"].map(perHourOf)).toEqual([12, 12.5]);
    expect(["00:00", "22:30", "24:00"].map(minuteOf)).toEqual([0, 1_350, 1_440]);
    expect(["Mon-Fri", "Sat, Sun", "Fri-Mon", "Wed", "Mon-Sun,Tue"].map(weekdaysOf)).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6],
      [0, 4, 5, 6],
      [2],
      [0, 1, 2, 3, 4, 5, 6],
    ]);
  });

  test("of another form are no numbers", () => {
    expect([secondsOf("5"), secondsOf("5 weeks"), perHourOf("5"), minuteOf("25:00")]).toEqual(
      new Array(4).fill(Number.NaN),
    );
  });
});

describe("the plan of a file", () => {
  test("has its kinds and desks, by their numbers", () => {
    const { plan } = floorOf();
    expect(plan.kinds).toEqual([
      {
        ...{ name: "urgent", priority: 1, perHour: 2, rhythm: null, desk: 0 },
        batch: { law: "fixed", items: 1 },
        patience: null,
      },
      {
        ...{ name: "routine", priority: 2, perHour: 4, rhythm: null, desk: 0 },
        batch: { law: "fixed", items: 1 },
        patience: null,
      },
    ]);
    expect(plan.desks[0]).toEqual({
      name: "intake",
      staffing: { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(2) },
      discipline: "nonPreemptive",
      shiftEnd: "finish",
      waitingRoom: Number.POSITIVE_INFINITY,
      service: new Array(2).fill({ law: "exponential", meanSeconds: 600 }),
      routes: new Array(2).fill([{ toDesk: 1, share: 0.5 }]),
    });
  });

  test("measures from the local midnight of the start date, after the warm-up", () => {
    const { plan } = floorOf();
    expect([plan.warmupSeconds, plan.endSeconds]).toEqual([43_200, 43_200 + 7 * 86_400]);
    // The run begins on Sunday at noon; the first night shift at 22:00, Monday's day shift at 8:00.
    const { fromSeconds, servers } = plan.desks[1]?.staffing ?? floorOf().plan.desks[0]?.staffing ?? Object();
    expect([...fromSeconds.slice(0, 5)]).toEqual([0, 10, 18, 20, 28].map((hour) => hour * 3_600));
    expect([...servers.slice(0, 5)]).toEqual([0, 2, 0, 5, 0]);
  });

  test("lets shifts follow the clocks: the night of the change has an hour less", () => {
    const { fromSeconds } = floorOf().plan.desks[1]?.staffing ?? { fromSeconds: new Float64Array() };
    const saturdayNight = 43_200 + 5 * 86_400 + 22 * 3_600;
    const step = fromSeconds.indexOf(saturdayNight);
    expect((fromSeconds[step + 1] ?? 0) - saturdayNight).toBe(7 * 3_600);
  });

  test("knows every law, batches, patience, rooms, disciplines, and staff without limit", () => {
    const rich = changedFloor("priority: 1,", "priority: 1, batch: { geometric: 2.5 }, patience: { fixed: 1 h },")
      .replace("priority: 2,", "priority: 2, batch: { fixed: 3 },")
      .replace(
        "servers: 2\n",
        "servers: unlimited\n    waitingRoom: 4\n    discipline: preemptiveResume\n    shiftEnd: handOver\n",
      )
      .replace(
        "{ exponential: 10 min }",
        "{ byKind: { urgent: { gamma: 1 h, variation: 2 }, routine: { empirical: [1 s, 2 s] } } }",
      )
      .replace("[{ to: specialist, share: 0.5 }]", "{ byKind: { routine: [{ to: specialist, share: 0.5 }] } }")
      .replace("{ fixed: 20 min }", "{ lognormal: 9 s, variation: 0.5 }");
    const { kinds, desks } = floorOf(rich).plan;
    expect(kinds.map(({ batch, patience }) => [batch, patience])).toEqual([
      [
        { law: "geometric", meanItems: 2.5 },
        { law: "fixed", seconds: 3_600 },
      ],
      [{ law: "fixed", items: 3 }, null],
    ]);
    expect(desks[0]).toMatchObject({
      ...{ waitingRoom: 4, discipline: "preemptiveResume", shiftEnd: "handOver" },
      service: [
        { law: "gamma", meanSeconds: 3_600, variation: 2 },
        { law: "empirical", seconds: [1, 2] },
      ],
      routes: [[], [{ toDesk: 1, share: 0.5 }]],
    });
    expect(desks[0]?.staffing.servers[0]).toBe(unlimited);
    expect(desks[1]?.service[1]).toEqual({ law: "lognormal", meanSeconds: 9, variation: 0.5 });
  });

  test("reads defaults where nothing is said", () => {
    const { document, replications, question } = floorOf(
      wholeFloor
        .replace("replications: 3\n", "")
        .replace("timeZone: America/New_York\n", "")
        .replace("warmup: 12 h\n", ""),
    );
    expect({ replications, question, zone: document.timeZone, warmup: document.warmup }).toEqual({
      ...{ replications: 20, question: null, zone: "UTC", warmup: "1 day" },
    });
  });
});

describe("a rhythm", () => {
  const hours = Array.from({ length: 24 }, (_, hour) => (hour === 0 ? 24 : 0)).join(", ");
  const factorsOf = (written: string, warmup = "12 h"): readonly number[] => {
    const text = changedFloor("priority: 1,", `priority: 1, rhythm: ${written},`).replace("12 h", warmup);
    return floorOf(text).plan.kinds[0]?.rhythm?.factors ?? [];
  };
  const hot = (factors: readonly number[]): readonly number[] =>
    factors.flatMap((factor, part) => (factor > 0 ? [part] : []));

  test("is turned so that it begins with the run, on the local clock, with mean 1", () => {
    const factors = factorsOf(`{ hours: [${hours}] }`);
    expect(hot(factors)).toEqual([12, 36, 60, 84, 108, 132, 156]);
    expect(factors.reduce((sum, factor) => sum + factor, 0) / factors.length).toBeCloseTo(1, 12);
  });

  test("goes over the days of the week, Monday first", () => {
    const monday = hot(factorsOf("{ weekdays: [1, 0, 0, 0, 0, 0, 0] }"));
    expect([monday.length, monday[0], monday.at(-1)]).toEqual([24, 12, 35]);
    const both = hot(factorsOf(`{ hours: [${hours}], weekdays: [0, 0, 0, 0, 0, 0, 5] }`));
    expect(both).toEqual([156]);
  });

  test("is cut as finely as the warm-up needs it", () => {
    const factors = factorsOf(`{ hours: [${hours}], weekdays: [1, 0, 0, 0, 0, 0, 0] }`, "30 min");
    expect([factors.length, hot(factors)[0], hot(factors).length]).toEqual([168 * 60, 30, 60]);
  });
});
