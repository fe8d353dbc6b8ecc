import { describe, expect, test } from "vitest";
import { scenarioFolder, wholeScenario } from "./scenario-folder.ts";

const problemsOf = (...lines: string[]): string =>
  scenarioFolder({ "a.yaml": wholeScenario("startDate: 2023-01-01", ...lines) }).problemsOf("a.yaml");

const days = "  from: 2023-01-02, to: 2023-01-04";
const event = (text: string): string => `  - { ${text},${days} }`;

describe("factors of countries", () => {
  test("are of foreign countries that exist", () => {
    expect(problemsOf("countries:", "  IND: 1.2", "  PHI: 2", "  USA: 2", "  BRA: 1000")).toMatchInlineSnapshot(`
      "There is no foreign country "PHI" in the published list. [unknown-country]
        at a.yaml:4 countries.PHI
        found "PHI"
        expected a known name, such as "PHL", "PRI", "PAK"
        fix change it to "PHL"
      There is no foreign country "USA" in the published list. [unknown-country]
        at a.yaml:5 countries.USA
        found "USA"
        expected a known name, such as "UGA", "SAU", "DZA"
        fix change it to "UGA"
      "countries.BRA" is out of range. [out-of-range]
        at a.yaml:6 countries.BRA
        found 1000
        expected a number from 0 to 100
        fix change it to a number from 0 to 100"
    `);
  });
});

describe("shares of task forces", () => {
  test("sum to 1", () => {
    expect(problemsOf("taskForces:", "  NY: [0.6, 0.5]", "  CA: [0.36, 0.2, 0.18, 0.14, 0.12]")).toMatchInlineSnapshot(`
      "The shares of "taskForces.NY" do not sum to 1. [sum]
        at a.yaml:3 taskForces.NY
        found [0.6,0.5], together 1.1
        expected shares that sum to 1
        fix change one of them so that they do"
    `);
  });

  test("are one for each task force of a state that has some", () => {
    expect(problemsOf("taskForces:", "  NY: [1]", "  XX: [1]", "  ny: [0.6, 0.4]")).toMatchInlineSnapshot(`
      ""taskForces.NY" has not a share for each task force. [out-of-range]
        at a.yaml:3 taskForces.NY
        found 1 share
        expected 2 shares, for NY-1, NY-2
        fix write one share for each, in this order
      "taskForces.NY[0]" is assumed, and has no range. [missing-range]
        at a.yaml:3 taskForces.NY[0]
        found 1
        expected a number from 0.333 to 0.818, or one with a range or a source
        fix write { value: 1, range: [LOW, HIGH] }, or { value: 1, source: TEXT } if it is published
      There is no state "XX" with a task force. [unknown-state]
        at a.yaml:4 taskForces.XX
        found "XX"
        expected a known name, such as "TX", "AK", "AL"
        fix change it to "TX"
      There is no state "ny" with a task force. [unknown-state]
        at a.yaml:5 taskForces.ny
        found "ny"
        expected a known name, such as "NY", "KY", "NC"
        fix change it to "NY""
    `);
  });

  test("have ranges where they are far from the usual ones, and lie in 0 to 1", () => {
    expect(problemsOf("taskForces:", "  PA: [0.98, 0.02]", "  IL: [1.2, -0.2]")).toMatchInlineSnapshot(`
      ""taskForces.PA[0]" is assumed, and has no range. [missing-range]
        at a.yaml:3 taskForces.PA[0]
        found 0.98
        expected a number from 0.289 to 0.786, or one with a range or a source
        fix write { value: 0.98, range: [LOW, HIGH] }, or { value: 0.98, source: TEXT } if it is published
      "taskForces.PA[1]" is assumed, and has no range. [missing-range]
        at a.yaml:3 taskForces.PA[1]
        found 0.02
        expected a number from 0.214 to 0.711, or one with a range or a source
        fix write { value: 0.02, range: [LOW, HIGH] }, or { value: 0.02, source: TEXT } if it is published
      "taskForces.IL[0]" is out of range. [out-of-range]
        at a.yaml:4 taskForces.IL[0]
        found 1.2
        expected a number from 0 to 1
        fix change it to a number from 0 to 1
      "taskForces.IL[1]" is out of range. [out-of-range]
        at a.yaml:4 taskForces.IL[1]
        found -0.2
        expected a number from 0 to 1
        fix change it to a number from 0 to 1"
    `);
  });
});

describe("numbers of the world", () => {
  test("that are shares of one whole do not come to more than 1, and low ends lie below high ones", () => {
    expect(
      problemsOf(
        "world:",
        "  publicFormShare: 0.95",
        "  telephoneShare: 0.2",
        "  prolificLow: { value: 1000, range: [500, 2000] }",
        "  firstImageNewHash: { value: 0.6, range: [0.5, 0.7] }",
        "  unfoundedShare: { value: 1, range: [0, 1] }",
      ),
    ).toMatchInlineSnapshot(`
      "The shares publicFormShare, telephoneShare are of one whole, and come to more than 1. [sum]
        at a.yaml:4 world.telephoneShare
        found 1.15 together
        expected 1 at most, those included that stand nowhere and have their defaults
        fix lower one of them
      "world.prolificLow" is above "world.prolificHigh". [out-of-order]
        at a.yaml:5 world.prolificLow
        found 1000 above 900
        expected prolificLow at most as large as prolificHigh
        fix lower prolificLow, or raise prolificHigh
      "world.firstImageNewFamily" is above "world.firstImageNewHash". [out-of-order]
        at a.yaml:6 world.firstImageNewHash
        found 0.7 above 0.6
        expected firstImageNewFamily at most as large as firstImageNewHash
        fix lower firstImageNewFamily, or raise firstImageNewHash
      The shares unfoundedShare, adultShare, compromisedShare, wrongSubscriberShare are of one whole, and come to more than 1. [sum]
        at a.yaml:7 world.unfoundedShare
        found 1.06 together
        expected 1 at most, those included that stand nowhere and have their defaults
        fix lower one of them"
    `);
  });
});

describe("departures of providers", () => {
  test("name a provider of the year and fields of a profile", () => {
    expect(
      problemsOf(
        "year: 2021",
        "providers:",
        "  provider-231: { port: { value: 0.9, range: [0.5, 1] } }",
        "  provider-7: { email: 0.6 }",
        "  gaming: { email: 0.6 }",
        "  provider-008: { emial: 0.6 }",
      ),
    ).toMatchInlineSnapshot(`
      "There is no sender "provider-231" in 2021. [unknown-value]
        at a.yaml:4 providers.provider-231
        found "provider-231"
        expected provider-001 to provider-230, the providers of 2021 by rank
        fix name one of these
      There is no sender "provider-7" in 2021. [unknown-value]
        at a.yaml:5 providers.provider-7
        found "provider-7"
        expected provider-001 to provider-230, the providers of 2021 by rank
        fix change it to "provider-007"
      There is no sender "gaming" in 2021. [unknown-value]
        at a.yaml:6 providers.gaming
        found "gaming"
        expected a known name, such as "telephone", "publicForm", "provider-001"
        fix take one of these
      The key "emial" is unknown in providers.provider-008. [unknown-key]
        at a.yaml:7 providers.provider-008.emial
        found "emial"
        expected a known name, such as "email", "device", "phone"
        fix change it to "email""
    `);
  });

  test("lie in the sense of their unit, with a range where they are far from their class", () => {
    expect(
      problemsOf(
        "providers:",
        "  provider-007:",
        "    email: 1.2",
        "    delayHours: -3",
        "    retentionDays: 0",
        "    phone: 0.99",
        "    handle: { value: 0.1, confidence: low }",
        "    port: { value: 0.9, source: assumed }",
        "    device: { value: 0.9, source: a survey }",
        "    statedPlace: { value: 0.9, range: [0.8, 1] }",
      ),
    ).toMatchInlineSnapshot(`
      ""providers.provider-007.email" is out of range. [out-of-range]
        at a.yaml:4 providers.provider-007.email
        found 1.2
        expected a number from 0 to 1
        fix change it to a number from 0 to 1
      "providers.provider-007.delayHours" is out of range. [out-of-range]
        at a.yaml:5 providers.provider-007.delayHours
        found -3
        expected a number, 0 or more
        fix change it to a number, 0 or more
      "providers.provider-007.retentionDays" is out of range. [out-of-range]
        at a.yaml:6 providers.provider-007.retentionDays
        found 0
        expected a number above 0
        fix change it to a number above 0
      "providers.provider-007.phone" is assumed, and has no range. [missing-range]
        at a.yaml:7 providers.provider-007.phone
        found 0.99
        expected a number from 0.25 to 0.75, or one with a range or a source
        fix write { value: 0.99, range: [LOW, HIGH] }, or { value: 0.99, source: TEXT } if it is published
      "providers.provider-007.handle" is assumed, and has no range. [missing-range]
        at a.yaml:8 providers.provider-007.handle
        found 0.1
        expected a number from 0.571 to 0.923, or one with a range or a source
        fix write { value: 0.1, range: [LOW, HIGH] }, or { value: 0.1, source: TEXT } if it is published
      "providers.provider-007.port" is assumed, and has no range. [missing-range]
        at a.yaml:9 providers.provider-007.port
        found 0.9
        expected a number from 0.0769 to 0.429, or one with a range or a source
        fix write { value: 0.9, range: [LOW, HIGH] }, or { value: 0.9, source: TEXT } if it is published"
    `);
  });
});

describe("steps of quality", () => {
  test("have a sender, an end, a size from 0 to 1 and fields with two ends", () => {
    expect(
      problemsOf(
        "quality:",
        "  - { of: gamming, towards: completed, by: 1.5 }",
        "  - { of: provider-999, towards: thin, by: -0.1, fields: [viewed] }",
        "  - { of: all, towards: thin, fields: [] }",
      ),
    ).toMatchInlineSnapshot(`
      "There is no sender "gamming" in 2023. [unknown-value]
        at a.yaml:3 quality[0].of
        found "gamming"
        expected a known name, such as "gaming", "all", "messaging"
        fix change it to "gaming"
      "quality[0].towards" has an unknown value. [unknown-value]
        at a.yaml:3 quality[0].towards
        found "completed"
        expected one of "complete", "thin"
        fix change it to "complete"
      "quality[0].by" is out of range. [out-of-range]
        at a.yaml:3 quality[0].by
        found 1.5
        expected a number from 0 to 1
        fix change it to a number from 0 to 1
      "quality[1].by" is out of range. [out-of-range]
        at a.yaml:4 quality[1].by
        found -0.1
        expected a number from 0 to 1
        fix change it to a number from 0 to 1
      "quality[1].fields[0]" has an unknown value. [unknown-value]
        at a.yaml:4 quality[1].fields[0]
        found "viewed"
        expected a known name, such as "viewedStated", "viewedMisset", "phone"
        fix change it to "viewedStated"
      There is no sender "provider-999" in 2023. [unknown-value]
        at a.yaml:4 quality[1].of
        found "provider-999"
        expected provider-001 to provider-247, the providers of 2023 by rank
        fix name one of these
      The key "by" is missing in quality[2]. [missing-key]
        at a.yaml:5 quality[2].by
        found nothing
        expected a number from 0 to 1, or { value: NUMBER, source: TEXT }
        fix add "by: ..."
      "quality[2].fields" is out of range. [out-of-range]
        at a.yaml:5 quality[2].fields
        found []
        expected a list of fields, one at least
        fix change it to a list of fields, one at least"
    `);
  });
});

describe("events", () => {
  test("of an unknown sender are told apart from their dates, and both at once", () => {
    const problems = problemsOf("events:", "  - { kind: outage, of: nosuch, from: 2023-03-08, to: 2023-03-07 }");
    for (const code of ["[outside-days]", "[out-of-range]", "no sender"]) expect(problems).toContain(code);
    expect(problems).toContain("nosuch");
  });

  test("have a kind, and the numbers and fields of that kind", () => {
    expect(
      problemsOf(
        "events:",
        event("kind: outge, of: all"),
        event("kind: outage, of: all, factor: 3"),
        event("kind: integrationFault, of: gaming, drops: [emial]"),
        event("kind: integrationFault, of: messaging, drops: []"),
        event("kind: integrationFault, of: aiService"),
      ),
    ).toMatchInlineSnapshot(`
      ""events[0].kind" has an unknown value. [unknown-value]
        at a.yaml:3 events[0].kind
        found "outge"
        expected one of "outage", "burst", "flood", "integrationFault", "batching", "encryption"
        fix change it to "outage"
      The key "factor" is unknown in events[1]. [unknown-key]
        at a.yaml:4 events[1].factor
        found "factor"
        expected one of "kind", "of", "from", "to", "lost"
        fix remove it
      "events[2].drops[0]" has an unknown value. [unknown-value]
        at a.yaml:5 events[2].drops[0]
        found "emial"
        expected a known name, such as "email", "device", "phone"
        fix change it to "email"
      "events[3].drops" is out of range. [out-of-range]
        at a.yaml:6 events[3].drops
        found []
        expected a list of the fields that are missing, one at least
        fix change it to a list of the fields that are missing, one at least
      The key "drops" is missing in events[4]. [missing-key]
        at a.yaml:7 events[4].drops
        found nothing
        expected a list
        fix add "drops: ...""
    `);
  });

  test("have no negative rates, no shares above 1, and ranges where they are unusual", () => {
    expect(
      problemsOf(
        "events:",
        event("kind: burst, of: gaming, factor: -1"),
        event("kind: burst, of: messaging, factor: 90"),
        event("kind: flood, of: aiService, factor: { value: 90, range: [60, 120] }"),
        event("kind: encryption, of: gaming, removed: 1.1, removedImminent: -0.1"),
      ),
    ).toMatchInlineSnapshot(`
      ""events[0].factor" is out of range. [out-of-range]
        at a.yaml:3 events[0].factor
        found -1
        expected a number above 0
        fix change it to a number above 0
      "events[1].factor" is assumed, and has no range. [missing-range]
        at a.yaml:4 events[1].factor
        found 90
        expected a number from 1.1 to 20, or one with a range or a source
        fix write { value: 90, range: [LOW, HIGH] }, or { value: 90, source: TEXT } if it is published
      "events[3].removed" is out of range. [out-of-range]
        at a.yaml:6 events[3].removed
        found 1.1
        expected a number from 0 to 1
        fix change it to a number from 0 to 1
      "events[3].removedImminent" is out of range. [out-of-range]
        at a.yaml:6 events[3].removedImminent
        found -0.1
        expected a number from 0 to 1
        fix change it to a number from 0 to 1"
    `);
  });

  test("lie inside the scenario's days", () => {
    expect(
      problemsOf(
        "events:",
        "  - { kind: outage, of: gaming, from: 2022-12-31, to: 2023-01-02 }",
        "  - { kind: outage, of: messaging, from: 2023-01-08 }",
        "  - { kind: outage, of: aiService, from: 2023-01-07, to: 2023-01-09 }",
        "  - { kind: outage, of: smallForum, from: 2023-01-07, to: 2023-01-08 }",
        "  - { kind: burst, of: smallForum, from: 2023-01-03, to: 2023-01-03 }",
        "  - { kind: burst, of: gaming, from: 2023-02-29 }",
      ),
    ).toMatchInlineSnapshot(`
      "events[0] lies outside the days of the scenario. [outside-days]
        at a.yaml:3 events[0].from
        found 2022-12-31
        expected a day from 2023-01-01 to 2023-01-07
        fix change the date, or the days of the scenario; an events list of its own stands in place of an extended one
      events[1] lies outside the days of the scenario. [outside-days]
        at a.yaml:4 events[1].from
        found 2023-01-08
        expected a day from 2023-01-01 to 2023-01-07
        fix change the date, or the days of the scenario; an events list of its own stands in place of an extended one
      events[2] lies outside the days of the scenario. [outside-days]
        at a.yaml:5 events[2].to
        found 2023-01-09
        expected a day up to 2023-01-08, the first one after the scenario
        fix change the date, or the days of the scenario; an events list of its own stands in place of an extended one
      events[4] ends before it begins. [out-of-range]
        at a.yaml:7 events[4].to
        found 2023-01-03
        expected a day after 2023-01-03: "to" is the first day on which it is over
        fix change it to 2023-01-04 for a single day
      "events[5].from" is not in the form it must have. [wrong-format]
        at a.yaml:8 events[5].from
        found "2023-02-29"
        expected a date such as 2023-07-01
        fix change it to a date such as 2023-07-01"
    `);
  });

  test("do not overlap with one of the same kind for the same sender", () => {
    expect(
      problemsOf(
        "events:",
        "  - { kind: outage, of: provider-009, from: 2023-01-02, to: 2023-01-04 }",
        "  - { kind: outage, of: gaming, from: 2023-01-03, to: 2023-01-05 }",
        "  - { kind: outage, of: messaging, from: 2023-01-03 }",
        "  - { kind: outage, of: all, from: 2023-01-07 }",
        "  - { kind: burst, of: all, from: 2023-01-02 }",
        "  - { kind: outage, of: provider-009, from: 2023-01-05, to: 2023-01-06 }",
      ),
    ).toMatchInlineSnapshot(`
      "events[1] overlaps events[0], of the same kind and for the same sender. [overlapping-events]
        at a.yaml:4 events[1]
        found "outage" of gaming from 2023-01-03
        expected none beside that of provider-009 from 2023-01-02 to 2023-01-04
        fix put them one after the other, or make one of the two
      events[3] overlaps events[2], of the same kind and for the same sender. [overlapping-events]
        at a.yaml:6 events[3]
        found "outage" of all from 2023-01-07
        expected none beside that of messaging from 2023-01-03 to the end
        fix put them one after the other, or make one of the two"
    `);
  });

  test("are of senders that exist, and the public does not batch", () => {
    expect(
      problemsOf(
        "events:",
        event("kind: outage, of: provider-250"),
        event("kind: outage, of: socialfeed"),
        event("kind: batching, of: publicForm"),
        event("kind: batching, of: all"),
      ),
    ).toMatchInlineSnapshot(`
      "There is no sender "provider-250" in 2023. [unknown-value]
        at a.yaml:3 events[0].of
        found "provider-250"
        expected provider-001 to provider-247, the providers of 2023 by rank
        fix name one of these
      There is no sender "socialfeed" in 2023. [unknown-value]
        at a.yaml:4 events[1].of
        found "socialfeed"
        expected a known name, such as "socialFeed", "all", "smallForum"
        fix change it to "socialFeed"
      The public does not batch: "publicForm" has no batched submissions. [public-batching]
        at a.yaml:5 events[2].of
        found "publicForm"
        expected a provider, a class of providers, or all, which leaves the public out
        fix name a provider, or remove the event
      events[3] overlaps events[2], of the same kind and for the same sender. [overlapping-events]
        at a.yaml:6 events[3]
        found "batching" of all from 2023-01-02
        expected none beside that of publicForm from 2023-01-02 to 2023-01-04
        fix put them one after the other, or make one of the two"
    `);
  });
});

describe("days that an override cuts", () => {
  const folder = scenarioFolderOf(
    "events:",
    "  - { kind: outage, of: gaming, from: 2023-01-02, to: 2023-01-06, lost: { value: 0.7, source: a survey } }",
    "  - { kind: burst, of: gaming, from: 2023-01-05 }",
    "  - { kind: batching, of: messaging, from: 2023-01-02, share: { value: 0.9, source: a survey } }",
  );

  test("cut the events that reach beyond them, and leave out those that begin later", () => {
    const { settings, provenance } = folder().load("a.yaml", { days: 3 });
    expect(settings.events).toEqual([
      { kind: "outage", of: "gaming", fromDay: 1, toDay: 3, lost: 0.7 },
      { kind: "batching", of: "messaging", fromDay: 1, toDay: 3, share: 0.9 },
    ]);
    expect(provenance).toEqual({ "events[0].lost": { source: "a survey" }, "events[1].share": { source: "a survey" } });
  });

  test("leave events as they are where they are more", () => {
    const { settings } = folder().load("a.yaml", { days: 30 });
    expect(settings.events.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
      [1, 5],
      [4, 30],
      [1, 30],
    ]);
  });
});

function scenarioFolderOf(...lines: string[]) {
  return () => scenarioFolder({ "a.yaml": wholeScenario("startDate: 2023-01-01", ...lines) });
}

test("an extended list of events is told with its own file and lines", () => {
  const folder = scenarioFolder({
    "a.yaml": wholeScenario("extends: b.yaml"),
    "b.yaml": "startDate: 2023-01-01\nevents:\n  - { kind: outage, of: all, from: 2023-03-01 }\n",
  });
  expect(folder.problemsOf("a.yaml")).toContain("at b.yaml:3 events[0].from");
});

test("a year is one of those with published ranks", () => {
  expect(problemsOf("year: 2024")).toMatchInlineSnapshot(`
    ""year" is out of range. [out-of-range]
      at a.yaml:2 year
      found 2024
      expected a year from 2021 to 2023, without quotes
      fix change it to a year from 2021 to 2023, without quotes"
  `);
  expect(problemsOf('year: "2022"')).toContain("fix write it as 2022, without quotes");
});

describe("an assumed number without a range", () => {
  test("is refused, all at once", () => {
    expect(
      problemsOf(
        "world:",
        "  reportsPerYear: 1000000",
        "  publicShare: { value: 0.5, source: a survey }",
        "  mobileShare: 0.7",
        "  ipv6Share: 0.4",
        "  thinning: 0.9",
        "floor:",
        "  urgentServers: 100",
        "  agencyUtilisation: { value: 1.2, source: assumed, confidence: low }",
      ),
    ).toMatchInlineSnapshot(`
      ""world.reportsPerYear" is assumed, and has no range. [missing-range]
        at a.yaml:3 world.reportsPerYear
        found 1000000
        expected the published 36210368 (OJJDP23), or a number with a range or a source
        fix write { value: 1000000, range: [LOW, HIGH] }, or { value: 1000000, source: TEXT } if it is published
      "world.mobileShare" is assumed, and has no range. [missing-range]
        at a.yaml:5 world.mobileShare
        found 0.7
        expected a number from 0.3 to 0.6, or one with a range or a source
        fix write { value: 0.7, range: [LOW, HIGH] }, or { value: 0.7, source: TEXT } if it is published
      "floor.urgentServers" is assumed, and has no range. [missing-range]
        at a.yaml:9 floor.urgentServers
        found 100
        expected a number from 4 to 60, or one with a range or a source
        fix write { value: 100, range: [LOW, HIGH] }, or { value: 100, source: TEXT } if it is published
      "floor.agencyUtilisation.value" is out of range. [out-of-range]
        at a.yaml:10 floor.agencyUtilisation.value
        found 1.2
        expected a number from 0 to 1.1
        fix change it to a number from 0 to 1.1"
    `);
  });

  test("is none where it is the published one, or lies in the assumed range", () => {
    expect(problemsOf("world: { reportsPerYear: 36210368, mobileShare: 0.6 }")).toBe("");
  });

  test("is told once where it is wrong otherwise", () => {
    expect(problemsOf("world: { mobileShare: 1.7 }").match(/\[[a-z-]+\]$/gm)).toEqual(["[out-of-range]"]);
  });
});
