import { expect, test } from "vitest";
import { taskForceParameters } from "../src/index.ts";

test("the task forces of each state share all that it gets", () => {
  const states = taskForceParameters(2023);
  expect([...states.values()].flat()).toHaveLength(61);
  for (const [state, shares] of states) {
    expect(
      shares.reduce((sum, { value }) => sum + value, 0),
      state,
    ).toBeCloseTo(1, 9);
    expect(shares.map(({ agency }) => agency)).toEqual(shares.map((_, index) => `${state}-${index + 1}`));
  }
});

test("shares are assumed, with a range around them unless there is but one", () => {
  const states = taskForceParameters(2023);
  expect(states.get("NY")).toMatchObject([
    { value: 0.6, range: [0.333, 0.818], source: "assumed", unit: "share" },
    { value: 0.4, range: [0.182, 0.667], source: "assumed", unit: "share" },
  ]);
  expect(states.get("AK")).toMatchObject([{ agency: "AK-1", value: 1, range: [1, 1] }]);
});
