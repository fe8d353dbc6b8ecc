import { drawUniform, keyOf } from "@tipbench/random";
import { type OutcomeStatus, outcomeStatuses } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { outcomeOf } from "../../src/index.ts";

type Ending = Parameters<typeof outcomeOf>[2];

const endings = 20_000;
const opened: Ending = { isOpened: true, isSound: true, isStale: false };

/** How many of many deliveries end in each status; the word names their draws. */
function countsOf(word: string, ending: Ending): ReadonlyMap<OutcomeStatus | undefined, number> {
  const key = keyOf("outcomes", word);
  const counts = new Map<OutcomeStatus | undefined, number>();
  for (let submission = 0; submission < endings; submission++) {
    const status = outcomeStatuses[outcomeOf(key, submission, ending)];
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: ReadonlyMap<OutcomeStatus | undefined, number>, names: readonly OutcomeStatus[]): number =>
  names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);

/** Distance from a share of all endings, in standard deviations. */
const sigmasFrom = (count: number, share: number): number =>
  Math.abs(count - endings * share) / Math.sqrt(endings * share * (1 - share));

test("one in seventeen cases on sound reports leads to an arrest, convictions included", () => {
  const counts = countsOf("one in seventeen", opened);
  expect(sigmasFrom(total(counts, ["arrest", "conviction"]), 1 / 17)).toBeLessThan(4);
  expect(sigmasFrom(total(counts, ["conviction"]), 0.35 / 17)).toBeLessThan(4);
});

test("the other cases on sound reports are told of in their shares", () => {
  const counts = countsOf("the others", opened);
  const shares = { ongoing: 0.2, referred: 0.1, subjectNotFound: 0.3, noCrime: 0.15 } as const;
  for (const [name, share] of Object.entries(shares)) {
    const count = outcomeStatuses.filter((status) => status === name).map((status) => counts.get(status) ?? 0);
    expect(sigmasFrom(count[0] ?? 0, share), name).toBeLessThan(4);
  }
  expect(total(counts, ["emptyAnswer", "noMerit", "adult", "unfounded"])).toBe(0);
});

test.each([
  ["opened", true, false],
  ["opened on gone evidence", true, true],
  ["not opened", false, false],
])("an unsound report is found out and never leads to an arrest: %s", (word, isOpened, isStale) => {
  const counts = countsOf(word, { isOpened, isSound: false, isStale });
  expect([...counts.keys()].toSorted()).toEqual(["adult", "ageUndeterminable", "falseReport", "unfounded"]);
});

test("a sound report that nobody opened ends without a case", () => {
  const counts = countsOf("not opened", { ...opened, isOpened: false });
  expect([...counts.keys()].toSorted()).toEqual(["noMerit", "other", "referred"]);
});

test("a case whose evidence was gone ends with an empty answer or without a subject", () => {
  const counts = countsOf("stale", { ...opened, isStale: true });
  expect([...counts.keys()].toSorted()).toEqual(["emptyAnswer", "subjectNotFound"]);
  expect(sigmasFrom(total(counts, ["emptyAnswer"]), 0.7)).toBeLessThan(4);
});

test("an outcome is a function of the key and the submission", () => {
  const key = keyOf("outcomes", "function");
  for (let submission = 0; submission < 100; submission++) {
    const first = outcomeOf(key, submission, opened);
    drawUniform(key, submission + 1, 0);
    expect(outcomeOf(key, submission, opened)).toBe(first);
  }
});
