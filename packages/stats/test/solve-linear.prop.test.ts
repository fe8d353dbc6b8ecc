import fc from "fast-check";
import { expect, test } from "vitest";
import { solveLinear } from "../src/solve-linear.ts";

const number = fc.double({ min: -1, max: 1, noNaN: true });

test("the solution of a system that leans on its diagonal gives its right side again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(number, { minLength: 42, maxLength: 42 }), (size, numbers) => {
      const matrix = Array.from({ length: size }, (_, row) =>
        Array.from({ length: size }, (_, column) => (row === column ? 8 : 0) + (numbers[row * 6 + column] ?? 0)),
      );
      const right = numbers.slice(36, 36 + size);
      const solved = solveLinear(matrix, right);
      matrix.forEach((row, at) => {
        expect(row.reduce((sum, value, to) => sum + value * (solved[to] ?? 0), 0)).toBeCloseTo(right[at] ?? 0, 9);
      });
    }),
  );
});

test("rows may need another order", () => {
  const matrix = [
    [0, 2, 1],
    [1, 0, 0],
    [0, 0, 4],
  ];
  expect(solveLinear(matrix, [5, 7, 4])).toEqual([7, 2, 1]);
});
