import { drawExponential, keyOf } from "@tipbench/random";
import { expect, test } from "vitest";
import { analystPace } from "../../src/index.ts";
import { houseOf, openHouse, planOf } from "./open-house.ts";

const plain = { key: keyOf("analyst pace"), posts: 4000, perYear: 0.5, learningDays: 90, noviceFactor: 2 };
const day = 86_400;

test("without turnover the pace is 1 on every day", () => {
  expect(analystPace({ ...plain, perYear: 0 }, 30)).toEqual(new Float64Array(30).fill(1));
});

test("a desk without posts has no beginners: the pace is 1 on every day", () => {
  expect(analystPace({ ...plain, posts: 0 }, 30)).toEqual(new Float64Array(30).fill(1));
});

test("with turnover work takes longer, but never as long as beginners alone would take", () => {
  const pace = analystPace({ ...plain, posts: 20 }, 400);
  expect(pace).toHaveLength(400);
  expect(pace.every((factor) => factor >= 1 && factor < plain.noviceFactor)).toBe(true);
  expect(pace.some((factor) => factor > 1)).toBe(true);
});

test("a beginner who is as quick as the others costs nothing", () => {
  expect(analystPace({ ...plain, posts: 20, noviceFactor: 1 }, 10)).toEqual(new Float64Array(10).fill(1));
});

test("more turnover costs more", () => {
  const meanOf = (perYear: number): number => {
    const pace = analystPace({ ...plain, posts: 400, perYear }, 100);
    return pace.reduce((sum, factor) => sum + factor, 0) / pace.length;
  };
  expect(meanOf(0.8)).toBeGreaterThan(meanOf(0.2));
});

/**
 * Mean and deviation of a post's speed in the steady state: its holder's time in office is exponential with rate r a day; the speed grows from a
 * to 1 over L days. With m = (1 - exp(-rL)) / rL, the mean of min(time, L) / L, the mean speed is a + (1 - a) m.
 */
function steadySpeed(perYear: number, learningDays: number, noviceFactor: number) {
  const load = (perYear / 365) * learningDays;
  const reached = (1 - Math.exp(-load)) / load;
  const squared = (2 / load) * (reached - Math.exp(-load));
  const start = 1 / noviceFactor;
  return {
    mean: start + (1 - start) * reached,
    deviation: (1 - start) * Math.sqrt(squared - reached * reached),
  };
}

test.each([
  [0.2, 90, 2],
  [0.5, 90, 2],
  [1, 365, 4],
  [1, 14, 1.2],
])(
  "in the steady state, with %d leaving a year, %d days to learn and a factor of %d, it is what renewal theory says",
  (perYear, learningDays, noviceFactor) => {
    const key = keyOf("steady state", String(perYear), String(learningDays));
    const { mean, deviation } = steadySpeed(perYear, learningDays, noviceFactor);
    for (const factor of [0, 200].map(
      (on) => analystPace({ ...plain, key, perYear, learningDays, noviceFactor }, 201)[on],
    )) {
      const sigmas = (1 / (factor ?? Number.NaN) - mean) / (deviation / Math.sqrt(plain.posts));
      expect(Math.abs(sigmas)).toBeLessThan(4);
    }
  },
);

test("the pace of a day is that of a slow day-by-day count of each post's holder", () => {
  const { key, perYear, learningDays, noviceFactor } = plain;
  const days = 120;
  const began = -2 * learningDays - (4 * 365) / perYear;
  const speed = new Float64Array(days);
  for (let post = 0; post < 30; post++) {
    let holder = 0;
    let since = began;
    let leaves = began + drawExponential(key, post, 0, 365 / perYear);
    for (let on = 0; on < days; on++) {
      while (leaves <= on) {
        holder += 1;
        since = leaves;
        leaves += drawExponential(key, post, holder, 365 / perYear);
      }
      const learnt = Math.min(1, (on - since) / learningDays);
      speed[on] = (speed[on] ?? 0) + 1 / noviceFactor + (1 - 1 / noviceFactor) * learnt;
    }
  }
  const pace = analystPace({ ...plain, posts: 30 }, days);
  for (const [on, factor] of pace.entries()) expect(factor).toBeCloseTo(30 / (speed[on] ?? 0), 9);
});

test.each([
  ["labelling", { labellingBaseSeconds: 600, labellingFileSeconds: 100, reviewedShare: 1 }, { contents: [7] }],
  ["urgent", { urgentBaseSeconds: 600, urgentFileSeconds: 100 }, { contents: [7], escalate: 1 }],
  ["referral", { referralBaseSeconds: 600 }, { priority: 2 }],
])("work at the %s desk takes the pace of the day on which it came, times", (_, values, kind) => {
  const pace = Float64Array.of(1, 1.5, 3);
  const startSeconds = -day;
  const workOn = (at: number): number => {
    const house = houseOf(planOf(values, 10, { pace, startSeconds }));
    house.tick([{ at, ...kind }], 5 * day);
    return house.floor.totals().workSeconds;
  };
  const work = workOn(-day);
  expect(work).toBeGreaterThan(0);
  expect([-1, 0, day - 1, day, 4 * day].map((at) => workOn(at) / work)).toEqual(
    [1, 1.5, 1.5, 3, 3].map((factor) => expect.closeTo(factor, 9)),
  );
});

test("a report that joins waiting work adds its part at the pace of its own day", () => {
  const workWith = (second: number): number => {
    const plan = planOf({ labellingBaseSeconds: 1e6, memberSeconds: 100 }, 10, { pace: Float64Array.of(1, second) });
    const house = houseOf(plan);
    house.tick(
      [
        { at: 0, contents: [7] },
        { at: 1, contents: [8] },
      ],
      1,
    );
    house.tick([{ at: day + 1, bundle: 1 }], 1e8);
    return house.floor.totals().workSeconds;
  };
  const alone = openHouse({ labellingBaseSeconds: 1e6 });
  alone.tick(
    [
      { at: 0, contents: [7] },
      { at: 1, contents: [8] },
    ],
    1e8,
  );
  const base = alone.floor.totals().workSeconds;
  expect((workWith(3) - base) / (workWith(1) - base)).toBeCloseTo(3, 6);
});
