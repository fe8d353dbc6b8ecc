import { createRunTruth } from "@tipbench/scoring";
import { providerClasses } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { openWorld } from "../../src/execution/generate.ts";
import { agencyRates } from "../../src/replication/agency-rates.ts";
import { housePlan, spanOf } from "../../src/replication/house-plan.ts";
import { worldOrder } from "../../src/replication/settings.ts";
import { smallScenario, strategyLine } from "../fixtures/small-scenario.ts";

const only = strategyLine("only", "none", "first-come", "address-only");
const floor = "{ processDays: 5, processSmallFactor: 4, processAbroadFactor: 2, unsettledWarrantShare: 0.25 }";
const scenario = smallScenario([only], { days: 2, warmupDays: 3, seed: "the plan of a house", floor });
const world = openWorld(worldOrder(scenario, 0, [], { chunkTicks: 16 }));
const plan = housePlan(scenario, 0, world, createRunTruth(1));
const { agencies } = world.agencies;
const day = 86_400;

/** Codes of the agencies of a kind, or of one state. */
const ofKind = (wanted: string) => agencies.flatMap(({ kind }, code) => (kind === wanted ? [code] : []));
const ofState = (wanted: string) =>
  agencies.flatMap(({ state }, code) => (world.source.tables.states[state - 1]?.name === wanted ? [code] : []));
const valuesAt = (values: ArrayLike<number>, codes: readonly number[]): number[] => [
  ...new Set(codes.map((code) => values[code] ?? Number.NaN)),
];

test("a run spans its warm-up, its days and a week of drain", () => {
  expect(spanOf(scenario, world)).toEqual({ startDate: scenario.startDate, fromSeconds: -3 * day, toSeconds: 9 * day });
  expect(plan.startSeconds).toBe(-3 * day);
  expect(plan.pace).toHaveLength(12);
});

test("a provider answers legal process by its class: small and slow ones later, the public at once", () => {
  const slow = ["imageHosting", "datingLiveVideo", "aiService", "smallForum"];
  const atOnce = ["publicForm", "telephone", "foreignHotline"];
  const met = new Set<string>();
  world.source.providers.classOf.forEach((code, provider) => {
    const name = providerClasses[code] ?? "";
    met.add(name);
    const days = atOnce.includes(name) ? 0 : slow.includes(name) ? 20 : 5;
    expect(plan.processSeconds[provider], name).toBe(days * day);
  });
  expect([...met].sort()).toEqual([...providerClasses].sort());
});

test("a warrant is asked for where the circuit requires one, at the share of the unsettled elsewhere, and never abroad", () => {
  const { warrantShare } = plan.agencies;
  expect(valuesAt(warrantShare, ["CA", "AZ", "CO", "UT"].flatMap(ofState))).toEqual([1]);
  expect(valuesAt(warrantShare, ["TX", "LA", "OH", "TN"].flatMap(ofState))).toEqual([0]);
  expect(valuesAt(warrantShare, ["NY", "FL", "IL"].flatMap(ofState))).toEqual([0.25]);
  expect(valuesAt(warrantShare, ofKind("federal"))).toEqual([0.25]);
  expect(valuesAt(warrantShare, ofKind("foreign"))).toEqual([0]);
});

test("agencies abroad wait longer, task forces hand over, and each kind tells of outcomes at its share", () => {
  const { processFactor, hasAffiliates, feedbackShare } = plan.agencies;
  const shares = scenario.floor;
  const of = (kind: string) =>
    [processFactor, hasAffiliates, feedbackShare].map((values) => valuesAt(values, ofKind(kind)));
  expect(of("foreign")).toEqual([[2], [0], [shares.foreignFeedback]]);
  expect(of("taskForce")).toEqual([[1], [1], [shares.taskForceFeedback]]);
  expect(of("federal")).toEqual([[1], [0], [shares.federalFeedback]]);
});

test("an agency holds the cases that its share of the deliveries opens while one is held, to the next whole case", () => {
  const { caseShare, caseDays } = scenario.floor;
  agencyRates(world).forEach((rate, code) => {
    expect(plan.agencies.caseCapacity[code]).toBe(Math.ceil(rate * caseShare * caseDays * day));
  });
});

test("each replication draws by keys of its own", () => {
  const other = housePlan(scenario, 1, world, createRunTruth(1));
  for (const purpose of Object.keys(plan.keys) as (keyof typeof plan.keys)[]) {
    expect(other.keys[purpose], purpose).not.toEqual(plan.keys[purpose]);
  }
});
