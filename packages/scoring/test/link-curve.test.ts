import { describe, expect, test } from "vitest";
import { linkCurve, oversightCurve, scoredPairs } from "../src/index.ts";
import { linksOf } from "./toy-links.ts";

/** Rows 0 1 2 are of subject 7, rows 3 4 of subject 8: four true pairs. */
const rows = { subjects: [7, 7, 7, 8, 8] };
const pairs = [
  { later: 1, earlier: 0, score: 0.9 },
  { later: 4, earlier: 3, score: 0.9 },
  { later: 3, earlier: 2, score: 0.6 },
  { later: 2, earlier: 1, score: 0.3 },
];
const truePairs = 4;
const perfect = { falseLinkShare: 0, missedLinkShare: 0, seed: "reviewers" };

describe("the curve over the threshold", () => {
  const curve = linkCurve(scoredPairs(linksOf(pairs, rows), "subject"), truePairs, 10);

  test("at 0.9: two links, both right, two of four true pairs", () => {
    expect(curve[0]).toEqual({
      threshold: 0.9,
      links: 2,
      falseLinks: 0,
      precision: 1,
      recall: 1 / 2,
      bundles: { precision: 1, recall: 1 / 2, mergeErrors: 0 },
    });
  });

  test("at 0.6: one link more, which is false and joins 2 to 3 and 4: three pairs in bundles more than right", () => {
    expect(curve[1]).toEqual({
      threshold: 0.6,
      links: 3,
      falseLinks: 1,
      precision: 2 / 3,
      recall: 1 / 2,
      bundles: { precision: 2 / 4, recall: 1 / 2, mergeErrors: 1 },
    });
  });

  test("at 0.3: all in one bundle of ten pairs, with all four true ones, though three links are true", () => {
    expect(curve[2]).toEqual({
      threshold: 0.3,
      links: 4,
      falseLinks: 1,
      precision: 3 / 4,
      recall: 3 / 4,
      bundles: { precision: 4 / 10, recall: 1, mergeErrors: 1 },
    });
    expect(curve).toHaveLength(3);
  });

  test("has at most as many points as are asked for, the last one always", () => {
    const [only, ...others] = linkCurve(scoredPairs(linksOf(pairs, rows), "subject"), truePairs, 1);
    expect(only).toEqual(curve[2]);
    expect(others).toEqual([]);
  });
});

test("A pair scored twice counts once, at its highest score", () => {
  const twice = linksOf([...pairs, { later: 1, earlier: 0, score: 0.3 }], rows);
  expect(linkCurve(scoredPairs(twice, "subject"), truePairs, 10)).toEqual(
    linkCurve(scoredPairs(linksOf(pairs, rows), "subject"), truePairs, 10),
  );
});

test("A report of the warm-up joins those after it, but counts in no pair", () => {
  const links = [
    { later: 1, earlier: 0, score: 0.5 },
    { later: 2, earlier: 0, score: 0.5 },
  ];
  const [point] = linkCurve(scoredPairs(linksOf(links, { subjects: [7, 7, 7], warmup: 1 }), "event"), 1, 10);
  expect(point).toMatchObject({ links: 0, precision: null, recall: 0, bundles: { precision: 1, recall: 1 } });
});

test("Of a sample of the pairs links are estimated, and bundles are not told", () => {
  const sampled = scoredPairs(linksOf(pairs, { ...rows, weight: 4 }), "subject");
  expect(linkCurve(sampled, 16, 10)[1]).toEqual({
    threshold: 0.6,
    links: 12,
    falseLinks: 4,
    precision: 2 / 3,
    recall: 1 / 2,
    bundles: null,
  });
});

test("No scored pair gives a curve without a point", () => {
  const none = scoredPairs(linksOf([], rows), "subject");
  expect(linkCurve(none, 0, 10)).toEqual([]);
  expect(oversightCurve(none, 0, { ...perfect, threshold: 0.5 }, 4)).toMatchObject([
    { reviews: 0, links: 0, precision: null, recall: null },
  ]);
});

describe("the oversight curve around 0.5", () => {
  const scored = scoredPairs(linksOf(pairs, rows), "subject");
  const harm = (reviewers: Partial<typeof perfect> = {}) =>
    oversightCurve(scored, truePairs, { ...perfect, threshold: 0.5, ...reviewers }, 4).map((point) => [
      point.reviews,
      point.links,
      point.falseLinks,
      point.bundles?.mergeErrors,
    ]);

  test("without a review is what the threshold alone gives", () => {
    const [first] = oversightCurve(scored, truePairs, { ...perfect, threshold: 0.6 }, 4);
    const { threshold: _, ...alone } = linkCurve(scored, truePairs, 10)[1] ?? { threshold: 0 };
    expect(first).toEqual({ reviews: 0, ...alone });
  });

  test("people who make no mistake first take away the false link, then add the missing one", () => {
    expect(harm()).toEqual([
      [0, 3, 1, 1],
      [1, 2, 0, 0],
      [2, 3, 0, 0],
      [3, 3, 0, 0],
      [4, 3, 0, 0],
    ]);
  });

  test("people who are always wrong leave nothing but the false link", () => {
    expect(harm({ falseLinkShare: 1, missedLinkShare: 1 }).at(-1)).toEqual([4, 1, 1, 1]);
  });
});
