import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLevel, leastStaff, type SearchRange } from "../../src/floor-study/staff-search.ts";

const one: SearchRange = { shape: [1], first: 1, least: 1, most: 100 };

describe("the least staff", () => {
  test.each([1, 2, 3, 7, 64, 99, 100])("of one number is found, here %i, wherever the search begins", async (least) => {
    for (const first of [1, 3, 50, 100]) {
      expect(await leastStaff({ ...one, first }, async ([servers = 0]) => servers >= least)).toEqual([least]);
    }
  });

  test("is none where the most is not enough, which is looked at last", async () => {
    const tried: number[] = [];
    const found = await leastStaff({ ...one, first: 3 }, async ([servers = 0]) => tried.push(servers) < 0);
    expect([found, tried]).toEqual([null, [3, 6, 12, 24, 48, 96, 100]]);
  });

  test("of one number looks at few", async () => {
    let tried = 0;
    const range = { ...one, first: 40, most: 100_000 };
    await leastStaff(range, async ([servers = 0]) => ++tried > 0 && servers >= 777);
    expect(tried).toBeLessThan(20);
  });

  test("of several can spare no server anywhere", async () => {
    const needs = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(needs, fc.integer({ min: 0, max: 30 }), async (each, sum) => {
        const isEnough = async (servers: readonly number[]): Promise<boolean> =>
          servers.every((number, index) => number >= (each[index] ?? 0)) &&
          servers.reduce((total, number) => total + number, 0) >= sum;
        const range = { shape: each.map((_, index) => 1 / (index + 1)), first: 1, least: 0, most: 40 };
        const found = await leastStaff(range, isEnough);
        expect(found !== null && (await isEnough(found))).toBe(true);
        for (const [index, number] of (found ?? []).entries()) {
          if (number > 0) expect(await isEnough(found?.with(index, number - 1) ?? [])).toBe(false);
        }
        const least = Math.max(
          sum,
          each.reduce((total, number) => total + number, 0),
        );
        expect(found?.reduce((total, number) => total + number, 0)).toBe(least);
      }),
    );
  });

  test("of several leaves none to spare, and no exchange of one for two of another", async () => {
    const weights = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(weights, fc.integer({ min: 1, max: 40 }), async (each, work) => {
        const isEnough = async (servers: readonly number[]): Promise<boolean> =>
          servers.reduce((total, number, index) => total + number * (each[index] ?? 0), 0) >= work;
        const range = { shape: each.map((_, index) => 1 / (index + 1)), first: 1, least: 0, most: 50 };
        const found = (await leastStaff(range, isEnough)) ?? [];
        expect(await isEnough(found)).toBe(true);
        for (const [up, more] of found.entries()) {
          for (const [down, fewer] of found.entries()) {
            const other = up === down ? found.with(up, more - 1) : found.with(up, more + 1).with(down, fewer - 2);
            if (Math.min(...other) >= 0) expect(await isEnough(other)).toBe(false);
          }
        }
      }),
    );
  });

  test("keeps the proportions of the file at every level, one server at least", () => {
    expect(atLevel({ ...one, shape: [1, 0.5, 0.1] }, 4)).toEqual([4, 2, 1]);
  });
});
