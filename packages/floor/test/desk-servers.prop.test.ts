import fc from "fast-check";
import { expect, test } from "vitest";
import { occupyServer, removeAt, removeEarliest } from "../src/desk-servers.kernel.ts";
import { createDesks, type Desks } from "../src/desk-state.ts";
import { unlimited } from "../src/network/plan.ts";

/** Who is done first. */
function takeEarliest(desks: Desks, desk: number): number | undefined {
  const item = desks.serving[desks.first[desk] ?? 0];
  removeEarliest(desks, desk);
  return item;
}

const steps = fc.array(fc.record({ finish: fc.nat(30), remove: fc.option(fc.nat(40)) }), {
  maxLength: 120,
  size: "max",
});

test("servers free themselves in order of time, also when some were taken from the middle", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const desks = createDesks([1, unlimited, 1]);
      const model = new Map<number, number>();
      occupyServer(desks, 0, 1000, 5);
      occupyServer(desks, 2, 1001, 7);
      all.forEach(({ finish, remove }, item) => {
        occupyServer(desks, 1, item, finish);
        model.set(item, finish);
        if (remove === null || remove >= (desks.busy[1] ?? 0)) return;
        model.delete(desks.serving[(desks.first[1] ?? 0) + remove] ?? -1);
        removeAt(desks, 1, remove);
      });
      const finishes = Array.from({ length: desks.busy[1] ?? 0 }, () => {
        const at = desks.finishAt[desks.first[1] ?? 0];
        expect(model.get(takeEarliest(desks, 1) ?? -1)).toBe(at);
        return at;
      });
      expect(finishes).toEqual([...model.values()].sort((one, other) => one - other));
      expect([takeEarliest(desks, 0), takeEarliest(desks, 2)]).toEqual([1000, 1001]);
    }),
  );
});

test("a desk without limit gets places as it needs them", () => {
  const desks = createDesks([unlimited, 1]);
  occupyServer(desks, 1, 7, 3);
  for (let item = 0; item < 1000; item++) occupyServer(desks, 0, item, 1000 - item);
  expect(takeEarliest(desks, 0)).toBe(999);
  expect(takeEarliest(desks, 1)).toBe(7);
});
