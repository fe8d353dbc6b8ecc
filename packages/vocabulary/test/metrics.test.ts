import { expect, test } from "vitest";
import { entityLevels, headlineMetrics, metricDefinition, metricDefinitions } from "../src/index.ts";

test("a metric's name stands for one definition, and a name that is none for nothing", () => {
  expect(new Set(metricDefinitions.map((metric) => metric.name)).size).toBe(metricDefinitions.length);
  expect(metricDefinition("escalation.share")?.denominator).toBe("reports received in the measured days");
  expect(metricDefinition("escalation.shares")).toBeUndefined();
});

test("every definition says what is divided by what, and what is said when there is nothing to divide by", () => {
  for (const metric of metricDefinitions) {
    for (const text of [metric.title, metric.numerator, metric.denominator, metric.empty]) expect(text).not.toBe("");
  }
});

test("the first look shows metrics that exist", () => {
  expect(headlineMetrics.filter((name) => metricDefinition(name) === undefined)).toEqual([]);
});

test("a share of missed, buried or wrong things is better when lower", () => {
  const worse = metricDefinitions.filter((metric) => /miss|buried|wrong|Errors$/i.test(metric.name));
  expect(worse.length).toBeGreaterThan(10);
  expect(worse.filter((metric) => metric.better !== "lower")).toEqual([]);
});

test.each(entityLevels)("deduplication is scored in twenty ways at the level of the %s", (level) => {
  expect(metricDefinitions.filter((metric) => metric.name.startsWith(`dedup.${level}.`))).toHaveLength(20);
});
