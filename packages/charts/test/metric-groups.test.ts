import { metricDefinitions } from "@tipbench/vocabulary";
import { expect, it } from "vitest";
import { metricGroups } from "../src/index.ts";

it("puts every metric of the vocabulary under exactly one heading, none under Other", () => {
  const names = metricDefinitions.map(({ name }) => name);
  const groups = metricGroups(names);
  expect(groups.flatMap(({ metrics }) => metrics).sort()).toEqual([...names].sort());
  expect(groups.map(({ title }) => title)).not.toContain("Other");
});

it("keeps the vocabulary's order and leaves empty groups out", () => {
  const groups = metricGroups(["harm.wrongPerson", "escalation.precision", "escalation.share"]);
  expect(groups.map(({ metrics }) => metrics)).toEqual([
    ["escalation.share", "escalation.precision"],
    ["harm.wrongPerson"],
  ]);
});

it("shows a metric that it does not know under Other", () => {
  expect(metricGroups(["speed.reports"])).toEqual([{ name: "other", title: "Other", metrics: ["speed.reports"] }]);
});
