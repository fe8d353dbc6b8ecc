import { InvariantError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { assertConserved } from "../src/conservation.ts";
import { arriveAtDesk, createDesks, type Desks } from "../src/desks.kernel.ts";
import { takeItem } from "../src/items.kernel.ts";

/** A desk that has finished one of three, with one in service and one waiting. */
function busyDesk(): Desks {
  const desks = createDesks([1]);
  for (const at of [0, 1, 12]) arriveAtDesk(desks, 0, takeItem(desks.items, 3, 10, 0), at);
  return desks;
}

test("a desk that lost nothing is sound", () => {
  const desks = busyDesk();
  expect([desks.finished[0], desks.busy[0], desks.waiting[0]]).toEqual([1, 1, 1]);
  expect(() => assertConserved(desks)).not.toThrow();
});

test.each(["arrived", "finished", "busy", "waiting"] as const)(
  "a leak in what is %s is an invariant broken",
  (name) => {
    const desks = busyDesk();
    desks[name][0] = (desks[name][0] ?? 0) + 1;
    expect(() => assertConserved(desks)).toThrow(InvariantError);
  },
);
