import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largest, markPresent, recode, toHashedDoubles } from "../src/columns.kernel.ts";

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

  test("markPresent", () => {
    const missing = fc.option(fc.constantFrom(0, -1, Number.NaN));
    fc.assert(
      fc.property(values, missing, (list, none) => {
        const out = new Uint8Array(8);
        markPresent(Float64Array.from(list), none, out);
        expect(list.map((_, row) => bit(out, row))).toEqual(
          list.map((value) => value !== none && !Number.isNaN(value)),
        );
      }),
    );
  });

  test("recode", () => {
    const codes = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 });
    const table = fc.array(fc.integer({ min: -1, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(codes, table, (list, codeOf) => {
        const [out, present] = [new Uint16Array(list.length), new Uint8Array(8)];
        recode(Uint8Array.from(list), Int32Array.from(codeOf), out, present);
        expect(Array.from(out)).toEqual(list.map((value) => Math.max(codeOf[value] ?? -1, 0)));
        expect(list.map((_, row) => bit(present, row))).toEqual(list.map((value) => (codeOf[value] ?? -1) >= 0));
      }),
    );
  });
});

function bit(bits: Uint8Array, row: number): boolean {
  return ((bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}
