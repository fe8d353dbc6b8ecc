import type { CountsDocument, PatternCheck, SenderCounts } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { realismCard } from "../../src/index.ts";
import { publishedCounts, publishedManifest } from "./published-run.ts";

const days = 60;

/** A sender with some reports a day, `changed` on some of the days (first, first one after). */
interface Planted {
  readonly from: number;
  readonly to: number;
  readonly times?: number;
  readonly complete?: number;
}

function sender(name: string, each: number, planted: readonly Planted[] = []): SenderCounts {
  const on = (day: number) => planted.filter(({ from, to }) => day >= from && day < to);
  const reportsByDay = Array.from({ length: days }, (_, day) =>
    Math.round((each + ((day * 7) % 5)) * on(day).reduce((all, { times = 1 }) => all * times, 1)),
  );
  const withAddressByDay = reportsByDay.map((count, day) =>
    Math.round(count * on(day).reduce((all, { complete = 0.95 }) => Math.min(all, complete), 0.95)),
  );
  const reports = reportsByDay.reduce((sum, count) => sum + count, 0);
  return { name, class: "socialFeed", reports, reportsByDay, withAddressByDay };
}

type Event = Readonly<Record<string, unknown>>;

function checks(senders: readonly SenderCounts[], events: readonly Event[] = [], accounts = {}) {
  const published = publishedCounts();
  const stream = { ...published.stream, senders, accounts: { ...published.stream.accounts, ...accounts } };
  const counts: CountsDocument = { ...published, days, stream };
  const card = realismCard({ ...publishedManifest({ events }), days }, counts);
  return (pattern: PatternCheck["pattern"]) => card.patterns.find((check) => check.pattern === pattern);
}

const quiet = [sender("provider-001", 5000), sender("provider-002", 800), sender("provider-003", 3)];
const of = "provider-002";
const span = { from: "2023-01-11", to: "2023-01-14" };

describe("where nothing was planted", () => {
  test("nothing is found, and that agrees", () => {
    const check = checks(quiet);
    for (const pattern of ["bursts", "outages", "integrationFaults"] as const) {
      expect(check(pattern)).toMatchObject({ planted: "none", found: "none", agrees: true });
    }
  });

  test("what is found all the same disagrees", () => {
    const [first] = quiet;
    if (!first) throw new Error("no sender");
    const strange = [
      first,
      sender(of, 800, [
        { from: 10, to: 13, times: 4 },
        { from: 20, to: 22, times: 0.05 },
      ]),
    ];
    expect(checks(strange)("bursts")).toMatchObject({ found: `${of} days 10 to 12`, agrees: false });
    expect(checks(strange)("outages")).toMatchObject({ found: `${of} days 20 to 21`, agrees: false });
    const faulty = [first, sender(of, 800, [{ from: 30, to: 60, complete: 0.4 }])];
    expect(checks(faulty)("integrationFaults")).toMatchObject({ found: `${of} days 30 to 59`, agrees: false });
  });
});

describe("a planted pattern is found without being told where", () => {
  test.each<[PatternCheck["pattern"], Event, Planted]>([
    ["bursts", { kind: "burst", factor: { value: 4, range: [3, 5] } }, { from: 10, to: 13, times: 4 }],
    ["bursts", { kind: "flood", factor: 6 }, { from: 10, to: 13, times: 6, complete: 0.16 }],
    ["outages", { kind: "outage", lost: 0.98 }, { from: 10, to: 13, times: 0.02 }],
    [
      "integrationFaults",
      { kind: "integrationFault", drops: ["accountAddress"], share: 0.7 },
      { from: 10, to: 13, complete: 0.3 },
    ],
  ])("%s", (pattern, event, planted) => {
    const senders = [sender("provider-001", 5000), sender(of, 800, [planted])];
    expect(checks(senders, [{ of, ...span, ...event }])(pattern)).toMatchObject({
      planted: `${of} days 10 to 12`,
      found: `${of} days 10 to 12`,
      agrees: true,
    });
    expect(checks(quiet, [{ of, ...span, ...event }])(pattern)?.agrees).toBe(false);
  });

  test("a fault that begins and does not end", () => {
    const event = {
      kind: "integrationFault",
      of: "all",
      from: "2023-02-10",
      drops: ["accountAddress", "port"],
      share: 0.5,
    };
    const senders = [sender(of, 800, [{ from: 40, to: 60, complete: 0.5 }])];
    expect(checks(senders, [event])("integrationFaults")).toMatchObject({ found: `${of} days 40 to 59`, agrees: true });
  });
});

describe("a pattern that cannot be told", () => {
  test("for want of reports says so", () => {
    const event = { kind: "burst", of: "provider-003", ...span, factor: 5 };
    expect(checks(quiet, [event])("bursts")).toMatchObject({ agrees: null, planted: "provider-003 days 10 to 12" });
  });

  test("names apart what may show it beside what must", () => {
    const event = { kind: "encryption", of, from: "2023-01-10", removed: 0.3, removedImminent: 0.3 };
    expect(checks(quiet, [event])("outages")?.planted).toMatch(/^none; may show: /);
  });

  test("because it lasts most of the days says so", () => {
    const event = { kind: "outage", of, from: "2023-01-02", lost: 1 };
    expect(checks(quiet, [event])("outages")?.reason).toContain("longer than half");
  });
});

describe("repeated subjects", () => {
  test("agree where as many reports are on a known account as the scenario links", () => {
    expect(checks(quiet, [], { accounts: 60_000, reports: 100_000 })("repeatSubjects")).toMatchObject({ agrees: true });
  });

  test("disagree where hardly any report is, or nearly every one", () => {
    for (const accounts of [95_000, 20_000]) {
      expect(checks(quiet, [], { accounts, reports: 100_000 })("repeatSubjects")).toMatchObject({ agrees: false });
    }
  });

  test("cannot be told from a handful of reports", () => {
    expect(checks(quiet, [], { accounts: 60, reports: 100 })("repeatSubjects")).toMatchObject({ agrees: null });
  });
});
