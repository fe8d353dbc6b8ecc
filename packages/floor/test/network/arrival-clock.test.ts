import { expect, test } from "vitest";
import { arrivalClock, nextArrival } from "../../src/network/arrival-clock.kernel.ts";
import { trialKind } from "./trial-plan.ts";

const day = { cycleSeconds: 100, factors: [0, 2] };

test("time stands still where the rate is 0, and is made up for where it is double", () => {
  const clock = arrivalClock(trialKind("day", { perHour: 3600, rhythm: day }));
  expect([10, 90, 1].map((gap) => nextArrival(clock, gap, 1e6))).toEqual([55, 100, 150.5]);
});

test("a clock goes on over many cycles without an arrival", () => {
  const clock = arrivalClock(trialKind("rare", { perHour: 3600, rhythm: day }));
  expect(nextArrival(clock, 1000.5, 1e6)).toBeCloseTo(1050.25, 9);
});

test("where the rate is twice as high, the same items come in half the time", () => {
  const [slow, quick] = [1800, 3600].map((perHour) => arrivalClock(trialKind("tip", { perHour })));
  if (!slow || !quick) throw new RangeError("two clocks");
  for (const gap of [0.25, 1.5, 3]) expect(nextArrival(slow, gap, 1e6)).toBe(2 * nextArrival(quick, gap, 1e6));
});

test("the search for an arrival ends where nobody asks any more", () => {
  const never = arrivalClock(trialKind("never", { perHour: 3600, rhythm: { cycleSeconds: 10, factors: [0] } }));
  expect(nextArrival(never, 1, 500)).toBe(Number.POSITIVE_INFINITY);
});
