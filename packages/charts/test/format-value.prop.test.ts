import { assert, integer, property } from "fast-check";
import { expect, it } from "vitest";
import { formatCount, formatValue } from "../src/index.ts";

it("writes any whole number so that it can be read back", () => {
  assert(
    property(integer(), (value) => {
      const text = formatCount(value);
      expect(Number(text.replaceAll(",", "").replace("−", "-"))).toBe(value);
      expect(text).toMatch(/^−?\d{1,3}(,\d{3})*$/);
    }),
  );
});

it("keeps the order of shares to a ten-thousandth", () => {
  const read = (text: string): number => Number(text.replace(/[<% ]/g, ""));
  assert(
    property(integer({ min: 0, max: 10_000 }), integer({ min: 0, max: 10_000 }), (a, b) => {
      const [low, high] = a <= b ? [a, b] : [b, a];
      expect(read(formatValue(low / 10_000, "share"))).toBeLessThanOrEqual(read(formatValue(high / 10_000, "share")));
    }),
  );
});
