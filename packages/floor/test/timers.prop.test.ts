import fc from "fast-check";
import { expect, test } from "vitest";
import { createTimers, enterTimer, takeDue } from "../src/timers.kernel.ts";

const hour = 3600;
const year = 365 * 24 * hour;

/** What a caller does: enters deliveries due some seconds ahead, then looks at the calendar some seconds later. */
const deeds = fc.array(
  fc.record({
    ahead: fc.array(fc.oneof(fc.nat(2000), fc.nat(2 * year)), { maxLength: 60 }),
    later: fc.oneof(fc.nat(900), fc.nat(40 * 24 * hour)),
  }),
  { minLength: 1, maxLength: 40 },
);

test("every delivery comes out once, at the first look that is not before it is due", () => {
  fc.assert(
    fc.property(fc.integer({ min: -year, max: year }), deeds, (start, list) => {
      const timers = createTimers();
      let now = start;
      let number = 0;
      let waiting: { due: number; number: number }[] = [];
      for (const { ahead, later } of list) {
        for (const seconds of ahead) {
          const due = now + seconds;
          enterTimer(timers, due, number, 7 * number);
          waiting.push({ due, number });
          number += 1;
        }
        now += later;
        const taken: number[] = [];
        takeDue(timers, now, (due, row, value) => {
          taken.push(row);
          expect([due, value]).toEqual([waiting.find((entry) => entry.number === row)?.due, 7 * row]);
        });
        const isDue = ({ due }: { due: number }): boolean => due <= now;
        expect(taken.sort((a, b) => a - b)).toEqual(waiting.filter(isDue).map((entry) => entry.number));
        waiting = waiting.filter((entry) => !isDue(entry));
      }
    }),
  );
});

test("memory is used again", () => {
  const timers = createTimers();
  for (let tick = 1; tick <= 500; tick++) {
    for (let i = 0; i < 20; i++) enterTimer(timers, tick * 900 + i, i, i);
    takeDue(timers, tick * 900 + 60, () => {});
  }
  expect(timers.count).toBeLessThanOrEqual(Math.ceil(20 / 7) + 1);
});

/** The first timer of each chain, and how far ahead of the end of a look each next one is entered from within it. */
const chains = fc.array(
  fc.record({ first: fc.nat(3 * 900), again: fc.array(fc.oneof(fc.nat(900), fc.nat(2 * year)), { maxLength: 5 }) }),
  { maxLength: 40 },
);

test("what is entered from within a look is kept, and comes out once, at the first later look at which it is due", () => {
  fc.assert(
    fc.property(chains, fc.array(fc.nat(40 * 24 * hour), { maxLength: 40 }), (list, steps) => {
      const timers = createTimers();
      for (const [chain, { first }] of list.entries()) enterTimer(timers, first, chain, 0);
      const taken: [chain: number, link: number][] = [];
      let before = 0;
      const look = (until: number): void => {
        takeDue(timers, until, (dueAt, chain, link) => {
          expect(dueAt).toBeGreaterThanOrEqual(before);
          expect(dueAt).toBeLessThanOrEqual(until);
          taken.push([chain, link]);
          const ahead = list[chain]?.again[link];
          if (ahead !== undefined) enterTimer(timers, until + ahead, chain, link + 1);
        });
        before = until;
      };
      for (const later of [...steps, ...new Array<number>(6).fill(2 * year)]) look(before + later);
      const all = list.flatMap(({ again }, chain) => [0, ...again].map((_, link) => [chain, link]));
      expect(taken.toSorted(([a, i], [b, j]) => a - b || i - j)).toEqual(all);
    }),
  );
});
