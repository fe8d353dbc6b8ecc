import fc from "fast-check";
import { expect, test } from "vitest";
import { timesByGroup } from "../src/event-times.ts";

const cells = 8;
const groups = 3;

test("every event's time is in the group of its cell, in order, or in none", () => {
  const events = fc.array(fc.tuple(fc.nat(cells - 1), fc.oneof(fc.nat(9), fc.constant(Number.POSITIVE_INFINITY))));
  const numbers = fc.array(fc.nat(groups), { minLength: cells, maxLength: cells });
  fc.assert(
    fc.property(events, numbers, (list, groupOfCell) => {
      const times = {
        cell: Uint16Array.from(list, ([cell]) => cell),
        seconds: Float64Array.from(list, ([, seconds]) => seconds),
      };
      const found = timesByGroup(times, Uint8Array.from(groupOfCell), groups).map((own) => [...own]);
      const slow = Array.from({ length: groups }, (_, group) =>
        list.filter(([cell]) => groupOfCell[cell] === group).map(([, seconds]) => seconds),
      );
      expect(found).toEqual(slow);
    }),
  );
});
