import { describe, expect, test } from "vitest";
import { references } from "../src/index.ts";
import { createRandomTriage } from "../src/random-triage.ts";
import { referenceContext, type Triaged, triaged } from "./decisions.ts";
import { viewOf, viewsOf } from "./truth-of.ts";

const reports = new Array(200_000).fill({});
const referral = 1;
const informational = 2;

function decisionsAt(share: number): Triaged[] {
  return triaged(createRandomTriage({ share }, referenceContext()), [viewOf(reports)]);
}

/** How many standard errors a count lies from what a share of `n` leads to expect. */
function score(count: number, n: number, share: number): number {
  return (count - n * share) / Math.sqrt(n * share * (1 - share));
}

describe.each([0.0018, 0.1, 0.5])("random with a share of %d", (share) => {
  const decisions = decisionsAt(share);

  test("escalates that share, within chance", () => {
    const escalated = decisions.filter(({ escalate }) => escalate === 1).length;
    expect(Math.abs(score(escalated, reports.length, share))).toBeLessThan(4);
  });

  test("marks the published share of the others informational, within chance", () => {
    const others = decisions.filter(({ escalate }) => escalate === 0);
    const marked = others.filter(({ disposition }) => disposition === informational).length;
    expect(Math.abs(score(marked, others.length, 0.497))).toBeLessThan(4);
  });

  test("escalates the highest scores", () => {
    const scores = (wanted: number): number[] =>
      decisions.filter(({ escalate }) => escalate === wanted).map((decision) => decision.score);
    const highestOfOthers = scores(0).reduce((most, value) => Math.max(most, value), 0);
    expect(scores(1).every((value) => value >= highestOfOthers)).toBe(true);
  });

  test("refers what it escalates, with priority 1", () => {
    const wrong = decisions.filter(
      ({ escalate, priority, disposition }) => (escalate === 1) !== (priority === 1 && disposition === referral),
    );
    expect(wrong).toEqual([]);
  });
});

test("random escalates everything at a share of 1", () => {
  expect(decisionsAt(1).every(({ escalate }) => escalate === 1)).toBe(true);
});

test("random says the same of a report whatever tick or slice it comes in", () => {
  const reference = () => createRandomTriage({ share: 0.2 }, referenceContext());
  const few = reports.slice(0, 100);
  expect(triaged(reference(), viewsOf(few, 7))).toEqual(triaged(reference(), [viewOf(few)]));
});

test("the triage references escalate the published share of 2023 by default", () => {
  for (const reference of [references.triage.random, references.triage.oracle]) {
    expect(reference?.options.parse({})).toEqual({ share: 63_892 / 36_210_368 });
  }
});

test.each([{ share: 0 }, { share: 1.1 }, { shares: 0.1 }])("the triage references refuse %j", (options) => {
  for (const reference of [references.triage.random, references.triage.oracle]) {
    expect(reference?.options.safeParse(options).success).toBe(false);
    expect(() => reference?.create(options, referenceContext())).toThrow();
  }
});
