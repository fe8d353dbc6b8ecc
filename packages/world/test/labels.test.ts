import { keyOf } from "@tipbench/random";
import { ageBands, labelFlags, labelTypes } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { labeller, worldValues } from "../src/index.ts";
import { recentShares, signalTable } from "../src/signals.ts";

const contents = 40_000;
const defaults = worldValues();
const right = { grade: 0, isWrongPerson: false };

interface Label {
  readonly type: (typeof labelTypes)[number];
  readonly age: (typeof ageBands)[number];
  readonly flags: readonly (typeof labelFlags)[number][];
}

/** Labels of contents 0 and following; `seed` names the analysts' luck. */
function labelsOf(seed: string, report = right, errorShare = 0, values = defaults): Label[] {
  const label = labeller(keyOf(seed, "label"), values, errorShare);
  const one = { type: 0, age: 0, flags: 0 };
  return Array.from({ length: contents }, (_, content) => {
    label(content, report, one);
    return {
      type: labelTypes[one.type] ?? "unlabelled",
      age: ageBands[one.age] ?? "unlabelled",
      flags: labelFlags.filter((_, bit) => ((one.flags >>> bit) & 1) === 1),
    };
  });
}

const typeIs = (type: Label["type"]) => (label: Label) => label.type === type;
const ageIs = (age: Label["age"]) => (label: Label) => label.age === age;
const hasFlag = (flag: Label["flags"][number]) => (label: Label) => label.flags.includes(flag);

/** Expects a share among some labels, within four standard deviations. */
function expectShare(
  labels: readonly Label[],
  isCounted: (label: Label, content: number) => boolean,
  share: number,
): void {
  const found = labels.filter(isCounted).length / labels.length;
  expect(labels.length).toBeGreaterThan(1000);
  expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / labels.length));
}

describe("an analyst who makes no mistake", () => {
  const labels = labelsOf("an analyst who makes no mistake");
  const relevant = labels.filter(typeIs("relevant"));

  test("finds the assumed shares relevant, and beyond judgement", () => {
    expectShare(labels, typeIs("relevant"), defaults.labelRelevantShare);
    expectShare(labels, typeIs("undetermined"), defaults.labelUndeterminedShare);
    expect(labels.some(typeIs("unlabelled"))).toBe(false);
  });

  test("gives relevant files the assumed age bands", () => {
    expectShare(relevant, ageIs("youngest"), defaults.labelYoungestShare);
    expectShare(relevant, ageIs("middle"), defaults.labelMiddleShare);
    expectShare(relevant, ageIs("oldest"), 1 - defaults.labelYoungestShare - defaults.labelMiddleShare);
  });

  test("gives relevant files the assumed flags", () => {
    const [shareOfRoutine = -1] = signalTable(recentShares(defaults), defaults);
    expect(shareOfRoutine).toBeCloseTo(defaults.labelRecentRoutine, 12);
    expectShare(relevant, hasFlag("recent"), shareOfRoutine);
    expectShare(relevant, hasFlag("placeable"), defaults.labelPlaceableShare);
    expectShare(relevant, hasFlag("generated"), defaults.labelGeneratedShare);
  });

  test("gives other files no age and no flag", () => {
    const others = labels.filter(({ type }) => type !== "relevant");
    expect(others.every(({ age, flags }) => age === "undetermined" && flags.length === 0)).toBe(true);
  });

  test("finds fewer relevant files in reports that are wrong about the person", () => {
    const wrong = labelsOf("wrong about the person", { grade: 0, isWrongPerson: true });
    expectShare(wrong, typeIs("relevant"), defaults.labelRelevantShare * defaults.labelWrongPersonShare);
    expectShare(wrong, typeIs("undetermined"), defaults.labelUndeterminedShare);
  });
});

describe("signs of recent making", () => {
  const recentAt = (signalStrength: number, grade: number) => {
    const values = worldValues({ signalStrength });
    return labelsOf("signs of recent making", { grade, isWrongPerson: false }, 0, values).filter(typeIs("relevant"));
  };

  test("are as frequent as assumed for each grade, and rise with it", () => {
    expectShare(recentAt(1, 1), hasFlag("recent"), defaults.labelRecentTimeCritical);
    expectShare(recentAt(1, 2), hasFlag("recent"), defaults.labelRecentImminent);
    const [routine, critical, imminent] = [0, 1, 2].map((grade) => recentAt(1, grade).filter(hasFlag("recent")).length);
    expect(critical).toBeGreaterThan(10 * (routine ?? 0));
    expect(imminent).toBeGreaterThan(critical ?? 0);
  });

  test("say nothing of the grade at signal strength 0: each content has one label in reports of any grade", () => {
    expect(recentAt(0, 2)).toEqual(recentAt(0, 0));
    expect(recentAt(0, 1)).toEqual(recentAt(0, 0));
    expect(recentAt(0, 0).some(hasFlag("recent"))).toBe(true);
  });
});

describe("a fallible analyst", () => {
  const errorShare = 0.15;
  const seed = "a fallible analyst";
  const [right, written] = [labelsOf(seed), labelsOf(seed, undefined, errorShare)];
  const isMistaken = ({ type }: Label, content: number): boolean => type !== right[content]?.type;
  const mistaken = written.filter(isMistaken);

  test("gives the stated share another type, each other type as often", () => {
    expectShare(written, isMistaken, errorShare);
    const instead = written.filter(
      (label, content) => right[content]?.type === "relevant" && isMistaken(label, content),
    );
    expectShare(instead, typeIs("undetermined"), 0.5);
  });

  test("gives no flag where it errs, and is otherwise as one who does not", () => {
    expect(mistaken.every(({ flags }) => flags.length === 0)).toBe(true);
    written.forEach((label, content) => {
      if (label.type === right[content]?.type) expect(label).toEqual(right[content]);
    });
  });
});

test("labels go by the key and the content: neither what was labelled before nor a mistake elsewhere moves one", () => {
  const label = labeller(keyOf("labels go by the key", "label"), defaults, 0.1);
  const [alone, later] = [
    { type: 0, age: 0, flags: 0 },
    { type: 0, age: 0, flags: 0 },
  ];
  label(1234, { grade: 0, isWrongPerson: false }, alone);
  for (let content = 0; content < 50; content++) label(content, { grade: 2, isWrongPerson: true }, later);
  label(1234, { grade: 0, isWrongPerson: false }, later);
  expect(later).toEqual(alone);
  expect(labelsOf("one key")).not.toEqual(labelsOf("another key"));
});
