import fc from "fast-check";
import { expect, test } from "vitest";
import { advanceAgencies } from "../../src/house/agency-desks.kernel.ts";
import { numbersOf } from "../../src/house/number-list.ts";
import { agencyWork, fourAgencies, type OnItsWay, send } from "./agency-trial.ts";

const deliveries: fc.Arbitrary<OnItsWay[]> = fc.uniqueArray(
  fc.record({
    agency: fc.integer({ min: 1, max: 3 }),
    at: fc.nat(40).map((step) => step * 100),
    row: fc.nat(1000),
    priority: fc.integer({ min: 1, max: 4 }),
    missedLead: fc.nat(3),
  }),
  { selector: ({ row }) => row, maxLength: 40, size: "max" },
);

/** All that can be seen of the agencies after some ticks. */
function outcomeOf(sent: readonly OnItsWay[]) {
  const agencies = fourAgencies(agencyWork(400, 3000));
  send(agencies, sent);
  const returned = Array.from({ length: 12 }, (_, tick) => {
    advanceAgencies(agencies, (tick + 1) * 900);
    return [...numbersOf(agencies.reassignedRows)].sort((a, b) => a - b);
  });
  const { arrived, finished, busy, waiting, workSeconds, finishAt, first } = agencies.desks;
  const endings = [...first].map((server, desk) => (busy[desk] === 0 ? null : finishAt[server]));
  return {
    returned,
    counts: [arrived, finished, waiting].map((values) => [...values]),
    work: [...workSeconds],
    endings,
  };
}

test("it does not matter in which order the deliveries of a tick are handed over", () => {
  const shuffled = deliveries.chain((sent) =>
    fc.tuple(fc.constant(sent), fc.shuffledSubarray(sent, { minLength: sent.length })),
  );
  fc.assert(
    fc.property(shuffled, ([sent, other]) => {
      expect(outcomeOf(other)).toEqual(outcomeOf(sent));
    }),
  );
});

test("every delivery is at some desk or done, and so is every one that was sent on", () => {
  fc.assert(
    fc.property(deliveries, (sent) => {
      const { returned, counts } = outcomeOf(sent);
      const [arrived = [], finished = []] = counts;
      const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
      expect(total(arrived)).toBe(sent.length + returned.flat().length);
      expect(finished.every((count, desk) => count <= (arrived[desk] ?? 0))).toBe(true);
    }),
  );
});
