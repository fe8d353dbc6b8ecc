import { describe, expect, test } from "vitest";
import { changedFloor, refusalOf, wholeFloor } from "./floor-text.ts";

const changed = (from: string, to: string): string => refusalOf(changedFloor(from, to));

test("a floor without a slip is not refused", () => {
  expect(refusalOf(wholeFloor)).toBe("");
});

describe("refused with its line:", () => {
  test("negative servers, at a desk and in a shift", () => {
    expect(changed("servers: 2\n", "servers: -2\n")).toMatchInlineSnapshot(`
      ""desks[0].servers" is out of range. [out-of-range]
        at a.yaml:13 desks[0].servers
        found -2
        expected a whole number from 0 to 100000
        fix change it to a whole number from 0 to 100000"
    `);
    expect(changed("servers: 5", "servers: -1")).toMatchInlineSnapshot(`
      ""desks[1].shifts[0].servers" is out of range. [out-of-range]
        at a.yaml:18 desks[1].shifts[0].servers
        found -1
        expected a whole number from 0 to 100000
        fix change it to a whole number from 0 to 100000"
    `);
  });

  test("servers that are no whole number", () => {
    expect(changed("servers: 2\n", "servers: many\n")).toMatchInlineSnapshot(`
      ""desks[0].servers" has an unknown value. [unknown-value]
        at a.yaml:13 desks[0].servers
        found "many"
        expected a whole number from 0 to 100000, or unlimited
        fix change it to a whole number from 0 to 100000, or unlimited"
    `);
  });

  test("shifts that overlap, over midnight too", () => {
    expect(changed('from: "22:00", to: "06:00"', 'from: "22:00", to: "08:30"')).toMatchInlineSnapshot(`
      "Two shifts overlap on Mon at 08:00. [overlapping-shifts]
        at a.yaml:19 desks[1].shifts[1]
        found Mon-Fri 08:00 to 16:00, and Mon-Sun 22:00 to 08:30
        expected shifts of which one begins where another ends, or later
        fix divide them where they meet, and give the shared hours a shift with the servers of both"
    `);
  });

  test("a desk that no item can reach", () => {
    expect(changed("share: 0.5", "share: 0")).toMatchInlineSnapshot(`
      "No item can reach the desk "specialist". [unreachable-desk]
        at a.yaml:16 desks[1].name
        found "specialist", to which no kind and no desk leads
        expected a desk at which a kind begins, or to which a desk on its way sends a share above 0
        fix send items there, or remove the desk"
    `);
  });

  test("a loop without service", () => {
    const loop = changedFloor("{ exponential: 10 min }", "{ fixed: 0 s }")
      .replace("{ fixed: 20 min }", "{ fixed: 0 min }")
      .concat("    then: [{ to: intake, share: 0.9 }]\n");
    expect(refusalOf(loop)).toMatchInlineSnapshot(`
      "Items of kind "routine" go round in no time at all: the loop has no service. [loop-without-service]
        at a.yaml:14 desks[0].service
        found services of 0 s on the whole loop: intake, specialist
        expected a loop with a service that takes time at one desk at least
        fix give one of the desks a service, or remove the way back"
    `);
  });

  test("a desk that sends its items to itself without service", () => {
    expect(
      refusalOf(
        changedFloor("{ fixed: 20 min }", "{ fixed: 0 s }").concat("    then: [{ to: specialist, share: 0.1 }]\n"),
      ),
    ).toContain("[loop-without-service]");
  });

  test("a loop from which nothing leaves", () => {
    expect(
      refusalOf(wholeFloor.concat("    then: [{ to: specialist, share: 0.3 }, { to: specialist, share: 0.7 }]\n")),
    ).toMatchInlineSnapshot(`
      "Items of kind "routine" never leave once they come to the desk "specialist". [endless-loop]
        at a.yaml:21 desks[1].then
        found shares of 1 together, from specialist
        expected desks from which a share of the items leaves in the end
        fix lower a share, so that the sum is below 1"
    `);
  });

  test("a loop that hardly anything leaves", () => {
    const loop = (share: number): string =>
      refusalOf(wholeFloor.concat(`    then: [{ to: intake, share: 0.001 }, { to: specialist, share: ${share} }]\n`));
    expect(loop(0.9985)).toMatchInlineSnapshot(`
      "Items of kind "routine" go round too often once they come to the desk "specialist". [long-loop]
        at a.yaml:21 desks[1].then
        found 1001 visits on the average before they leave
        expected 1000 visits or fewer
        fix lower a share of the loop, so that more of the items leave"
    `);
    expect(loop(0.998)).toBe("");
  });

  test("a loop that few come to and hardly anything leaves, of that kind which goes there", () => {
    const desk = (name: string, share: number) =>
      `  - name: ${name}\n    servers: 2\n    service: { fixed: 1 s }\n    then: { byKind: { urgent: [{ to: last, share: ${share} }] } }\n`;
    const text = wholeFloor.concat(
      "    then: [{ to: more, share: 0.001 }]\n",
      desk("more", 0.01),
      desk("last", 0.99999),
    );
    expect(refusalOf(text)).toMatchInlineSnapshot(`
      "Items of kind "urgent" go round too often once they come to the desk "last". [long-loop]
        at a.yaml:29 desks[3].then
        found 100000 visits on the average before they leave
        expected 1000 visits or fewer
        fix lower a share of the loop, so that more of the items leave"
    `);
  });

  test("shares above 1, one by one and together", () => {
    expect(changed("share: 0.5", "share: 1.5")).toMatchInlineSnapshot(`
      ""desks[0].then[0].share" is out of range. [out-of-range]
        at a.yaml:15 desks[0].then[0].share
        found 1.5
        expected a share from 0 to 1
        fix change it to a share from 0 to 1"
    `);
    expect(changed("share: 0.5 }", "share: 0.5 }, { to: specialist, share: 0.6 }")).toMatchInlineSnapshot(`
      "The shares of "then" are more than the whole. [out-of-range]
        at a.yaml:15 desks[0].then
        found 0.5 + 0.6 = 1.1
        expected shares whose sum is 1 or less; what is left of 1 leaves
        fix lower the shares"
    `);
  });

  test("an unknown desk, kind and zone, with the nearest name", () => {
    expect(changed("to: specialist", "to: specialst")).toMatchInlineSnapshot(`
      "There is no desk "specialst". [unknown-desk]
        at a.yaml:15 desks[0].then[0].to
        found "specialst"
        expected one of "intake", "specialist"
        fix change it to "specialist""
    `);
    expect(changed("96 per day, desk: intake", "96 per day, desk: intak")).toMatchInlineSnapshot(`
      "There is no desk "intak". [unknown-desk]
        at a.yaml:10 kinds[1].desk
        found "intak"
        expected one of "intake", "specialist"
        fix change it to "intake""
    `);
    expect(
      changed("{ fixed: 20 min }", "{ byKind: { urgent: { fixed: 5 min }, routin: { fixed: 9 min } } }"),
    ).toMatchInlineSnapshot(`
      "There is no kind "routin". [unknown-kind]
        at a.yaml:20 desks[1].service.byKind.routin
        found "routin"
        expected one of "urgent", "routine"
        fix change it to "routine""
    `);
    expect(changed("America/New_York", "America/NewYork")).toMatchInlineSnapshot(`
      ""timeZone" has an unknown value. [unknown-value]
        at a.yaml:4 timeZone
        found "America/NewYork"
        expected a known name, such as "America/New_York", "America/Detroit", "America/Denver"
        fix change it to "America/New_York""
    `);
  });

  test("times that are none", () => {
    expect(changed("10 min", "10 minutes")).toMatchInlineSnapshot(`
      ""desks[0].service.exponential" is not in the form it must have. [wrong-format]
        at a.yaml:14 desks[0].service.exponential
        found "10 minutes"
        expected a time such as 90 s, 15 min, 2 h or 1 day
        fix change it to a time such as 90 s, 15 min, 2 h or 1 day"
    `);
    expect(changed('from: "08:00"', 'from: "8:00"')).toMatchInlineSnapshot(`
      ""desks[1].shifts[0].from" is not in the form it must have. [wrong-format]
        at a.yaml:18 desks[1].shifts[0].from
        found "8:00"
        expected a time of the clock in quotes, from "00:00" to "24:00"
        fix change it to a time of the clock in quotes, from "00:00" to "24:00""
    `);
    expect(changed('from: "08:00"', "from: 480")).toMatchInlineSnapshot(`
      ""desks[1].shifts[0].from" has a value of the wrong type. [wrong-type]
        at a.yaml:18 desks[1].shifts[0].from
        found 480
        expected a time of the clock in quotes, from "00:00" to "24:00"
        fix put it into quotes: "480""
    `);
    expect(changed("days: Mon-Fri", "days: Mo-Fr")).toMatchInlineSnapshot(`
      ""desks[1].shifts[0].days" is not in the form it must have. [wrong-format]
        at a.yaml:18 desks[1].shifts[0].days
        found "Mo-Fr"
        expected days such as Mon-Fri, or Sat, Sun
        fix change it to days such as Mon-Fri, or Sat, Sun"
    `);
    expect(changed("2 per hour", "2")).toMatchInlineSnapshot(`
      ""kinds[0].arrivals" has a value of the wrong type. [wrong-type]
        at a.yaml:9 kinds[0].arrivals
        found 2
        expected a rate such as 12 per hour, or 300 per day
        fix put it into quotes: "2""
    `);
    expect(changed("2024-03-04", "2024-02-30")).toMatchInlineSnapshot(`
      ""startDate" is not in the form it must have. [wrong-format]
        at a.yaml:3 startDate
        found "2024-02-30"
        expected a date such as 2024-01-01
        fix change it to a date such as 2024-01-01"
    `);
    expect(changed("2024-03-04", "2019-03-04")).toMatchInlineSnapshot(`
      ""startDate" is out of range. [out-of-range]
        at a.yaml:3 startDate
        found "2019-03-04"
        expected a date from 2021 to 2100
        fix change it to a date from 2021 to 2100"
    `);
  });

  test("lengths and warm-ups beyond their range", () => {
    const lengths = ["0 h", "3651 days"].map((length) => changed("7 days", length));
    for (const text of lengths) expect(text).toContain("expected a time above 0, at most 3650 days");
    expect(changed("12 h", "366 days")).toContain("expected a time of 0 s or more, at most 365 days");
    expect(changed("12 h", "0 s") + changed("7 days", "3650 days").concat(changed("12 h", "365 days"))).toBe("");
  });

  test("a time with two laws, with none, or with a variation that it has no use for", () => {
    expect(changed("{ exponential: 10 min }", "{ exponential: 10 min, fixed: 5 min }")).toMatchInlineSnapshot(`
      "A time has two laws. [two-laws]
        at a.yaml:14 desks[0].service.exponential
        found fixed and exponential
        expected one law
        fix remove all but one"
    `);
    expect(
      changed("{ exponential: 10 min }", "{ exponential: 10 min, byKind: { urgent: { fixed: 5 min } } }"),
    ).toMatchInlineSnapshot(`
      "A time has two laws. [two-laws]
        at a.yaml:14 desks[0].service.exponential
        found exponential and byKind
        expected a law for all kinds, or byKind alone
        fix remove all but one"
    `);
    expect(changed("{ exponential: 10 min }", "{ variation: 2 }")).toMatchInlineSnapshot(`
      "A time has no law. [missing-key]
        at a.yaml:14 desks[0].service
        found {"variation":2}
        expected one of fixed, exponential, lognormal, gamma, empirical
        fix add for example "exponential: 10 min""
    `);
    expect(changed("{ exponential: 10 min }", "{ exponential: 10 min, variation: 2 }")).toMatchInlineSnapshot(`
      "The law exponential takes no variation. [unknown-key]
        at a.yaml:14 desks[0].service.variation
        found variation
        expected variation beside lognormal or gamma only
        fix remove it"
    `);
    expect(changed("{ exponential: 10 min }", "{ gamma: 10 min }")).toMatchInlineSnapshot(`
      "The law gamma has no variation. [missing-key]
        at a.yaml:14 desks[0].service.variation
        found nothing
        expected standard deviation / mean, such as 0.8
        fix add "variation: 0.8""
    `);
    expect(changed("{ exponential: 10 min }", "{ gamma: 0 min, variation: 1 }")).toMatchInlineSnapshot(`
      "The mean of a law is 0. [out-of-range]
        at a.yaml:14 desks[0].service.gamma
        found "0 min"
        expected a time above 0
        fix write a longer time, or "fixed: 0 s""
    `);
  });

  test("a kind that comes to a desk which has no law for it", () => {
    expect(changed("{ fixed: 20 min }", "{ byKind: { urgent: { fixed: 5 min } } }")).toMatchInlineSnapshot(`
      "Items of kind "routine" come to the desk "specialist", which has no service for them. [missing-key]
        at a.yaml:20 desks[1].service.byKind
        found ["urgent"]
        expected a law for "routine"
        fix add "routine: { exponential: 10 min }""
    `);
  });

  test("a desk without staff, with two staffs, or with holidays and no shifts", () => {
    expect(changed("    servers: 2\n", "")).toMatchInlineSnapshot(`
      "The desk "intake" has no staff. [missing-key]
        at a.yaml:12 desks[0].servers
        found nothing
        expected servers (0 for a desk that is closed), or shifts
        fix add "servers: 1""
    `);
    expect(changed("    shifts:", "    servers: 3\n    shifts:")).toMatchInlineSnapshot(`
      "The desk "specialist" has both servers and shifts. [two-staffs]
        at a.yaml:17 desks[1].servers
        found servers and shifts
        expected one of the two
        fix remove the servers, or the shifts"
    `);
    expect(changed("    servers: 2\n", "    servers: 2\n    holidays: us-federal\n")).toMatchInlineSnapshot(`
      "The desk "intake" has holidays and no shifts. [unknown-key]
        at a.yaml:14 desks[0].holidays
        found holidays
        expected holidays beside shifts, whose staff they change
        fix remove it, or write shifts"
    `);
  });

  test("times, rates and proportions beyond all use", () => {
    const digits = "9".repeat(330);
    const told = [
      changed("priority: 1,", `priority: 1, patience: { fixed: ${digits} s },`),
      changed("priority: 1,", "priority: 1, rhythm: { weekdays: [1.0e+308, 1.0e+308, 0, 0, 0, 0, 0] },"),
      changed("per hour", "000000000 per hour"),
    ];
    expect(told.map((text) => text.includes("expected"))).toEqual([true, true, true]);
    expect(told[0]).toContain("at most 3650 days");
    expect(told[1]).toContain("from 0 to 1000000");
  });

  test("batches and rhythms that say nothing", () => {
    expect(
      changed(
        "priority: 1,",
        "priority: 1, batch: { fixed: 2, geometric: 3 }, rhythm: { weekdays: [0, 0, 0, 0, 0, 0, 0] },",
      ),
    ).toMatchInlineSnapshot(`
      "A batch has two laws. [two-laws]
        at a.yaml:9 kinds[0].batch
        found fixed and geometric
        expected one of fixed, geometric
        fix remove one of the two
      A rhythm has no hour or day at which anything comes. [out-of-range]
        at a.yaml:9 kinds[0].rhythm.weekdays
        found zeros alone
        expected one number above 0 at least
        fix write the proportions, or remove the rhythm"
    `);
    expect(changed("priority: 1,", "priority: 1, rhythm: { hours: [1, 2] },")).toMatchInlineSnapshot(`
      ""kinds[0].rhythm.hours" is out of range. [out-of-range]
        at a.yaml:9 kinds[0].rhythm.hours
        found [1,2]
        expected 24 numbers from 0 to 1000000, one an hour of the day, local time
        fix change it to 24 numbers from 0 to 1000000, one an hour of the day, local time"
    `);
    expect(changed("priority: 1,", "priority: 1, rhythm: { weekdays: [0, 0, 0, 0, 0, 0, 0] },")).toMatchInlineSnapshot(`
      "A rhythm has no hour or day at which anything comes. [out-of-range]
        at a.yaml:9 kinds[0].rhythm.weekdays
        found zeros alone
        expected one number above 0 at least
        fix write the proportions, or remove the rhythm"
    `);
  });

  test("names that stand twice", () => {
    expect(changed("name: routine", "name: urgent")).toMatchInlineSnapshot(`
      "The name "urgent" stands twice in kinds. [repeated-name]
        at a.yaml:10 kinds[1].name
        found "urgent"
        expected a name that no earlier one has
        fix rename it, or remove it"
    `);
  });

  test("keys that are unknown or missing", () => {
    expect(changed("warmup:", "warmpu:")).toMatchInlineSnapshot(`
      "The key "warmpu" is unknown in the floor. [unknown-key]
        at a.yaml:6 warmpu
        found "warmpu"
        expected a known name, such as "warmup", "name", "seed"
        fix change it to "warmup""
    `);
    expect(changed("length: 7 days\n", "")).toMatchInlineSnapshot(`
      "The key "length" is missing in the floor. [missing-key]
        at a.yaml:1 length
        found nothing
        expected a time such as 90 s, 15 min, 2 h or 1 day
        fix add "length: ...""
    `);
  });
});

test("all problems of a file are told at once, in order of its lines", () => {
  const text = changedFloor("length: 7 days", "length: long")
    .replace("{ exponential: 10 min }", "{ exponential: 10 min, fixed: 5 min }")
    .replace("to: specialist", "to: nobody")
    .replace('to: "06:00"', 'to: "09:00"');
  expect(refusalOf(text).match(/\[[a-z-]+\]\n {2}at \S+/g)).toEqual([
    "[wrong-format]\n  at a.yaml:5",
    "[two-laws]\n  at a.yaml:14",
    "[unknown-desk]\n  at a.yaml:15",
    "[overlapping-shifts]\n  at a.yaml:19",
  ]);
});

test("a file that is no map, no YAML, or not there is refused as one", () => {
  expect(refusalOf("- a\n")).toContain("The file holds no floor. [wrong-type]");
  expect(refusalOf("name: [a\n")).toContain("[yaml]");
});
