import { UserError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { createWorld, worldSettings } from "../../src/index.ts";
import { withTaskForceWeights } from "../../src/place/task-force-weights.ts";
import { publishedTables } from "../../src/published.ts";

const published = publishedTables(2023);
const day = { startDate: "2023-01-01", days: 1, warmupDays: 0, scale: 0.001 };

test("weights that are given take the place of the assumed ones, in the order of the task forces", () => {
  const { taskForces } = withTaskForceWeights(published, { TX: [0.1, 0.2, 0.7] });
  const weightsOf = (state: string): number[] =>
    taskForces.flatMap((taskForce) => (taskForce.state === state ? [taskForce.weight] : []));
  expect(weightsOf("TX")).toEqual([0.1, 0.2, 0.7]);
  expect(weightsOf("CA")).toEqual([0.36, 0.2, 0.18, 0.14, 0.12]);
});

test("a world's agencies have them, and the largest one leads its state", () => {
  const { agencies } = createWorld("weights", worldSettings({ taskForceWeights: { NY: [0.3, 0.7] } }), day);
  const [first, second] = agencies.agencies.filter(({ name }) => name.startsWith("taskForce-NY"));
  expect([first?.weight, second?.weight]).toEqual([0.3, 0.7]);
  expect(agencies.agencies[agencies.agencyOfState[second?.state ?? 0] ?? 0]).toBe(second);
});

test("a state that is none, a wrong number of weights and a wrong sum are refused together", () => {
  const weights = { XX: [1], TX: [0.5, 0.5], CA: [0.5, 0.5, 0.5, 0.5, 0.5], NY: [1.5, -0.5], FL: [0.2, 0.2, 0.6] };
  const refuse = (): unknown => withTaskForceWeights(published, weights);
  expect(refuse).toThrow(UserError);
  try {
    refuse();
  } catch (error) {
    const problems = error instanceof UserError ? error.problems : [];
    expect(problems.map(({ at }) => at)).toEqual(["XX", "TX", "CA", "NY"].map((state) => `taskForceWeights.${state}`));
  }
});
