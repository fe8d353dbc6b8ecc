import { qualityFields, worldParameters } from "@tipbench/world";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { dateAfter } from "../../src/scenario/calendar.ts";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { parseScenario } from "../../src/scenario/load-scenario.ts";
import { resolvedScenario } from "../../src/scenario/resolved-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { metricNames } from "../../src/scenario/scenario-schema.ts";

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/).filter((text) => !/^[\d.]/.test(text));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const provenance = {
  source: fc.string({ minLength: 1 }).filter((text) => text !== "assumed"),
  confidence: fc.constantFrom("low", "medium", "high"),
};
/** A share that says where it comes from, or how far it may lie elsewhere. */
const explained = fc.oneof(
  fc.record({ value: share, ...provenance }, { requiredKeys: ["value", "source"] }),
  share.map((value) => ({ value, range: [0, 1] })),
);
/** A share in the forms that a scenario may write, for a definition with this range. */
const shareWithin = (range: readonly [number, number]) =>
  fc.oneof(fc.double({ min: range[0], max: range[1], noNaN: true }), explained);
/** Shares that another number of the world bounds. */
const isBounded = (name: string): boolean =>
  /^(publicForm|telephone|unfounded|adult|compromised|wrongSubscriber|resize|overlay|crop|mirror)Share$|New(Family|Hash)$/.test(
    name,
  );
const worldShares = Object.entries(worldParameters).filter(
  ([name, { unit, source }]) => unit === "share" && source !== "lever" && !isBounded(name),
);
const world = fc.record(
  Object.fromEntries(
    worldShares.flatMap(([parameter, { range }]) => (range ? [[parameter, shareWithin(range)] as const] : [])),
  ),
  { requiredKeys: [] },
);
const days = 40;
const startDate = fc
  .date({ min: new Date("2021-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const providers = fc.uniqueArray(
  fc.integer({ min: 1, max: 230 }).map((rank) => `provider-${String(rank).padStart(3, "0")}`),
  { maxLength: 6 },
);
const numbersOfKind = fc.constantFrom(
  { kind: "outage", lost: 0.5 },
  { kind: "burst", factor: { value: 100, range: [50, 200] } },
  { kind: "flood" },
  { kind: "integrationFault", drops: ["email", "port"], share: { value: 0.3, source: "a survey" } },
  { kind: "batching", share: 0.2 },
  { kind: "encryption", removed: { value: 0.2, confidence: "low" }, removedImminent: 0 },
);
const span = fc
  .uniqueArray(fc.integer({ min: 0, max: days }), { minLength: 2, maxLength: 2 })
  .map((ends) => ends.sort((x, y) => x - y));
const fields = fc.uniqueArray(fc.constantFrom(...qualityFields), { minLength: 1, maxLength: 4 });
const happenings = fc.record({
  startDate,
  departures: fc.dictionary(
    fc.constantFrom("provider-007", "provider-100", "telephone"),
    fc.record({ account: explained, port: explained }, { requiredKeys: [] }),
    { noNullPrototype: true },
  ),
  quality: fc.array(
    fc.record(
      {
        of: fc.constantFrom("all", "gaming", "provider-003"),
        towards: fc.constantFrom("complete", "thin"),
        by: share,
        fields,
      },
      { requiredKeys: ["of", "towards", "by"] },
    ),
    { maxLength: 3 },
  ),
  events: providers.chain((names) =>
    fc.tuple(...names.map((of) => fc.record({ of: fc.constant(of), what: numbersOfKind, span, open: fc.boolean() }))),
  ),
});
const parts = {
  name,
  dedup: fc.oneof(
    fc.constantFrom("none", "exact-hash", { reference: "oracle" }),
    fc.record({ use: fc.constant("exact-hash"), days: fc.integer({ min: 1, max: 90 }) }),
  ),
  triage: fc.constantFrom("first-come", { use: "published-rules" }, { reference: "random" }),
  routing: fc.constantFrom("address-only", "stated-first", { reference: "oracle" }),
};
const assessment = fc.oneof(
  fc.constant("capacity-first"),
  fc.record({ use: fc.constant("capacity-first"), reserve: share }),
);
const strategy = fc.record({ ...parts, assessment }, { requiredKeys: ["name", "dedup", "triage", "routing"] });
const plain = fc.record({
  name,
  question: fc.string({ minLength: 1 }),
  seed: fc.oneof(fc.string({ minLength: 1 }), fc.maxSafeInteger()),
  days: fc.constant(days),
  year: fc.constantFrom(2021, 2022, 2023),
  scale: fc.double({ min: 0.001, max: 100, noNaN: true }),
  primary: fc.uniqueArray(fc.constantFrom(...metricNames), { minLength: 1, maxLength: 5 }),
  strategies: fc.uniqueArray(strategy, { minLength: 1, maxLength: 4, selector: (one) => one.name.toLowerCase() }),
  world,
  taskForces: fc.constantFrom(
    {},
    {
      NY: [0.5, 0.5],
      IL: [
        { value: 0.9, range: [0.5, 1] },
        { value: 0.1, source: "a survey" },
      ],
    },
    { AK: [1] },
  ),
  countries: fc.constantFrom({}, { IND: 1.2, BRA: { value: 0, source: "a survey" } }),
});
const scenario = fc
  .tuple(plain, happenings)
  .map(([rest, { startDate: start, departures: ofProviders, quality, events }]) => ({
    ...rest,
    startDate: start,
    providers: ofProviders,
    quality,
    events: events.map(({ of, what, span: [from = 0, to = days], open }) => ({
      ...what,
      of,
      from: dateAfter(start, from),
      ...(open ? {} : { to: dateAfter(start, to) }),
    })),
  }));

const parsed = (text: string, overrides = {}): Scenario =>
  parseScenario(text, "scenarios/any.yaml", overrides, houseStages);
const withoutLines = (text: string, overrides = {}): unknown =>
  JSON.parse(JSON.stringify(parsed(text, overrides), (key, value) => (key === "line" ? undefined : value)));

test("a resolved scenario is a scenario file that gives the same scenario, lines apart", () => {
  fc.assert(
    fc.property(scenario, (written) => {
      const text = stringify(written);
      expect(withoutLines(JSON.stringify(resolvedScenario(parsed(text))))).toEqual(withoutLines(text));
    }),
  );
});

test("so it is where an override has cut its days, and the events with them", () => {
  fc.assert(
    fc.property(scenario, fc.integer({ min: 1, max: days }), (written, fewer) => {
      const text = stringify(written);
      const resolved = JSON.stringify(resolvedScenario(parsed(text, { days: fewer })));
      expect(withoutLines(resolved)).toEqual(withoutLines(text, { days: fewer }));
    }),
  );
});

test("a scenario says what was written in it", () => {
  fc.assert(
    fc.property(scenario, (written) => {
      const { scale, seed, question, strategies, settings } = parsed(stringify(written));
      expect({ scale, seed, question }).toEqual({
        scale: written.scale,
        seed: String(written.seed),
        question: written.question,
      });
      expect(strategies.map((one) => one.name)).toEqual(written.strategies.map((one) => one.name));
      const values = Object.entries(written.world).map(([key, value]) => [
        key,
        typeof value === "object" ? value.value : value,
      ]);
      expect(settings.values).toMatchObject(Object.fromEntries(values));
      expect(settings.year).toBe(written.year);
      expect(settings.countryFactors).toEqual("IND" in written.countries ? { IND: 1.2, BRA: 0 } : {});
      expect(
        settings.events.map(({ kind, of, fromDay }) => ({ kind, of, from: dateAfter(written.startDate, fromDay) })),
      ).toEqual(written.events.map(({ kind, of, from }) => ({ kind, of, from })));
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
