import { checkStageLaws, type StageSubject, stageLaws } from "@tipbench/stage-kit/testing";
import { expect, test } from "vitest";
import { createIdealDedup } from "../src/ideal-dedup.ts";
import { createIdealRouting } from "../src/ideal-routing.ts";
import { createIdealTriage } from "../src/ideal-triage.ts";
import { inventedContext } from "./invented-world.ts";

const subjects: readonly StageSubject[] = [
  { step: "dedup", create: () => createIdealDedup({}, inventedContext()) },
  { step: "triage", create: () => createIdealTriage({ share: 0.2 }, inventedContext()) },
  { step: "routing", create: () => createIdealRouting({}, inventedContext()) },
];

/** A reference asks for the truth by a report's identifier, so to it identifiers are more than names. */
const lawsOf = ({ step }: StageSubject) => stageLaws(step).filter((law) => !law.startsWith("report identifiers"));

test.each(subjects.flatMap((subject) => lawsOf(subject).map((law) => ({ step: subject.step, law, subject }))))(
  "ideal $step: $law",
  ({ law, subject }) => {
    expect(() => checkStageLaws(subject, { law, runs: 50 })).not.toThrow();
  },
);
