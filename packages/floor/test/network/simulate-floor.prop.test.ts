import fc from "fast-check";
import { expect, test } from "vitest";
import type { NetworkOutcome } from "../../src/network/plan.ts";
import { simulateFloor } from "../../src/network/simulate-floor.ts";
import { lonePlans } from "./lone-plans.ts";
import { slowHistory } from "./slow-desk.ts";
import { slowFigures } from "./slow-figures.ts";
import { slowItems } from "./slow-items.ts";

const close = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 8));

function shown({ visits: [kinds = []], times: [times] }: NetworkOutcome) {
  return {
    kinds: kinds.map(({ arrived, served, lost, left, open, wait, stay }) => ({
      counts: [arrived, served, lost, left],
      open,
      meanWait: wait.mean,
      positiveShare: wait.positiveShare,
      meanStay: stay.mean,
    })),
    meanPresent: times?.meanPresent,
    meanWaiting: times?.meanWaiting,
    mostWaiting: times?.mostWaiting,
  };
}

test("a lone desk has the figures that its items have one by one", () => {
  fc.assert(
    fc.property(lonePlans, fc.string(), (plan, word) => {
      const items = slowItems(plan, [word]);
      const [servers = 0] = plan.desks[0]?.staffing.servers ?? [];
      const waitingRoom = plan.desks[0]?.waitingRoom ?? 0;
      const expected = slowFigures(plan, slowHistory({ servers, waitingRoom, measureFrom: plan.warmupSeconds }, items));
      const outcome = simulateFloor(plan, [word]);
      expect(outcome.items).toBe(items.length);
      expect(shown(outcome)).toEqual({
        ...expected,
        kinds: expected.kinds.map((kind) => ({
          ...kind,
          meanWait: close(kind.meanWait),
          meanStay: close(kind.meanStay),
        })),
        meanPresent: close(expected.meanPresent),
        meanWaiting: close(expected.meanWaiting),
      });
    }),
    { numRuns: 200 },
  );
});
