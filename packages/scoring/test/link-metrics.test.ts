import { expect, test } from "vitest";
import { linkMetrics } from "../src/link-metrics.ts";

const valuesOf = (counts: Parameters<typeof linkMetrics>[0]["counts"], reviewSeconds: number) =>
  Object.fromEntries([...linkMetrics({ counts, reviewSeconds }, 4)].map(([name, { value, n }]) => [name, [value, n]]));

test("What links cost is told over the pairs that were joined, over those that were asked about, and a day", () => {
  expect(valuesOf({ joined: 40, falselyJoined: 3, asked: 10, reviewed: 8 }, 7200)).toEqual({
    "dedup.falseMergeShare": [3 / 40, 40],
    "dedup.reviewedShare": [0.8, 10],
    "dedup.reviewsPerDay": [2, 4],
    "staff.linkReviewHoursPerDay": [0.5, 4],
  });
});

test("Without a link there is no share of false ones, and without a question none of answers", () => {
  expect(valuesOf({ joined: 0, falselyJoined: 0, asked: 0, reviewed: 0 }, 0)).toEqual({
    "dedup.falseMergeShare": [null, 0],
    "dedup.reviewedShare": [null, 0],
    "dedup.reviewsPerDay": [0, 4],
    "staff.linkReviewHoursPerDay": [0, 4],
  });
});
