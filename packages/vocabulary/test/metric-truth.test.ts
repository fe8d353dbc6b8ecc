import { expect, test } from "vitest";
import { metricDefinitions, truthColumns, truthOfMetric } from "../src/index.ts";

test.each(metricDefinitions.map(({ name }) => name))("of %s it is said which truth it is made from", (name) => {
  const needed = truthOfMetric(name);
  expect(needed).toBeDefined();
  for (const column of needed ?? []) expect(Object.keys(truthColumns)).toContain(column);
});

test("what is no metric needs nothing that is known", () => {
  expect(truthOfMetric("nothing.atAll")).toBeUndefined();
});

test("what speaks of urgent-grade events needs their grade", () => {
  const urgent = metricDefinitions.filter(({ denominator }) => denominator.startsWith("urgent-grade"));
  expect(urgent.length).toBeGreaterThan(4);
  for (const { name } of urgent) expect(truthOfMetric(name)).toContain("grade");
});
