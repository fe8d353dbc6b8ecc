import { expect, test } from "vitest";
import { agencyRates } from "../../src/replication/agency-rates.ts";
import { smallWorld } from "../fixtures/first-chunk.ts";

const world = smallWorld("rates");
const rates = agencyRates(world);
const { agencies } = world.agencies;
const ratesOf = (kind: string): number[] => [...rates].filter((_, code) => agencies[code]?.kind === kind);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

test("all agencies together expect every report once", () => {
  expect(sum([...rates]) / world.clock.eventsPerSecond).toBeCloseTo(1, 5); // the published mixes are rounded
});

test("no agency but the one that is none expects nothing", () => {
  expect(rates).toHaveLength(agencies.length);
  expect([...rates].flatMap((rate, code) => (rate > 0 ? [] : [agencies[code]?.kind]))).toEqual(["none"]);
});

test("most reports go abroad, as published: 92 %; task forces expect the share with a state, 2.5 %", () => {
  const total = world.clock.eventsPerSecond;
  expect(sum(ratesOf("foreign")) / total).toBeCloseTo(0.918, 1);
  expect(Math.abs(sum(ratesOf("taskForce")) / total - 0.0251)).toBeLessThan(0.01);
  expect(ratesOf("federal")).toHaveLength(1);
  expect(ratesOf("taskForce")).toHaveLength(61);
});
