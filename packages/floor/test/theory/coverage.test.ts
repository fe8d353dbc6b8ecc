import { expect, test } from "vitest";
import { coverageOf } from "./coverage.ts";
import { markovian, prior } from "./lone-families.ts";

const experiments = 400;
/** Standard errors of a share of 95 %: by chance beyond them in one of two thousand measures. The longer check makes 1,000 longer experiments. */
const room = 3.5 * Math.sqrt((0.95 * 0.05) / experiments);

test.each([markovian(1), markovian(3), prior(3)])(
  "a 95 % interval holds the truth 95 times in 100: $name",
  (family) => {
    const trial = { family, load: 0.5, span: { customers: 2000, warmup: 200 }, replications: 10, experiments };
    for (const { measure, share, crowdedShare } of coverageOf(trial)) {
      expect(share, measure).toBeGreaterThan(0.95 - room);
      expect(share, measure).toBeLessThan(0.95 + room);
      expect(crowdedShare, `${measure} at a load 5 % higher`).toBeLessThan(0.95 - room);
    }
  },
);
