import fc from "fast-check";
import { expect, test } from "vitest";
import { linkCurve, oversightCurve, scoredPairs } from "../src/index.ts";
import { linksOf, type ToyLink } from "./toy-links.ts";

const reports = 9;
const link = fc
  .record({
    later: fc.integer({ min: 1, max: reports - 1 }),
    below: fc.nat(),
    score: fc.constantFrom(0.1, 0.2, 0.4, 0.8, 1),
    replication: fc.nat(1),
  })
  .map(({ below, ...rest }): ToyLink => ({ ...rest, earlier: below % rest.later }));

const cases = fc.record({
  links: fc.uniqueArray(link, {
    maxLength: 20,
    selector: ({ later, earlier, replication }) => `${replication} ${later} ${earlier}`,
  }),
  subjects: fc.array(fc.nat(3), { minLength: reports, maxLength: reports }),
  warmup: fc.nat(reports),
});

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** Pairs of measured rows of a replication that a chain of links joins. */
function joinedPairs(links: readonly ToyLink[], replication: number, warmup: number): (readonly [number, number])[] {
  const name = Array.from({ length: reports }, (_, row) => row);
  for (const { later, earlier, replication: of } of links) {
    if (of !== replication) continue;
    const [from, to] = [name[later], name[earlier] ?? 0];
    name.forEach((of, row) => {
      if (of === from) name[row] = to;
    });
  }
  return name.flatMap((of, b) =>
    name.slice(0, b).flatMap((other, a) => (a >= warmup && other === of ? [[a, b] as const] : [])),
  );
}

function slowBundles(links: readonly ToyLink[], { subjects, warmup }: Case, truePairs: number) {
  const joined = [0, 1].flatMap((replication) => joinedPairs(links, replication, warmup));
  const found = joined.filter(([a, b]) => subjects[a] === subjects[b]).length;
  return {
    precision: joined.length === 0 ? null : found / joined.length,
    recall: truePairs === 0 ? null : found / truePairs,
  };
}

test("At each threshold links and bundles are what a count of all pairs finds", () => {
  fc.assert(
    fc.property(cases, fc.nat(30), (given, truePairs) => {
      const { links, subjects, warmup } = given;
      const curve = linkCurve(scoredPairs(linksOf(links, given), "subject"), truePairs, 10);
      expect(curve.map(({ threshold }) => threshold)).toEqual(
        [...new Set(links.map(({ score }) => score))].sort((a, b) => b - a),
      );
      for (const point of curve) {
        const linked = links.filter(({ score }) => score >= point.threshold);
        const measured = linked.filter(({ earlier }) => earlier >= warmup);
        const isFalse = ({ later, earlier }: ToyLink) => subjects[later] !== subjects[earlier];
        expect(point.links).toBe(measured.length);
        expect(point.falseLinks).toBe(measured.filter(isFalse).length);
        expect(point.bundles).toMatchObject(slowBundles(linked, given, truePairs));
      }
    }),
    { numRuns: 200 },
  );
});

test("A larger budget reviews the same pairs and some more, whose word replaces the threshold's", () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(0.15, 0.4, 0.9), (given, threshold) => {
      const pairs = scoredPairs(linksOf(given.links, given), "subject");
      const reviewers = { threshold, falseLinkShare: 0, missedLinkShare: 0, seed: "reviewers" };
      const curve = oversightCurve(pairs, 5, reviewers, 20);
      const falseLinks = curve.map((point) => point.falseLinks);
      expect(falseLinks).toEqual(falseLinks.toSorted((a, b) => b - a));
      expect(falseLinks.at(-1)).toBe(0);
      const measured = given.links.filter(({ earlier }) => earlier >= given.warmup).length;
      expect(curve.at(-1)?.reviews).toBe(measured);
    }),
    { numRuns: 100 },
  );
});
