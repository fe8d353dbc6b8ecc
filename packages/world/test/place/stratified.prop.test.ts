import { keyOf } from "@tipbench/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stratifiedUniforms } from "../../src/place/stratified.ts";

const seeds = fc.string({ minLength: 1, maxLength: 8 });

test("of any ids, any share lies below that share, to within one", () => {
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: 1, max: 300 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (seed, size, share) => {
        const ids = Array.from({ length: size }, (_, at) => 1000 + at);
        const uniforms = stratifiedUniforms(keyOf(seed), 0, ids);
        expect(uniforms.every((u) => u > 0 && u < 1)).toBe(true);
        expect(Math.abs(uniforms.filter((u) => u < share).length - size * share)).toBeLessThan(1.000001);
      },
    ),
  );
});

test("each id alone is uniform over seeds, also where there is one id only", () => {
  for (const ids of [[7], [7, 8, 9]]) {
    const draws = Array.from({ length: 2000 }, (_, seed) => stratifiedUniforms(keyOf(`${seed}`), 0, ids)[0] ?? 0);
    const counts = [0, 0, 0, 0, 0];
    for (const u of draws) counts[Math.floor(u * 5)] = (counts[Math.floor(u * 5)] ?? 0) + 1;
    const chiSquare = counts.reduce((sum, count) => sum + ((count - 400) * (count - 400)) / 400, 0);
    expect(chiSquare).toBeLessThan(18.5); // 4 degrees of freedom, one in a thousand
  }
});
