import { describe, expect, test } from "vitest";
import { houseOf, openHouse, planOf } from "./open-house.ts";

const informational = 2;
const late = 1_000_000;

describe("a report that begins a work item", () => {
  test("is made available without an analyst some seconds after receipt", () => {
    const house = openHouse({ automaticSeconds: 45 });
    const { deliveries } = house.tick([{ at: 100, agencies: [3, 4] }], 900);
    expect(deliveries).toEqual([{ row: 0, at: 145, path: "automatic", isUrgent: false, agencies: [3, 4] }]);
    expect(house.floor.totals()).toEqual({
      items: 0,
      reports: 0,
      filesViewed: 0,
      filesLabelled: 0,
      viewsAvoided: 0,
      workSeconds: 0,
      waiting: 0,
      working: 0,
    });
  });

  test("goes to the urgent desk where it is escalated, and is delivered as urgent when handled", () => {
    const house = openHouse({ urgentBaseSeconds: 600 });
    const { deliveries } = house.tick([{ at: 100, escalate: 1, disposition: informational }], late);
    const { workSeconds, items } = house.floor.totals();
    expect(deliveries).toEqual([{ row: 0, at: 100 + workSeconds, path: "urgent", isUrgent: true, agencies: [2] }]);
    expect([items, workSeconds > 0]).toEqual([1, true]);
  });

  test("reaches its agencies as priority 1 and as urgent where it is escalated, else with its own", () => {
    const plain = { at: 0, agencies: [4, 5] };
    const { handled } = openHouse().tick([{ ...plain, escalate: 1 }, plain, { ...plain, priority: 4 }], 900);
    const told = [0, 1, 2].map((of) => handled.filter(({ row }) => row === of).map(({ priority }) => priority));
    expect(told).toEqual([
      [16 + 1, 16 + 1],
      [3, 3],
      [4, 4],
    ]);
  });

  test("is served at the urgent desk in order of receipt, whatever priority triage gave it", () => {
    const house = openHouse({ urgentBaseSeconds: 600 });
    const rows = [3, 4, 1].map((priority, at) => ({ at, escalate: 1, priority }));
    const order = [...house.tick(rows, late).deliveries].sort((a, b) => a.at - b.at).map(({ row }) => row);
    expect(order).toEqual([0, 1, 2]);
  });

  test("goes to the labelling desk where a referral has an unknown file that may be opened", () => {
    const house = openHouse({ labellingBaseSeconds: 100 });
    house.tick([{ at: 100, contents: [71, 72] }], 100);
    const at = 100 + house.floor.totals().workSeconds;
    expect(house.tick([], at - 0.001)).toMatchObject({ deliveries: [], labelled: [] });
    const { deliveries, labelled } = house.tick([], at);
    expect(deliveries).toEqual([{ row: 0, at, path: "labelling", isUrgent: false, agencies: [2] }]);
    expect(labelled).toEqual([71, 72]);
    expect(house.floor.totals()).toMatchObject({ filesViewed: 2, filesLabelled: 2 });
  });

  test("does not where it is informational", () => {
    const { deliveries } = openHouse().tick([{ at: 0, contents: [71], disposition: informational }], 900);
    expect(deliveries[0]?.path).toBe("automatic");
  });

  test("does not where as many items wait as the limit says", () => {
    const house = openHouse({ labellingBaseSeconds: 1e6, labellingQueueLimit: 1 });
    const three = [1, 2, 3].map((content) => ({ at: content, contents: [content] }));
    const { deliveries } = house.tick(three, 900);
    expect(deliveries).toMatchObject([{ row: 2, path: "automatic", at: 63 }]);
    expect(house.floor.totals().waiting).toBe(1);
  });

  test("is never labelled where the limit is 0", () => {
    const { deliveries } = openHouse({ labellingQueueLimit: 0 }).tick([{ at: 0, contents: [71] }], 900);
    expect(deliveries[0]?.path).toBe("automatic");
  });

  test("has its labels told when the work is done, not before", () => {
    const house = openHouse({ labellingFileSeconds: 5000 });
    expect(house.tick([{ at: 0, contents: [71] }], 1).labelled).toEqual([]);
    expect(house.tick([], late).labelled).toEqual([71]);
    expect(house.tick([], late + 900).labelled).toEqual([]);
  });
});

describe("a report that joins", () => {
  test("finds its bundle among more open ones than a bundle's word has numbers", () => {
    const open = 40_000;
    const house = openHouse({ urgentBaseSeconds: 1e9 }, 2 * open);
    house.tick(
      Array.from({ length: open }, (_, at) => ({ at, escalate: 1, agencies: [1 + (at % 5)] })),
      open,
    );
    const joining = [0, 16_383, 16_384, 23_617, 32_768, open - 1];
    house.tick(
      joining.map((bundle) => ({ at: open, bundle })),
      open,
    );
    const { deliveries } = house.tick([], 1e15);
    const joined = deliveries.filter(({ row }) => row >= open).map(({ agencies }) => agencies);
    expect(deliveries.length).toBe(open + joining.length);
    expect(joined).toEqual(joining.map((bundle) => [1 + (bundle % 5)]));
  });

  /** Row 0 keeps the labelling analyst busy, row 1 waits; both with seconds of work that totals tell. */
  const busyHouse = (values = {}) => {
    const house = openHouse({ labellingBaseSeconds: 5000, memberSeconds: 400, urgentBaseSeconds: 3000, ...values });
    house.tick([{ at: 0, contents: [70], agencies: [3] }], 0);
    const first = house.floor.totals().workSeconds;
    return { house, first };
  };

  test("waiting work is delivered with it, to its agencies", () => {
    const { house, first } = busyHouse();
    const waiting = { at: 10, contents: [71], agencies: [4, 5] };
    house.tick([waiting, { at: 20, bundle: 1, contents: [72], agencies: [2] }], first);
    const at = house.floor.totals().workSeconds;
    expect(house.tick([], at - 0.001).deliveries).toEqual([]);
    const { deliveries } = house.tick([], at);
    expect(deliveries).toEqual([
      { row: 1, at, path: "labelling", isUrgent: false, agencies: [4, 5] },
      { row: 2, at, path: "labelling", isUrgent: false, agencies: [4, 5] },
    ]);
    expect(house.floor.totals()).toMatchObject({ items: 2, reports: 3, filesViewed: 2 });
  });

  test("waiting work makes it longer, by a part of its own", () => {
    const second = { at: 10, contents: [71] };
    const workOf = (...joining: { at: number; bundle: number }[]) => {
      const { house } = busyHouse();
      house.tick([second, ...joining], late);
      return house.floor.totals().workSeconds;
    };
    const [alone, withOne, withTwo] = [
      workOf(),
      workOf({ at: 20, bundle: 1 }),
      workOf({ at: 20, bundle: 1 }, { at: 21, bundle: 1 }),
    ];
    expect(withOne).toBeGreaterThan(alone);
    expect(withTwo).toBeGreaterThan(withOne);
  });

  test("waiting work raises its priority, and never lowers it", () => {
    const { house } = busyHouse();
    house.tick(
      [
        { at: 10, contents: [71], priority: 3 },
        { at: 11, contents: [72], priority: 2 },
        { at: 12, bundle: 1, priority: 1 },
        { at: 13, bundle: 2, priority: 4 },
        { at: 14, contents: [73], priority: 3 },
      ],
      20,
    );
    expect(house.tick([], late).labelled).toEqual([70, 71, 72, 73]);
  });

  test("waiting work and is escalated moves all of it to the urgent desk", () => {
    const { house, first } = busyHouse();
    const { deliveries } = house.tick(
      [
        { at: 10, contents: [71], agencies: [4, 5] },
        { at: 20, bundle: 1, escalate: 1 },
      ],
      late,
    );
    const at = 20 + house.floor.totals().workSeconds - first;
    expect(deliveries.slice(1)).toEqual(
      [1, 2].map((row) => ({ row, at: expect.closeTo(at, 6), path: "urgent", isUrgent: true, agencies: [4, 5] })),
    );
    const supplement = house.tick([{ at: late, bundle: 1, agencies: [3] }], late + 900).deliveries;
    expect(supplement).toEqual([{ row: 3, at: late + 60, path: "supplement", isUrgent: true, agencies: [4] }]);
  });

  test("waiting work and is escalated stands in the urgent line from then on", () => {
    const { house } = busyHouse();
    house.tick(
      [
        { at: 10, contents: [71] },
        { at: 11, escalate: 1 },
        { at: 20, bundle: 1, escalate: 1 },
        { at: 30, escalate: 1 },
      ],
      30,
    );
    const { deliveries } = house.tick([], late);
    const urgent = deliveries.filter(({ isUrgent }) => isUrgent).sort((a, b) => a.at - b.at);
    expect(urgent.map(({ row }) => row)).toEqual([2, 1, 3, 4]);
  });

  test("waiting work and is escalated makes it take the urgent desk's time, and a part for each that joined", () => {
    const escalatedAfter = (...joining: { at: number; bundle: number }[]) => {
      const { house, first } = busyHouse({ urgentBaseSeconds: 0 });
      house.tick([{ at: 10, contents: [71] }, ...joining, { at: 20, bundle: 1, escalate: 1 }], late);
      return house.floor.totals().workSeconds - first;
    };
    const { house } = busyHouse({ urgentBaseSeconds: 0, memberSeconds: 0 });
    const { deliveries } = house.tick(
      [
        { at: 10, contents: [71] },
        { at: 20, bundle: 1, escalate: 1 },
      ],
      late,
    );
    expect(deliveries[1]?.at).toBe(20);
    expect(escalatedAfter({ at: 11, bundle: 1 })).toBeGreaterThan(escalatedAfter());
  });

  test("work in service changes nothing and is delivered along", () => {
    const { house, first } = busyHouse();
    const { deliveries } = house.tick([{ at: 1, bundle: 0, escalate: 1, priority: 1, agencies: [5] }], first);
    expect(deliveries).toEqual(
      [0, 1].map((row) => ({ row, at: first, path: "labelling", isUrgent: false, agencies: [3] })),
    );
    expect(house.floor.totals()).toMatchObject({ items: 1, reports: 2, workSeconds: first });
  });

  test("finished work is a supplement to its first agency, and is not urgent where the work was not", () => {
    const house = openHouse({ automaticSeconds: 45 });
    house.tick([{ at: 0, agencies: [4, 5] }], 900);
    const { deliveries } = house.tick([{ at: 1000, bundle: 0, escalate: 1, contents: [71], agencies: [3] }], 1800);
    expect(deliveries).toEqual([{ row: 1, at: 1045, path: "supplement", isUrgent: false, agencies: [4] }]);
    expect(house.floor.totals().items).toBe(0);
  });

  test("finished urgent work is delivered as urgent", () => {
    const house = openHouse();
    house.tick([{ at: 0, escalate: 1, agencies: [4, 5] }], 900);
    const { deliveries } = house.tick([{ at: 1000, bundle: 0 }], 1800);
    expect(deliveries).toEqual([{ row: 1, at: 1060, path: "supplement", isUrgent: true, agencies: [4] }]);
  });

  test("urgent work that waits stays first in line whatever its own priority", () => {
    const house = openHouse({ urgentBaseSeconds: 5000 });
    const rows = [
      { at: 0, escalate: 1 },
      { at: 1, escalate: 1 },
      { at: 2, bundle: 1, priority: 4 },
    ];
    const { deliveries } = house.tick(rows, late);
    expect(deliveries.map(({ path, isUrgent }) => [path, isUrgent])).toEqual(rows.map(() => ["urgent", true]));
    expect(deliveries[2]?.at).toBe(deliveries[1]?.at);
  });
});

describe("a misrouted delivery", () => {
  /** Rows that came back and deliveries by agency, after ten days of ticks of an hour. */
  const tenDays = (share: number, agencies: readonly number[], lead: number) => {
    const house = openHouse({ reassignedShare: share, reassignmentHours: 4 });
    const reports = Array.from({ length: 50 }, (_, row) => ({ at: row, agencies, lead }));
    const sentOn = house.tick(reports, 3600).sentOn.slice();
    for (let hour = 2; hour <= 240; hour++) sentOn.push(...house.tick([], hour * 3600).sentOn);
    house.floor.check();
    return { sentOn: sentOn.sort((a, b) => a - b), loads: [...house.floor.agencyDeliveries()] };
  };
  const allRows = Array.from({ length: 50 }, (_, row) => row);

  test("is sent on to the lead, and told of, where the share is 1", () => {
    expect(tenDays(1, [4, 5], 3)).toEqual({ sentOn: allRows, loads: [0, 0, 0, 50, 50, 50] });
  });

  test("is not where the share is 0", () => {
    expect(tenDays(0, [4], 3)).toEqual({ sentOn: [], loads: [0, 0, 0, 0, 50, 0] });
  });

  test("is none where the delivery set has the lead, or there is no lead", () => {
    expect(tenDays(1, [4, 3], 3).sentOn).toEqual([]);
    expect(tenDays(1, [4], 0).sentOn).toEqual([]);
  });

  test("is none where a supplement reaches its lead", () => {
    const house = openHouse({ reassignedShare: 1, reassignmentHours: 0.01 });
    house.tick([{ at: 0, agencies: [4], lead: 4 }], 900);
    const ticks = [house.tick([{ at: 1000, bundle: 0, lead: 4, agencies: [3] }], 1800), house.tick([], 9000)];
    expect(ticks.flatMap(({ sentOn }) => sentOn)).toEqual([]);
  });

  test("that was filed is sent on although the agency's desk is busy", () => {
    const house = openHouse({
      reassignedShare: 1,
      reassignmentHours: 0.01,
      labellingBaseSeconds: 100,
      agencyReferralSeconds: 1e9,
    });
    const plain = { at: 0, agencies: [4], lead: 3 };
    const rows = [
      { ...plain, contents: [70] },
      { ...plain, at: 1, bundle: 0 },
      { ...plain, at: 1, disposition: informational },
    ];
    const ticks = [house.tick(rows, 900), house.tick([{ ...plain, at: 1000, bundle: 0 }], 1800), house.tick([], 9000)];
    expect(ticks.flatMap(({ sentOn }) => sentOn).sort()).toEqual([1, 2, 3]);
  });

  test("is sent on in the given share, within chance", () => {
    const sent = tenDays(0.5, [4], 3).sentOn.length;
    expect(Math.abs(sent - 25) / Math.sqrt(50 * 0.25)).toBeLessThan(4);
  });
});

test.each(["labelling", "urgent"])("%s work that ends as the tick ends is delivered in it", (path) => {
  const report = { at: 900, contents: [71], escalate: path === "urgent" ? 1 : 0 };
  expect(openHouse().tick([report], 900).deliveries).toMatchObject([{ row: 0, at: 900, path }]);
});

describe("a desk whose staff changes", () => {
  const night = { fromSeconds: Float64Array.of(-900, 1000), servers: Uint32Array.of(0, 1) };

  test.each([
    ["labelling", { contents: [70] }, 1000],
    ["urgent", { escalate: 1 }, 1000],
    ["referral", { priority: 2 }, 1000],
    ["automatic", {}, 60],
  ])("keeps its work until the morning: %s", (path, kind, at) => {
    const house = houseOf(planOf({}, 4, { houseStaff: [night, night, night], startSeconds: -900 }));
    const before = house.tick([{ at: 0, ...kind }], 999).deliveries;
    const [delivered] = [...before, ...house.tick([], 1000).deliveries];
    expect(delivered).toMatchObject({ path, at });
    expect(() => house.floor.check()).not.toThrow();
  });

  test("lets agencies wait for theirs, which is told with what they went through", () => {
    const house = houseOf(planOf({}, 4, { agencyStaff: new Array(6).fill(night), startSeconds: -900 }));
    expect(house.tick([{ at: 0 }], 999).handled).toEqual([]);
    expect(house.tick([], 1800).handled).toEqual([{ row: 0, agency: 2, at: 1000, waitSeconds: 940, priority: 3 }]);
  });
});
