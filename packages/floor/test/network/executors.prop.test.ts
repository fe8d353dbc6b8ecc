import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeskTimes, NetworkOutcome, TimeFigures } from "../../src/network/plan.ts";
import { runNetwork } from "../../src/network/run-network.kernel.ts";
import { simulateFloor } from "../../src/network/simulate-floor.ts";
import { lonePlans } from "./lone-plans.ts";

const close = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 7));

/** Two times that differ in their last bit may stand in neighbouring parts of a histogram: means are compared, and shares. */
function nearTimes({ count, mean, positiveShare }: TimeFigures) {
  return { count, mean: close(mean), positiveShare: close(positiveShare) };
}

function nearDesk({ staffedSeconds, busySeconds, meanWaiting, meanPresent, mostWaiting }: DeskTimes) {
  return {
    staffedSeconds: close(staffedSeconds),
    busySeconds: close(busySeconds),
    meanWaiting: close(meanWaiting),
    meanPresent: close(meanPresent),
    mostWaiting,
  };
}

/** An outcome but for its quantiles and the name of its executor, as a pattern for another. */
function near({ visits, times, items }: NetworkOutcome) {
  const kinds = visits.map((desk) =>
    desk.map((of) =>
      expect.objectContaining({
        ...of,
        wait: expect.objectContaining(nearTimes(of.wait)),
        stay: expect.objectContaining(nearTimes(of.stay)),
      }),
    ),
  );
  return expect.objectContaining({ visits: kinds, times: times.map(nearDesk), items });
}

test("the quick executors and the general one tell the same of a lone desk", () => {
  fc.assert(
    fc.property(lonePlans, fc.string(), (plan, word) => {
      expect(simulateFloor(plan, [word])).toEqual(near(runNetwork(plan, [word])));
    }),
    { numRuns: 300 },
  );
});
