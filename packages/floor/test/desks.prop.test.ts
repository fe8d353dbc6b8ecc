import fc from "fast-check";
import { expect, test } from "vitest";
import {
  advanceDesk,
  arriveAtDesk,
  createDesks,
  type Desks,
  raisePriority,
  startUnasked,
  unaskedBit,
  withdraw,
} from "../src/desks.kernel.ts";
import { freeItem, takeItem, waiting } from "../src/items.kernel.ts";
import { type Deed, slowFinishes } from "./event-list.ts";

const deskCount = 3;
const servers = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: deskCount, maxLength: deskCount });
/** Whole seconds, so that much happens at one time; some of it lasts no time at all. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("arrive" as const),
      gap: fc.nat(3),
      desk: fc.nat(deskCount - 1),
      priority: fc.integer({ min: 1, max: 4 }),
      service: fc.nat(12),
      isUnasked: fc.boolean(),
    }),
  },
  fc.record({
    kind: fc.constant("raise" as const),
    gap: fc.nat(3),
    visit: fc.nat(40),
    priority: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant("withdraw" as const), gap: fc.nat(3), visit: fc.nat(40) }),
);
const deedLists: fc.Arbitrary<Deed[]> = fc.array(step, { maxLength: 80, size: "max" }).map((steps) => {
  let at = 0;
  return steps.map(({ gap, ...deed }) => {
    at += gap;
    return { ...deed, at };
  });
});

/** The visits that are at desks now, and when those that ended did. */
interface Visits {
  readonly itemOf: Map<number, number>;
  readonly finishes: number[];
}

function collect({ completed, items }: Desks, { itemOf, finishes }: Visits): void {
  for (let i = 0; i < completed.count; i++) {
    const item = completed.item[i] ?? 0;
    if (item >= unaskedBit) {
      finishes[item - unaskedBit] = completed.at[i] ?? 0;
      continue;
    }
    const visit = items.payload[item] ?? 0;
    finishes[visit] = completed.at[i] ?? 0;
    itemOf.delete(visit);
    freeItem(items, item);
  }
  completed.count = 0;
}

function apply(desks: Desks, deed: Deed, visits: Visits): void {
  if (deed.kind === "arrive") {
    const visit = visits.finishes.push(Number.NaN) - 1;
    if (deed.isUnasked && startUnasked(desks, deed.desk, deed.at, deed.service, visit)) return;
    const item = takeItem(desks.items, deed.priority, deed.service, visit);
    visits.itemOf.set(visit, item);
    arriveAtDesk(desks, deed.desk, item, deed.at);
    return;
  }
  const item = visits.itemOf.get(deed.visit);
  if (item === undefined || desks.items.state[item] !== waiting) return;
  if (deed.kind === "raise") {
    raisePriority(desks, item, deed.priority);
    return;
  }
  withdraw(desks, item);
  visits.itemOf.delete(deed.visit);
  freeItem(desks.items, item);
}

/** Runs deeds through real desks, which are visited in the given order whenever time goes on. */
function finishesOf(serverCounts: readonly number[], deeds: readonly Deed[], order: readonly number[]) {
  const desks = createDesks(serverCounts);
  const visits: Visits = { itemOf: new Map(), finishes: [] };
  for (const deed of deeds) {
    for (const desk of order) advanceDesk(desks, desk, deed.at);
    collect(desks, visits);
    apply(desks, deed, visits);
  }
  for (const desk of order) advanceDesk(desks, desk, Number.POSITIVE_INFINITY);
  collect(desks, visits);
  return { ...visits, desks };
}

test("desks end every visit when a slow list of events says so", () => {
  fc.assert(
    fc.property(servers, deedLists, (counts, deeds) => {
      expect(finishesOf(counts, deeds, [0, 1, 2]).finishes).toEqual(slowFinishes(counts, deeds));
    }),
    { numRuns: 500 },
  );
});

test("it does not matter in which order desks are visited", () => {
  fc.assert(
    fc.property(servers, deedLists, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (counts, deeds, order) => {
      expect(finishesOf(counts, deeds, order).finishes).toEqual(finishesOf(counts, deeds, [0, 1, 2]).finishes);
    }),
  );
});

test("when all is done, what arrived has finished, and every second of its work was counted", () => {
  fc.assert(
    fc.property(servers, deedLists, (counts, deeds) => {
      const { finishes, desks } = finishesOf(counts, deeds, [0, 1, 2]);
      const arrivals = deeds.filter((deed) => deed.kind === "arrive");
      const served = arrivals.filter((_, visit) => !Number.isNaN(finishes[visit]));
      const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
      expect([...desks.arrived]).toEqual([...desks.finished]);
      expect(sum(desks.finished)).toBe(served.length);
      expect(sum(desks.workSeconds)).toBe(sum(served.map(({ service }) => service)));
      expect(sum(desks.busy) + sum(desks.waiting)).toBe(0);
    }),
  );
});
