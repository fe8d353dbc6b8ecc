import { describe, expect, test } from "vitest";
import { endingBits } from "../../src/index.ts";
import { caseTrial, heldSubjects, plainRows } from "./case-trial.ts";
import { actions } from "./open-house.ts";

const hour = 3600;
const day = 24 * hour;
const many = 4000;

/** Distance of a count from a share of all, in standard deviations. */
const sigmasFrom = (count: number, all: number, share: number): number =>
  Math.abs(count - all * share) / Math.sqrt(all * share * (1 - share));

describe("an agency's capacity", () => {
  test("has a case the less for each that it opens, and gets it back when it ends", () => {
    const { cases, tick } = caseTrial({ values: { caseDays: 20 } });
    const told = [tick(plainRows(40), day)];
    expect(cases.open[1]).toBe(40);
    for (let end = 2; end <= 400; end++) {
      told.push(tick([], end * day));
      expect(cases.open[1]).toBe(40 - told.flatMap(({ ended }) => ended).length);
    }
    expect([...cases.open]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(told.map(({ ended }) => ended.length).filter((count) => count > 0).length).toBeGreaterThan(5);
  });

  test("is spent on welfare checks too, and on nothing else that it may decide", () => {
    const { cases, tick } = caseTrial({ values: { caseDays: 20 } });
    const decided = [actions.open, actions.welfareCheck, actions.log, actions.close, 0].map((action, row) => ({
      row,
      action,
    }));
    expect(tick(decided, day).opened).toEqual([0, 1]);
    expect(cases.open[1]).toBe(2);
  });

  test("is not spent where an agency around the task force takes the case over", () => {
    const rules = { values: { caseDays: 20, sharedCaseShare: 1 }, agencies: { hasAffiliates: [0, 1, 0] } };
    const { cases, tick } = caseTrial(rules);
    const told = tick(
      [
        { row: 0, agency: 1 },
        { row: 1, agency: 2 },
      ],
      day,
    );
    expect(told).toMatchObject({ opened: [0, 1], shared: [0] });
    expect([...cases.open]).toEqual([0, 0, 1, 0, 0, 0]);
    const ended = tick([], 10_000 * day);
    expect(ended.ended.toSorted()).toEqual([0, 1]);
    expect([...cases.open]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("is shared in the given share, within chance", () => {
    const { tick } = caseTrial({ values: { sharedCaseShare: 0.3 }, agencies: { hasAffiliates: 1 }, rows: many });
    expect(sigmasFrom(tick(plainRows(many), day).shared.length, many, 0.3)).toBeLessThan(4);
  });
});

describe("a second referral on a subject", () => {
  const subjects = [5, 5, 5, 6];
  const first = [{ row: 0, agency: 1 }];

  test("joins the case at the agency that has it", () => {
    const { cases, tick } = caseTrial({ subjects, values: { caseDays: 20, deconflictedShare: 0 } });
    tick(first, day);
    expect(tick([{ row: 1, agency: 1 }], day)).toMatchObject({ opened: [], joined: [1], linked: [], double: [] });
    expect(cases.open[1]).toBe(1);
  });

  test("is left to the agency that has the case where it is seen in time", () => {
    const { cases, tick } = caseTrial({ subjects, values: { caseDays: 20, deconflictedShare: 1 } });
    tick(first, day);
    expect(tick([{ row: 1, agency: 2 }], day)).toMatchObject({ opened: [], joined: [], linked: [1], double: [] });
    expect([...cases.open]).toEqual([0, 1, 0, 0, 0, 0]);
  });

  test("is a double case where nobody sees it", () => {
    const { cases, tick } = caseTrial({ subjects, values: { caseDays: 20, deconflictedShare: 0 } });
    tick(first, day);
    expect(tick([{ row: 1, agency: 2 }], day)).toMatchObject({ opened: [1], joined: [], linked: [], double: [1] });
    expect([...cases.open]).toEqual([0, 1, 1, 0, 0, 0]);
  });

  test("is told of in the end, also where it joined a case or was left to another agency", () => {
    const { tick } = caseTrial({
      subjects,
      values: { caseDays: 20, feedbackDays: 1, deconflictedShare: 1 },
      agencies: { feedbackShare: 1 },
    });
    tick([{ row: 0, agency: 1 }], 0);
    tick(
      [
        { row: 1, agency: 1 },
        { row: 2, agency: 2 },
      ],
      day,
    );
    expect(tick([], 1000 * day).ended.toSorted()).toEqual([0, 1, 2]);
  });

  test("joins at an agency that has a case beside the first, also when the first has ended", () => {
    const { cases, tick } = caseTrial({ subjects, values: { caseDays: 20, deconflictedShare: 0 } });
    tick(first, 0);
    expect(tick([{ row: 1, agency: 2 }], 0).double).toEqual([1]);
    expect(tick([{ row: 2, agency: 2 }], 0)).toMatchObject({ opened: [], joined: [2], double: [] });
    expect(cases.open[2]).toBe(1);
    const ended = [];
    let now = 0;
    while (ended.length === 0) {
      now += hour;
      ended.push(...tick([], now).ended);
    }
    const [holder = 0, other = 0] = ended[0] === 0 ? [2, 1] : [1, 2];
    expect(tick([{ row: 2, agency: holder }], now)).toMatchObject({ opened: [], joined: [2] });
    expect(tick([{ row: 2, agency: other }], now).opened).toEqual([2]);
  });

  test("is a double case while any agency has one, whichever of two ended first", () => {
    const pairs = 200;
    const about = Array.from({ length: 3 * pairs }, (_, row) => row % pairs);
    const wanted = about.map((_, row) => ({ row, agency: 1 + Math.floor(row / pairs) }));
    const rules = { subjects: about, rows: 3 * pairs, values: { caseDays: 20, deconflictedShare: 0 } };
    const { cases, tick } = caseTrial({ ...rules, agencies: { feedbackShare: 1 } });
    tick(wanted.slice(0, 2 * pairs), 0);
    const ended = new Set(tick([], 14 * day).ended);
    const halves = about.slice(0, pairs).filter((subject) => ended.has(subject) !== ended.has(subject + pairs));
    expect(halves.filter((subject) => ended.has(subject)).length).toBeGreaterThan(10);
    expect(halves.filter((subject) => !ended.has(subject)).length).toBeGreaterThan(10);
    const thirds = halves.map((subject) => subject + 2 * pairs);
    expect(
      tick(
        thirds.map((row) => ({ row, agency: 3 })),
        14 * day,
      ),
    ).toMatchObject({ opened: thirds, double: thirds });
    tick([], 10_000 * day);
    expect([heldSubjects(cases), cases.further.size]).toEqual([[], 0]);
  });

  test("is seen within the tick in which the first was opened", () => {
    const { tick } = caseTrial({ subjects, values: { caseDays: 20 } });
    const told = tick(
      [
        { row: 0, agency: 1 },
        { row: 1, agency: 2 },
        { row: 2, agency: 1 },
        { row: 3, agency: 2 },
      ],
      day,
    );
    expect(told).toMatchObject({ opened: [0, 3], linked: [1], joined: [2] });
  });

  test("is linked also where affiliates took the first case over", () => {
    const { tick } = caseTrial({
      subjects,
      values: { caseDays: 20, sharedCaseShare: 1 },
      agencies: { hasAffiliates: 1 },
    });
    tick(first, day);
    expect(tick([{ row: 1, agency: 2 }], day).linked).toEqual([1]);
  });

  test("is a first again when the case has ended", () => {
    const { cases, tick } = caseTrial({ subjects, values: { caseDays: 20 } });
    tick(first, day);
    expect(tick([{ row: 1, agency: 2 }], 10_000 * day)).toMatchObject({
      ended: [0],
      opened: [1],
      linked: [],
      double: [],
    });
    expect(heldSubjects(cases)).toEqual([[5, 2]]);
  });

  test("is seen in the given share, within chance", () => {
    const pairs = Array.from({ length: 2 * many }, (_, row) => row >>> 1);
    const { tick } = caseTrial({ subjects: pairs, values: { caseDays: 20, deconflictedShare: 0.7 }, rows: 2 * many });
    const { linked, double } = tick(
      pairs.map((_, row) => ({ row, agency: 1 + (row % 2) })),
      day,
    );
    expect(linked.length + double.length).toBe(many);
    expect(sigmasFrom(linked.length, many, 0.7)).toBeLessThan(4);
  });
});

describe("what the house hears", () => {
  test("is nothing at a share of 0, of cases and of what was not opened", () => {
    const { cases, tick } = caseTrial({ agencies: { feedbackShare: 0 } });
    tick([{ row: 0 }, { row: 1, action: actions.close }], day);
    expect(tick([], 10_000 * day).ended).toEqual([]);
    expect(cases.open[1]).toBe(0);
  });

  test("is everything at a share of 1, once, with the agency and what it did", () => {
    const { tick } = caseTrial({ values: { caseDays: 20 } });
    const told = [
      tick(
        [
          { row: 0, agency: 3 },
          { row: 1, agency: 4, action: actions.log },
        ],
        day,
      ),
    ];
    for (const until of [10_000 * day, 20_000 * day]) told.push(tick([], until));
    const heard = told.flatMap(({ ended, endedAgencies, endedBits }) =>
      ended.map((row, i) => [row, endedAgencies[i], endedBits[i]]),
    );
    expect(heard.toSorted()).toEqual([
      [0, 3, endingBits.opened],
      [1, 4, 0],
    ]);
  });

  test.each([
    ["cases", actions.open],
    ["referrals that were not opened", actions.close],
  ])("of %s is the agency's share, within chance", (word, action) => {
    const { tick } = caseTrial({ agencies: { feedbackShare: 0.466 }, rows: many, word });
    tick(
      plainRows(many).map((each) => ({ ...each, action })),
      day,
    );
    expect(sigmasFrom(tick([], 10_000 * day).ended.length, many, 0.466)).toBeLessThan(4);
  });

  test("comes after a time whose mean is given, exponential: of 60 days, so many within 45", () => {
    const { tick } = caseTrial({ values: { feedbackDays: 60 }, rows: many });
    tick(
      plainRows(many).map((each) => ({ ...each, action: actions.close })),
      0,
    );
    const heard = tick([], 45 * day).ended.length;
    expect(sigmasFrom(heard, many, 1 - Math.exp(-45 / 60))).toBeLessThan(4);
  });
});

describe("an investigation", () => {
  test("takes a time whose mean is given, exponential: of 45 days, so many within 30", () => {
    const { cases, tick } = caseTrial({ values: { caseDays: 45 }, rows: many });
    tick(plainRows(many), 0);
    tick([], 30 * day);
    expect(sigmasFrom(cases.open[1] ?? 0, many, Math.exp(-30 / 45))).toBeLessThan(4);
  });

  test("begins when the provider has answered, which takes an agency abroad as many times as long as is given", () => {
    const rules = { agencies: { processFactor: [1, 1, 3] }, processSeconds: 10 * day, rows: 2 * many };
    const { cases, tick } = caseTrial(rules);
    tick(
      plainRows(2 * many).map(({ row }) => ({ row, agency: 1 + (row % 2) })),
      0,
    );
    tick([], 12 * day);
    expect(sigmasFrom(cases.open[1] ?? 0, many, Math.exp(-12 / 10))).toBeLessThan(4);
    expect(sigmasFrom(cases.open[2] ?? 0, many, Math.exp(-12 / 30))).toBeLessThan(4);
  });
});

describe("evidence", () => {
  const expiry = 90 * day;

  test("is there for a provider that answers as it expires, and gone a second later", () => {
    expect(caseTrial().tick([{ row: 0 }], expiry).stale).toEqual([]);
    expect(caseTrial().tick([{ row: 0 }], expiry + 1).stale).toEqual([0]);
  });

  test("is gone for so many as the provider's time says that it takes longer than what is left", () => {
    const { tick } = caseTrial({ processSeconds: 10 * day, rows: many });
    const { stale } = tick(plainRows(many), expiry - 8 * day);
    expect(sigmasFrom(stale.length, many, Math.exp(-8 / 10))).toBeLessThan(4);
  });

  test("that is gone is told of with the end of the case", () => {
    const { tick } = caseTrial();
    tick([{ row: 0 }], expiry + 1);
    expect(tick([], expiry + 2)).toMatchObject({ ended: [0], endedBits: [endingBits.opened | endingBits.stale] });
  });

  test("may run out while the application for a warrant waits", () => {
    const rules = { values: { warrantHours: 1000 }, agencies: { warrantShare: 1 }, unviewedRows: [1] };
    const { tick } = caseTrial(rules);
    expect(tick([{ row: 0 }, { row: 1 }], expiry).stale).toEqual([]);
    expect(tick([], expiry + 100_000 * hour).stale).toEqual([1]);
  });
});

describe("a warrant", () => {
  const unviewedRows = Array.from({ length: 100 }, (_, row) => row);

  test("is waited for where nobody at the provider viewed the files, and the provider is asked after it", () => {
    const { cases, tick } = caseTrial({
      values: { warrantHours: 5 },
      agencies: { warrantShare: 1 },
      unviewedRows: [0],
    });
    expect(tick([{ row: 0 }, { row: 1 }], 0)).toMatchObject({ opened: [0, 1], warrant: [0] });
    const grantedAt = cases.warrants.finishAt[0] ?? 0;
    expect(tick([], grantedAt - 0.001).ended).toEqual([1]);
    expect(cases.open[1]).toBe(1);
    expect(tick([], grantedAt).ended).toEqual([0]);
    expect(cases.open[1]).toBe(0);
  });

  test("is not where the agency's circuit asks for none", () => {
    const { tick } = caseTrial({ agencies: { warrantShare: 0 }, unviewedRows });
    expect(tick(plainRows(100), 0).warrant).toEqual([]);
  });

  test("is in the given share where the circuit has not settled it, within chance", () => {
    const all = Array.from({ length: many }, (_, row) => row);
    const { tick } = caseTrial({ agencies: { warrantShare: 0.5 }, unviewedRows: all, rows: many });
    expect(sigmasFrom(tick(plainRows(many), 0).warrant.length, many, 0.5)).toBeLessThan(4);
  });

  test("is worked on by as many at once as the circuit has, in order, and the others wait", () => {
    const { cases, tick } = caseTrial({
      values: { warrantHours: 5, warrantServers: 3 },
      agencies: { warrantShare: 1 },
      unviewedRows,
    });
    const { warrants } = cases;
    tick(plainRows(20), 0);
    expect([warrants.busy[0], warrants.waiting[0]]).toEqual([3, 17]);
    for (let granted = 0; granted < 17; granted = warrants.finished[0] ?? 0) {
      const inService = [...warrants.serving.subarray(0, 3)].map((item) => warrants.items.payload[item] ?? -1);
      expect(Math.max(...inService)).toBe(granted + 2);
      tick([], warrants.finishAt[0] ?? 0);
    }
  });

  test("is granted in order by a circuit that works on one at a time", () => {
    const { cases, tick } = caseTrial({
      values: { warrantServers: 1, warrantHours: 5 },
      agencies: { warrantShare: 1 },
      unviewedRows,
    });
    const rows = [7, 3, 9, 1];
    tick(
      rows.map((row) => ({ row })),
      0,
    );
    const ended = rows.map(() => tick([], cases.warrants.finishAt[0] ?? 0).ended);
    expect(ended, "those of one moment by submission").toEqual([[1], [3], [7], [9]]);
  });

  test("stands in the line of its agency's circuit alone", () => {
    const { cases, tick } = caseTrial({
      values: { warrantHours: 1e6, warrantServers: 1 },
      agencies: { warrantShare: 1, circuit: [0, 0, 2, 0] },
      unviewedRows,
    });
    tick(
      [
        { row: 0, agency: 1 },
        { row: 1, agency: 1 },
        { row: 2, agency: 2 },
        { row: 3, agency: 3 },
      ],
      0,
    );
    expect([...cases.warrants.busy]).toEqual([1, 0, 1]);
    expect([...cases.warrants.waiting]).toEqual([2, 0, 0]);
  });
});
