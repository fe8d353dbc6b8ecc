import { expect, test } from "vitest";
import { pairedDifference } from "../src/paired-difference.ts";
import { verdict } from "../src/verdict.ts";

const up = { difference: 0.2, p: 0.001 };
const down = { difference: -0.2, p: 0.001 };

test.each([
  ["higher", "better", "worse"],
  ["lower", "worse", "better"],
  ["none", "no evidence", "no evidence"],
] as const)("with goal %s a clear rise is %s and a clear fall is %s", (goal, rise, fall) => {
  expect(verdict(up, goal)).toBe(rise);
  expect(verdict(down, goal)).toBe(fall);
});

test("one replication is always too few data, however large the difference", () => {
  expect(verdict(pairedDifference([0], [1000]), "higher")).toBe("too few data");
  expect(verdict(pairedDifference([0], [1000]), "none")).toBe("too few data");
});

test("p at the level itself is no evidence", () => {
  expect(verdict({ difference: 1, p: 0.05 }, "higher")).toBe("no evidence");
  expect(verdict({ difference: 1, p: 0.02 }, "higher", 0.01)).toBe("no evidence");
});

test("equal replications are no evidence, and an equal rise in each is a rise", () => {
  expect(verdict(pairedDifference([1, 2], [1, 2]), "lower")).toBe("no evidence");
  expect(verdict(pairedDifference([1, 2], [2, 3]), "lower")).toBe("worse");
});
