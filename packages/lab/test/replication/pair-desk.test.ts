import { keyOf } from "@tipbench/random";
import { createRunTruth, LinkLog, measuredFlag } from "@tipbench/scoring";
import { linkOutcomes } from "@tipbench/vocabulary";
import { ticksPerDay } from "@tipbench/world";
import { describe, expect, test } from "vitest";
import { allFirstRows, createBundles } from "../../src/replication/bundles.kernel.ts";
import { joinLinks } from "../../src/replication/join-links.ts";
import { LinkReviewers, type ReviewersPlan } from "../../src/replication/link-reviewers.ts";
import { PairDesk } from "../../src/replication/pair-desk.ts";

const key = keyOf("pair desk");
const faultless: ReviewersPlan = { perDay: 1000 * ticksPerDay, missedShare: 0, falseShare: 0, key };

/** Rows of two subjects in turn, the first ones of them received in the warm-up. */
function truthOf(rows: number, warmupRows = 0) {
  const truth = createRunTruth(rows);
  truth.subject.set(Array.from({ length: rows }, (_, row) => row % 2));
  truth.submission.set(Array.from({ length: rows }, (_, row) => 100 + row));
  truth.flags.fill(measuredFlag, warmupRows);
  return truth;
}

function deskOf(rows: number, plan: ReviewersPlan, warmupRows = 0): PairDesk {
  const truth = truthOf(rows, warmupRows);
  return new PairDesk(createBundles(rows), truth, new LinkReviewers(plan, truth), new LinkLog(1000, key));
}

const plainEntities = (rows: Uint32Array) => ({ event: rows, incident: rows });
const outcomesOf = (desk: PairDesk): (string | undefined)[] =>
  [...desk.links(0, plainEntities).outcome].map((code) => linkOutcomes[code]);

describe("what a stage asks", () => {
  test("is joined when the tick is over, where a reviewer finds one person", () => {
    const desk = deskOf(4, faultless);
    desk.review(2, 0, 0.5);
    desk.review(3, 0, 0.5);
    expect(desk.bundles.of).toBe(null);
    desk.endTick(0);
    expect([...(allFirstRows(desk.bundles, 4) ?? [])]).toEqual([0, 1, 0, 3]);
    expect(outcomesOf(desk)).toEqual(["reviewedSame", "reviewedApart"]);
    expect(desk.counts).toEqual({ joined: 1, falselyJoined: 0, asked: 2, reviewed: 2 });
  });

  test("is asked once", () => {
    const desk = deskOf(4, faultless);
    desk.review(2, 0, 0.5);
    desk.endTick(0);
    desk.endTick(1);
    expect(desk.counts.asked).toBe(1);
  });

  test("stays apart for want of time, in the order in which it was asked", () => {
    const desk = deskOf(8, { ...faultless, perDay: 2 * ticksPerDay });
    for (const later of [2, 4, 6]) desk.review(later, 0, 0.5);
    desk.endTick(0);
    expect(outcomesOf(desk)).toEqual(["reviewedSame", "reviewedSame", "notReviewed"]);
    expect([...(allFirstRows(desk.bundles, 8) ?? [])]).toEqual([0, 1, 0, 3, 0, 5, 6, 7]);
  });
});

describe("what a stage links", () => {
  test("is joined at once, and a false merge where it is of two subjects", () => {
    const desk = deskOf(4, faultless);
    desk.link(2, 0, 1);
    desk.link(3, 2, 0.7);
    expect([...(allFirstRows(desk.bundles, 4) ?? [])]).toEqual([0, 1, 0, 0]);
    expect(desk.counts).toEqual({ joined: 2, falselyJoined: 1, asked: 0, reviewed: 0 });
    expect([...desk.links(0, plainEntities).score]).toEqual([1, 0.7]);
  });

  test("in the warm-up is joined and not counted", () => {
    const desk = deskOf(6, faultless, 4);
    desk.link(2, 0, 1);
    desk.review(3, 1, 0.5);
    desk.endTick(0);
    desk.link(4, 0, 1);
    expect([...(allFirstRows(desk.bundles, 6) ?? [])]).toEqual([0, 1, 0, 1, 0, 5]);
    expect(desk.counts).toEqual({ joined: 1, falselyJoined: 0, asked: 0, reviewed: 0 });
  });
});

test("compared pairs are counted and join nothing", () => {
  const desk = deskOf(4, faultless);
  desk.compare(2, 0);
  desk.compare(3, 0);
  expect(desk.compared).toEqual({ compared: 2, truePairs: 1 });
  expect(desk.bundles.of).toBe(null);
});

describe("reviewers", () => {
  const pairs = Array.from({ length: 4000 }, (_, at) => [at + 4000, at] as const);

  test.each([
    ["two reports of one person", { missedShare: 0.3, falseShare: 0 }, 0, true],
    ["reports of two persons", { missedShare: 0, falseShare: 0.3 }, 1, false],
  ])("mistake %s as often as is said, and the others never", (_, shares, apart, truly) => {
    const reviewers = new LinkReviewers({ ...faultless, ...shares }, truthOf(8001));
    const wrong = pairs.filter(([later, earlier]) => reviewers.areSame(later + apart, earlier) !== truly).length;
    expect(wrong / pairs.length).toBeGreaterThan(0.27);
    expect(wrong / pairs.length).toBeLessThan(0.33);
    const right = pairs.filter(([later, earlier]) => reviewers.areSame(later + 1 - apart, earlier) === !truly);
    expect(right).toHaveLength(pairs.length);
  });

  test("say the same of a pair each time, whoever asks", () => {
    const one = new LinkReviewers({ ...faultless, missedShare: 0.5 }, truthOf(8001));
    const other = new LinkReviewers({ ...faultless, missedShare: 0.5 }, truthOf(8001));
    const said = pairs.map(([later, earlier]) => one.areSame(later, earlier));
    expect(
      [...pairs]
        .reverse()
        .map(([later, earlier]) => other.areSame(later, earlier))
        .reverse(),
    ).toEqual(said);
  });

  test("see no more pairs in a day than their budget, spread over the day, and what was left by a tick later in the day", () => {
    const reviewers = new LinkReviewers({ ...faultless, perDay: ticksPerDay / 2 }, truthOf(2));
    const takenIn = (tick: number): number =>
      Array.from({ length: 100 }, () => reviewers.takes(tick)).filter(Boolean).length;
    expect([0, 1, 2, 3].map(takenIn)).toEqual([0, 1, 0, 1]);
    expect(takenIn(ticksPerDay - 1)).toBe(ticksPerDay / 2 - 2);
    expect(takenIn(ticksPerDay)).toBe(0);
    expect(takenIn(ticksPerDay + 1)).toBe(1);
  });
});

test("stored pairs of two replications are those of one after those of the other", () => {
  const desks = [deskOf(4, faultless), deskOf(4, faultless)];
  desks[0]?.link(2, 0, 1);
  desks[1]?.link(3, 1, 0.5);
  const { replication, later, score } = joinLinks(desks.map((desk, at) => desk.links(at, plainEntities)));
  expect([[...replication], [...later], [...score]]).toEqual([
    [0, 1],
    [2, 3],
    [1, 0.5],
  ]);
});
