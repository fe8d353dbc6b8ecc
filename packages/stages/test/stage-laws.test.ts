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

describe.each([{ days: 0.01 }, { scope: "account" }, { maxSize: 2 }, { days: 3650, scope: "account", maxSize: 3 }])(
  "exact-hash with %j",
  (options) => {
    test.each(stageLaws("dedup"))("%s", (law) => {
      const create = dedup["exact-hash"]?.create;
      expect(create).toBeDefined();
      if (create) expect(() => checkStageLaws({ step: "dedup", create }, { law, options })).not.toThrow();
    });
  },
);

describe.each([{ reserve: 0 }, { reserve: 1 }])("capacity-first with %j", (options) => {
  test.each(stageLaws("assessment"))("%s", (law) => {
    const create = assessment["capacity-first"]?.create;
    expect(create).toBeDefined();
    if (create) expect(() => checkStageLaws({ step: "assessment", create }, { law, options })).not.toThrow();
  });
});
