import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largest, toHashedDoubles } from "../src/columns.kernel.ts";

describe("the kernels equal their one-liners", () => {
  const values = fc.array(fc.double(), { maxLength: 20 });

  test("largest", () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(largest(Float64Array.from(list))).toBe(Math.max(...list));
      }),
    );
  });

  test("toHashedDoubles", () => {
    const missing = fc.option(fc.constantFrom(0, -1, Number.NaN));
    fc.assert(
      fc.property(values, missing, (list, none) => {
        const out = new Float64Array(list.length);
        toHashedDoubles(Float64Array.from(list), none, out);
        expect(Array.from(out)).toEqual(list.map((value) => (value === none ? Number.NaN : value)));
      }),
    );
  });
});
