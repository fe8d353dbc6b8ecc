import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nearestName, oneOf } from "../../src/scenario/nearest-name.ts";

const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1, maxLength: 20 });

test("a name that exists is nearest to itself, whatever its capitals", () => {
  fc.assert(
    fc.property(names, fc.nat(), (all, pick) => {
      const name = all[pick % all.length] ?? "";
      expect(nearestName(name.toUpperCase(), all)).toBe(name);
    }),
    { examples: [[["pad", "aad"], 1]] },
  );
});

test("what is offered exists", () => {
  fc.assert(
    fc.property(names, fc.string(), (all, written) => {
      const nearest = nearestName(written, all);
      if (nearest !== undefined) {
        expect(all).toContain(nearest);
        expect(oneOf(written, all)).toContain(JSON.stringify(nearest));
      }
    }),
  );
});

test("nothing is offered for what resembles nothing", () => {
  expect(nearestName("zzzzzz", ["scale", "seed"])).toBeUndefined();
  expect(nearestName("anything", [])).toBeUndefined();
});

test("a beginning is nearer than a name with as many letters", () => {
  expect(nearestName("escalation.recall", ["escalation.share", "escalation.recall.imminent"])).toBe(
    "escalation.recall.imminent",
  );
});
