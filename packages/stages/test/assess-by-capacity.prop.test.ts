import { incidentTypes } from "@tipbench/vocabulary";
import fc from "fast-check";
import { expect, test } from "vitest";
import { assessByCapacity, type CapacityRule } from "../src/assess-by-capacity.kernel.ts";
import { contactTable } from "../src/contact-types.ts";

interface Item {
  readonly urgent: number;
  readonly priority: number;
  readonly incidentType: number;
  readonly secondsToExpiry: number;
  readonly openCases: number;
  readonly caseCapacity: number;
  readonly place: number;
}

const item: fc.Arbitrary<Item> = fc.record({
  urgent: fc.nat(1),
  priority: fc.integer({ min: 1, max: 4 }),
  incidentType: fc.nat(incidentTypes.length - 1),
  secondsToExpiry: fc.integer({ min: -2, max: 2 }),
  openCases: fc.nat(12),
  caseCapacity: fc.nat(12),
  place: fc.nat(4),
});
const rules = fc.double({ min: 0, max: 1, noNaN: true }).map((reserve) => ({ isContact: contactTable(), reserve }));

function actionsOf(items: readonly Item[], rule: CapacityRule): number[] {
  const action = new Uint8Array(items.length);
  const columns = {
    urgent: Uint8Array.from(items, ({ urgent }) => urgent),
    priority: Uint8Array.from(items, ({ priority }) => priority),
    incidentType: Uint8Array.from(items, ({ incidentType }) => incidentType),
    secondsToExpiry: Int32Array.from(items, ({ secondsToExpiry }) => secondsToExpiry),
    openCases: Uint32Array.from(items, ({ openCases }) => openCases),
    caseCapacity: Uint32Array.from(items, ({ caseCapacity }) => caseCapacity),
    place: Uint32Array.from(items, ({ place }) => place),
  };
  assessByCapacity(columns, rule, items.length, action);
  return [...action];
}

/** The rule as one reads it: 1 open, 2 welfare check, 3 log, 4 close. */
function ruled(of: Item, { isContact, reserve }: CapacityRule): number {
  if (of.urgent === 1 || of.priority === 1) return 2;
  const share = isContact[of.incidentType] === 1 ? 1 : reserve;
  if (of.secondsToExpiry < 0) return isContact[of.incidentType] === 1 ? 3 : 4;
  return of.openCases + of.place < share * of.caseCapacity ? 1 : 3;
}

test("the loop says of every item what the rule says of it alone", () => {
  fc.assert(
    fc.property(fc.array(item), rules, (items, rule) => {
      expect(actionsOf(items, rule)).toEqual(items.map((one) => ruled(one, rule)));
    }),
  );
});

test("no agency that holds no more than it can comes to hold more, welfare checks aside", () => {
  fc.assert(
    fc.property(fc.array(item), rules, fc.nat(12), (items, rule, caseCapacity) => {
      const openCases = Math.min(caseCapacity, items[0]?.openCases ?? 0);
      const ofOneAgency = items.map((one, place) => ({ ...one, openCases, caseCapacity, place }));
      const opened = actionsOf(ofOneAgency, rule).filter((action) => action === 1).length;
      expect(openCases + opened).toBeLessThanOrEqual(caseCapacity);
    }),
  );
});
