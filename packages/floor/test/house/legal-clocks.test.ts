import { expect, test } from "vitest";
import { expiryOf } from "../../src/house/legal-clocks.kernel.ts";
import { createFloor } from "../../src/index.ts";
import { emptyFacts, planOf } from "./open-house.ts";

const day = 86_400;

/** Row 0 is of provider 0, row 1 of provider 1; both are received at 500. */
function facts() {
  const of = emptyFacts(2);
  of.receivedAtSeconds.fill(500);
  of.provider[1] = 1;
  return of;
}

test.each([
  ["the law's preservation, where the provider keeps less", 90, [30, 10], [90, 90]],
  ["the provider's own retention, where it keeps more", 90, [180, 365], [180, 365]],
  ["each provider's own, where one keeps more", 90, [30, 180], [90, 180]],
  ["either, where they are the same", 90, [90, 90], [90, 90]],
  ["the longer preservation of the later law", 365, [30, 180], [365, 365]],
])("evidence is kept for %s", (_, preservationDays, retention, kept) => {
  const clocks = { retentionDays: Float64Array.from(retention), preservationDays };
  expect([0, 1].map((row) => expiryOf(clocks, facts(), row))).toEqual(kept.map((days) => 500 + days * day));
});

test("a floor tells the same of a row", () => {
  const plan = planOf({ preservationDays: 90 }, 2, { facts: facts() });
  expect(createFloor(plan).expiryOf(0)).toBe(500 + 90 * day);
});
