import { checkStageLaws, type StageSubject, stageLaws } from "@tipbench/stage-kit/testing";
import { describe, expect, test } from "vitest";
import { builtInStages } from "../src/index.ts";

const { dedup, triage, routing, assessment } = builtInStages;

const subjects: readonly StageSubject[] = [
  ...Object.values(dedup).map(({ create }) => ({ step: "dedup", create }) as const),
  ...Object.values(triage).map(({ create }) => ({ step: "triage", create }) as const),
  ...Object.values(routing).map(({ create }) => ({ step: "routing", create }) as const),
  ...Object.values(assessment).map(({ create }) => ({ step: "assessment", create }) as const),
];
const names = [dedup, triage, routing, assessment].flatMap((stages) => Object.keys(stages));
const cases = subjects.flatMap((subject, place) =>
  stageLaws(subject.step).map((law) => ({ name: names[place], law, subject })),
);

test.each(cases)("$name: $law", ({ law, subject }) => {
  expect(() => checkStageLaws(subject, { law })).not.toThrow();
});

const dedupOptions = [
  ["exact-hash", { days: 0.01 }],
  ["exact-hash", { scope: "account" }],
  ["exact-hash", { maxSize: 2 }],
  ["exact-hash", { days: 3650, scope: "account", maxSize: 3 }],
  ["perceptual-hash", { bits: 64, radius: 4, scope: "any" }],
  ["perceptual-hash", { radius: 32, scope: "account", maxSize: 2 }],
  ["incident-window", { hours: 0.1, by: "email" }],
  ["entity-link", { handles: "fuzzy", review: 0.001, perBlock: 2 }],
  ["entity-link", { days: 0.5, link: 0.5, review: 0.5 }],
] as const;

describe.each(dedupOptions)("%s with %j", (name, options) => {
  test.each(stageLaws("dedup"))("%s", (law) => {
    const create = dedup[name]?.create;
    expect(create).toBeDefined();
    if (create) expect(() => checkStageLaws({ step: "dedup", create }, { law, options, runs: 40 })).not.toThrow();
  });
});

describe.each([{ reserve: 0 }, { reserve: 1 }])("capacity-first with %j", (options) => {
  test.each(stageLaws("assessment"))("%s", (law) => {
    const create = assessment["capacity-first"]?.create;
    expect(create).toBeDefined();
    if (create) expect(() => checkStageLaws({ step: "assessment", create }, { law, options })).not.toThrow();
  });
});
