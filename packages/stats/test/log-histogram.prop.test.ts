import fc from "fast-check";
import { expect, test } from "vitest";
import { addAllToLogHistogram, logHistogram, logHistogramQuantile, quantileOfSorted } from "../src/index.ts";

const time = fc.oneof(
  fc.constant(0),
  fc.double({ min: 1e-6, max: 1e10, noNaN: true }),
  fc.double({ min: 1e-6, max: 60, noNaN: true }),
);

test("a quantile is the one of the sorted values, to 1 %", () => {
  fc.assert(
    fc.property(
      fc.array(time, { minLength: 1, maxLength: 200 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (times, share) => {
        const histogram = logHistogram();
        addAllToLogHistogram(histogram, Float64Array.from(times), times.length);
        const exact = quantileOfSorted(Float64Array.from(times).sort(), share) ?? Number.NaN;
        expect(Math.abs((logHistogramQuantile(histogram, share) ?? Number.NaN) - exact)).toBeLessThanOrEqual(
          0.01 * exact,
        );
      },
    ),
  );
});
