import { describe, expect, test } from "vitest";
import { houseOf, openHouse, planOf, type Received, type SecondWord } from "./open-house.ts";

const informational = 2;
const tick = 900;
const late = 1_000_000;

/** One referral with a file to label, to agencies 4 and 5. */
const unknown: Received = { at: 0, contents: [70], agencies: [4, 5] };

/** A house whose triage says the same of every labelled item, or by first row. */
function houseThatSays(word: SecondWord | ((row: number) => SecondWord), values = {}) {
  return openHouse(values, 400, { triageAgain: typeof word === "function" ? word : () => word });
}

describe("an item whose files were labelled", () => {
  test("is escalated by the second word: it goes to the urgent desk as the tick ends, and is delivered as urgent", () => {
    const house = houseThatSays({ escalate: 1 }, { urgentBaseSeconds: 5000 });
    expect(house.tick([unknown], tick).deliveries).toEqual([]);
    const at = tick + house.floor.totals().workSeconds;
    expect(house.tick([], at - 0.001).deliveries).toEqual([]);
    const { deliveries } = house.tick([], at);
    expect(deliveries).toEqual([{ row: 0, at, path: "urgent", isUrgent: true, agencies: [4, 5] }]);
    const later = house.tick([{ at: late, bundle: 0 }], late + tick).deliveries;
    expect(later).toMatchObject([{ row: 1, path: "supplement", isUrgent: true }]);
  });

  test.each([1, 2])(
    "is prepared at the referral desk as the tick ends where the second word is priority %d",
    (priority) => {
      const house = houseThatSays({ priority }, { referralBaseSeconds: 5000 });
      expect(house.tick([unknown], tick).deliveries).toEqual([]);
      const at = tick + house.floor.totals().workSeconds;
      expect(house.tick([], at - 0.001).deliveries).toEqual([]);
      const { deliveries } = house.tick([], at);
      expect(deliveries).toEqual([{ row: 0, at, path: "referral", isUrgent: false, agencies: [4, 5] }]);
    },
  );

  test.each([3, 4])("is delivered as the tick ends where the second word is priority %d", (priority) => {
    const house = houseThatSays({ priority }, { referralBaseSeconds: 5000 });
    const { deliveries, handled } = house.tick([{ ...unknown, priority: 1 }], tick);
    expect(deliveries).toEqual([{ row: 0, at: tick, path: "labelling", isUrgent: false, agencies: [4, 5] }]);
    expect(handled.map((referral) => referral.agency)).toEqual([4, 5]);
  });

  test("is delivered to be filed where the second word is informational, whatever its priority", () => {
    const house = houseThatSays({ disposition: informational, priority: 1 });
    const { deliveries, handled } = house.tick([unknown], tick);
    expect(deliveries).toMatchObject([{ row: 0, at: tick, path: "labelling" }]);
    expect(handled).toEqual([]);
    expect([...house.floor.agencyDeliveries()]).toEqual([0, 0, 0, 0, 1, 1]);
  });

  test("is filed from the urgent desk where the second word escalates what is informational", () => {
    const house = houseThatSays({ disposition: informational, escalate: 1 });
    const { deliveries, handled } = house.tick([unknown], tick);
    expect(deliveries).toMatchObject([{ path: "urgent", isUrgent: true }]);
    expect(handled).toEqual([]);
  });

  test("is delivered although as many wait at the referral desk as the limit says", () => {
    const values = { referralBaseSeconds: 1e6, referralQueueLimit: 1 };
    const house = houseThatSays((row) => ({ priority: row === 3 ? 3 : 2 }), values);
    const { deliveries } = house.tick(
      [1, 2, 3].map((at) => ({ ...unknown, at })),
      tick,
    );
    expect(deliveries).toMatchObject([{ row: 2, at: tick, path: "labelling" }]);
    expect(house.floor.totals()).toMatchObject({ waiting: 1, working: 1 });
  });

  test("reaches its agencies with the priority of the second word", () => {
    const house = houseThatSays({ priority: 2 });
    expect(house.tick([{ ...unknown, priority: 3 }], tick).handled.map(({ priority }) => priority)).toEqual([2, 2]);
    const other = houseThatSays({ priority: 4 });
    expect(other.tick([{ ...unknown, priority: 3 }], tick).handled.map(({ priority }) => priority)).toEqual([4, 4]);
  });

  test("keeps the first word where triage has no second", () => {
    const house = openHouse({ referralBaseSeconds: 5000 });
    house.tick(
      [
        { ...unknown, priority: 2 },
        { ...unknown, at: 1 },
      ],
      tick,
    );
    expect(house.tick([], late).deliveries).toMatchObject([{ row: 0, path: "referral" }]);
  });

  test("has its own word among more than the list had room for", () => {
    const house = houseThatSays(
      (row) => ({ disposition: row % 3 === 0 ? informational : 1, priority: 3 + (row % 2) }),
      {
        labellingQueueLimit: 1e6,
      },
    );
    const rows = Array.from({ length: 300 }, (_, at) => at);
    const { deliveries, handled } = house.tick(
      rows.map((at) => ({ at, contents: [at, at + 1] })),
      tick,
    );
    expect(deliveries.map(({ row }) => row)).toEqual(rows);
    const told = handled.map(({ row, priority }) => [row, priority]).toSorted(([a = 0], [b = 0]) => a - b);
    expect(told).toEqual(rows.filter((row) => row % 3 !== 0).map((row) => [row, 3 + (row % 2)]));
  });

  test("takes along the reports that joined it while it was labelled and while it was prepared", () => {
    const house = houseThatSays({ priority: 1 }, { labellingBaseSeconds: 100, referralBaseSeconds: 1e5 });
    house.tick([unknown, { at: 0, bundle: 0, agencies: [3] }], late);
    const { deliveries } = house.tick([{ at: late, bundle: 0, agencies: [2] }], 10 * late);
    expect(deliveries).toEqual(
      [0, 1, 2].map((row) => ({ row, at: deliveries[0]?.at, path: "referral", isUrgent: false, agencies: [4, 5] })),
    );
    expect(house.floor.totals()).toMatchObject({ items: 1, reports: 3, filesLabelled: 1 });
  });

  test("and that is prepared goes to the urgent desk where a report joins that is escalated, if nobody has begun", () => {
    const house = houseThatSays({ priority: 2 }, { referralBaseSeconds: 1e5, urgentBaseSeconds: 100 });
    house.tick(
      [
        { ...unknown, contents: [70, 71] },
        { ...unknown, at: 1 },
      ],
      tick,
    );
    const { deliveries } = house.tick([{ at: tick, bundle: 1, escalate: 1 }], tick + 5000);
    expect(deliveries.slice(-2)).toMatchObject([
      { row: 1, path: "urgent", isUrgent: true },
      { row: 2, path: "urgent", isUrgent: true },
    ]);
    expect(house.floor.totals().filesLabelled).toBe(3);
  });
});

test("a referral reaches its agencies with the priority to which a report that joined has raised it", () => {
  const house = openHouse({ referralBaseSeconds: 5000 });
  house.tick(
    [
      { at: 0, priority: 2 },
      { at: 1, priority: 2, agencies: [4] },
      { at: 2, priority: 1, bundle: 1 },
    ],
    2,
  );
  const { handled } = house.tick([], late);
  expect(handled.map(({ row, priority }) => [row, priority])).toEqual([
    [0, 2],
    [1, 1],
  ]);
});

describe("a referral of priority 1 or 2 that is not escalated", () => {
  const values = { referralBaseSeconds: 5000 };

  test.each([1, 2])("goes to the referral desk at once without files to label, at priority %d", (priority) => {
    const house = openHouse(values);
    house.tick([{ at: 100, priority }], 100);
    const at = 100 + house.floor.totals().workSeconds;
    expect(at).toBeGreaterThan(100);
    expect(house.tick([], at).deliveries).toEqual([{ row: 0, at, path: "referral", isUrgent: false, agencies: [2] }]);
  });

  test("goes there after labelling with files to label", () => {
    const { deliveries, labelled } = openHouse().tick([{ at: 100, priority: 2, contents: [70] }], tick);
    expect(deliveries).toEqual([{ row: 0, at: tick, path: "referral", isUrgent: false, agencies: [2] }]);
    expect(labelled).toEqual([70]);
  });

  test("goes to its agencies where as many wait there as the limit says", () => {
    const house = openHouse({ ...values, referralBaseSeconds: 1e6, referralQueueLimit: 1 });
    const { deliveries } = house.tick(
      [1, 2, 3].map((at) => ({ at, priority: 2 })),
      tick,
    );
    expect(deliveries).toMatchObject([{ row: 2, at: 63, path: "automatic" }]);
  });

  test("is served there before those of lower priority, in order of receipt", () => {
    const house = openHouse({ ...values, automaticSeconds: 1 });
    const rows = [2, 2, 1, 2, 1].map((priority, at) => ({ at, priority }));
    const order = [...house.tick(rows, late).deliveries].sort((a, b) => a.at - b.at).map(({ row }) => row);
    expect(order).toEqual([0, 2, 4, 1, 3]);
  });

  test.each([
    ["of a lower priority", { priority: 3 }],
    ["that nobody gave a priority", { priority: 4 }],
    ["that is informational", { priority: 1, disposition: informational }],
  ])("has no company of one %s", (_, kind) => {
    expect(openHouse(values).tick([{ at: 0, ...kind }], tick).deliveries[0]?.path).toBe("automatic");
  });
});

describe("a file's further reviews", () => {
  const base = { labellingFileSeconds: 500 };
  const workAt = (reviewedShare: number, kind: Partial<Received> = {}) => {
    const house = openHouse({ ...base, urgentFileSeconds: 500, reviewedShare });
    house.tick([{ ...unknown, contents: [70, 71], ...kind }], late);
    return house.floor.totals();
  };

  test("are two more views and their time at the labelling desk where the share is 1, none where it is 0", () => {
    const [none, all] = [workAt(0), workAt(1)];
    expect(none).toMatchObject({ filesLabelled: 2, filesViewed: 2 });
    expect(all).toMatchObject({ filesLabelled: 2, filesViewed: 6 });
    expect(all.workSeconds).toBeGreaterThan(none.workSeconds);
  });

  test("are none at the urgent desk", () => {
    const [none, all] = [workAt(0, { escalate: 1 }), workAt(1, { escalate: 1 })];
    expect(all).toEqual(none);
    expect(all).toMatchObject({ filesLabelled: 2, filesViewed: 2 });
  });

  test("take as long as the first look on the average: three times the work of many, within chance", () => {
    const files = 2000;
    const workOf = (reviewedShare: number): number => {
      const house = houseOf(planOf({ ...base, reviewedShare, labellingQueueLimit: 1e6 }, files));
      const reports = Array.from({ length: files }, (_, at) => ({ at, contents: [at] }));
      house.tick(reports, 10_000_000);
      return house.floor.totals().workSeconds;
    };
    const deviation = 500 * Math.sqrt(2 * files);
    expect(Math.abs(workOf(1) - workOf(0) - 2 * 500 * files) / deviation).toBeLessThan(4);
  });

  test("are of the same contents whoever reports them", () => {
    const house = openHouse({ reviewedShare: 0.5, labellingQueueLimit: 1e6 });
    house.tick(
      Array.from({ length: 200 }, (_, at) => ({ at, contents: [5] })),
      late,
    );
    expect([200, 600]).toContain(house.floor.totals().filesViewed);
  });
});

describe("a view that is avoided", () => {
  const known = { at: 0, contents: [70], knownFiles: 3 };

  test.each([
    ["a referral that may be labelled", {}, 3],
    ["one that has known files only", { contents: [] }, 3],
    ["an escalated report", { escalate: 1, disposition: informational }, 3],
    ["an informational report: nobody would have looked", { disposition: informational }, 0],
    ["a report that joins: nobody looks at its files", { bundle: 0 }, 0],
  ])("is counted a known file of %s", (_, kind, avoided) => {
    const house = openHouse();
    house.tick([{ at: 0 }], 0);
    house.tick([{ ...known, bundle: 1, ...kind }], tick);
    expect(house.floor.totals().viewsAvoided).toBe(avoided);
  });

  test("is none where the labelling desk admits nobody", () => {
    const house = openHouse({ labellingQueueLimit: 0 });
    house.tick([known], tick);
    expect(house.floor.totals()).toMatchObject({ viewsAvoided: 0, filesViewed: 0 });
  });
});
