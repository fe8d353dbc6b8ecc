import fc from "fast-check";
import { expect, test } from "vitest";
import { pickAgain, pickTop, topShare } from "../src/top-share.kernel.ts";

const shares = fc.constantFrom(0.01, 0.1, 0.25, 0.5, 1);
/** Few different scores that are whole powers of two, so that bins hold one score each; 0 among them. */
const scores = fc.array(fc.constantFrom(0, 0.125, 0.25, 0.5, 1, 2), { maxLength: 120, size: "max" });

function picks(share: number, parts: readonly (readonly number[])[]): number[] {
  const top = topShare(share);
  return parts.flatMap((part) => {
    const picked = new Uint8Array(part.length);
    pickTop(top, Float32Array.from(part), picked);
    return [...picked];
  });
}

/** The rule as one reads it: sort what was seen, find the score of which fewer than the share lie above it, and look at the budget. */
function pickedBySorting(share: number, all: readonly number[]): number[] {
  let budget = 0;
  return all.map((score, row) => {
    budget += share;
    const seen = all.slice(0, row + 1);
    const most = share * seen.length;
    const levels = [...new Set([0, ...seen])].sort((x, y) => y - x);
    const quantile = levels.find((level) => seen.filter((other) => other >= level).length > most) ?? 0;
    const isPicked = score > 0 && (score > quantile || (score === quantile && budget >= 1));
    if (isPicked) budget -= 1;
    return Number(isPicked);
  });
}

test("a score is picked where sorting all scores so far says so", () => {
  fc.assert(
    fc.property(shares, scores, (share, all) => {
      expect(picks(share, [all])).toEqual(pickedBySorting(share, all));
    }),
    { numRuns: 300 },
  );
});

test("one call or several pick the same", () => {
  fc.assert(
    fc.property(shares, scores, fc.nat(120), (share, all, cut) => {
      expect(picks(share, [all.slice(0, cut), all.slice(cut)])).toEqual(picks(share, [all]));
    }),
  );
});

test("of mixed scores about the share is picked, and none that is far above the quantile is passed over", () => {
  const all = Array.from({ length: 30_000 }, (_, row) => ((row * 7919) % 29_989) / 29_989);
  const picked = picks(0.1, [all]);
  expect(picked.filter((one) => one === 1).length / all.length).toBeCloseTo(0.1, 2);
  const passedLate = all.filter((_, row) => row > 3000 && picked[row] === 0);
  expect(passedLate.reduce((most, score) => Math.max(most, score), 0)).toBeLessThan(0.92);
});

test("scores that come a second time are picked above the quantile, and their picks are missing later", () => {
  const top = topShare(0.5);
  const picked = new Uint8Array(4);
  pickTop(top, Float32Array.of(1, 1, 1, 1), picked);
  expect([...picked]).toEqual([0, 1, 0, 1]);
  const again = new Uint8Array(3);
  pickAgain(top, Float32Array.of(2, 1, 0), again);
  expect([...again]).toEqual([1, 0, 0]);
  pickTop(top, Float32Array.of(1, 1, 1, 1), picked);
  expect([...picked]).toEqual([0, 0, 0, 1]);
});
