import fc from "fast-check";
import { expect, test } from "vitest";
import { createReturns, enterReturn, takeDue } from "../src/returns.kernel.ts";

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
      const returns = createReturns();
      let now = start;
      let number = 0;
      let waiting: { due: number; number: number }[] = [];
      for (const { ahead, later } of list) {
        for (const seconds of ahead) {
          const due = now + seconds;
          enterReturn(returns, due, number, number % 500, 7 * number);
          waiting.push({ due, number });
          number += 1;
        }
        now += later;
        const taken: number[] = [];
        takeDue(returns, now, (due, submission, lead, tag) => {
          taken.push(submission);
          expect([due, lead, tag]).toEqual([
            waiting.find((entry) => entry.number === submission)?.due,
            submission % 500,
            7 * submission,
          ]);
        });
        const isDue = ({ due }: { due: number }): boolean => due <= now;
        expect(taken.sort((a, b) => a - b)).toEqual(waiting.filter(isDue).map((entry) => entry.number));
        waiting = waiting.filter((entry) => !isDue(entry));
      }
    }),
  );
});

test("memory is used again", () => {
  const returns = createReturns();
  for (let tick = 1; tick <= 500; tick++) {
    for (let i = 0; i < 20; i++) enterReturn(returns, tick * 900 + i, i, 1, i);
    takeDue(returns, tick * 900 + 60, () => {});
  }
  expect(returns.count).toBe(20);
});
