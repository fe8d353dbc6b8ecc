import { worldParameters } from "@tipbench/world";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { parseScenario } from "../../src/scenario/load-scenario.ts";
import { resolvedScenario } from "../../src/scenario/resolved-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { metricNames } from "../../src/scenario/scenario-schema.ts";

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/).filter((text) => !/^[\d.]/.test(text));
const shares = Object.entries(worldParameters)
  .filter(([, { unit, source }]) => unit === "share" && source !== "lever")
  .map(([parameter]) => parameter);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const parameter = fc.oneof(
  share,
  fc.record(
    { value: share, source: fc.string({ minLength: 1 }), confidence: fc.constantFrom("low", "medium", "high") },
    { requiredKeys: ["value"] },
  ),
);
const strategy = fc.record({
  name,
  dedup: fc.oneof(
    fc.constantFrom("none", "exact-hash", { reference: "oracle" }),
    fc.record({ use: fc.constant("exact-hash"), days: fc.integer({ min: 1, max: 90 }) }),
  ),
  triage: fc.constantFrom("first-come", { use: "published-rules" }, { reference: "random" }),
  routing: fc.constantFrom("address-only", "stated-first", { reference: "oracle" }),
});
const scenario = fc.record({
  name,
  question: fc.string({ minLength: 1 }),
  seed: fc.oneof(fc.string({ minLength: 1 }), fc.maxSafeInteger()),
  days: fc.integer({ min: 1, max: 3650 }),
  scale: fc.double({ min: 0.001, max: 100, noNaN: true }),
  startDate: fc
    .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  primary: fc.uniqueArray(fc.constantFrom(...metricNames), { minLength: 1, maxLength: 5 }),
  strategies: fc.uniqueArray(strategy, { minLength: 1, maxLength: 4, selector: (one) => one.name.toLowerCase() }),
  world: fc.dictionary(fc.constantFrom(...shares), parameter, { noNullPrototype: true }),
});

const parsed = (text: string): Scenario => parseScenario(text, "scenarios/any.yaml", {}, houseStages);
const withoutLines = (text: string): unknown =>
  JSON.parse(JSON.stringify(parsed(text), (key, value) => (key === "line" ? undefined : value)));

test("a resolved scenario is a scenario file that gives the same scenario, lines apart", () => {
  fc.assert(
    fc.property(scenario, (written) => {
      const text = stringify(written);
      expect(withoutLines(JSON.stringify(resolvedScenario(parsed(text))))).toEqual(withoutLines(text));
    }),
  );
});

test("a scenario says what was written in it", () => {
  fc.assert(
    fc.property(scenario, (written) => {
      const { days, scale, seed, question, strategies, world } = parsed(stringify(written));
      expect({ days, scale, seed, question }).toEqual({
        days: written.days,
        scale: written.scale,
        seed: String(written.seed),
        question: written.question,
      });
      expect(strategies.map((one) => one.name)).toEqual(written.strategies.map((one) => one.name));
      const values = Object.entries(written.world).map(([key, value]) => [
        key,
        typeof value === "number" ? value : value.value,
      ]);
      expect(world).toMatchObject(Object.fromEntries(values));
    }),
  );
});

test("a resolved scenario holds no path of the machine", () => {
  const text = JSON.stringify(
    resolvedScenario(parseScenario(stringify(fc.sample(scenario, 1)[0]), "/home/me/any.yaml", {}, houseStages)),
  );
  expect(text).not.toContain("/home/me");
  expect(text).not.toContain("any.yaml");
});
