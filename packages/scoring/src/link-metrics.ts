import { type Measured, ratio } from "./measured.ts";

/** What became of the pairs that a dedup stage linked or asked about, the later report of each being a measured one. */
export interface LinkCounts {
  /** Pairs joined by the stage or by a reviewer, and those of them that are of two subjects. */
  joined: number;
  falselyJoined: number;
  /** Pairs that the stage asked about, and those that a reviewer had time for. */
  asked: number;
  reviewed: number;
}

/** No pair linked, and none asked about. */
export function createLinkCounts(): LinkCounts {
  return { joined: 0, falselyJoined: 0, asked: 0, reviewed: 0 };
}

/** What became of linked pairs, and the time that reviewers spent on those that they saw. */
export interface LinkFigures {
  readonly counts: LinkCounts;
  readonly reviewSeconds: number;
}

const secondsPerHour = 3600;

/** What links cost: in false merges, and in the time of reviewers. */
export function linkMetrics({ counts, reviewSeconds }: LinkFigures, measuredDays: number): Map<string, Measured> {
  const { joined, falselyJoined, asked, reviewed } = counts;
  return new Map([
    ["dedup.falseMergeShare", ratio(falselyJoined, joined)],
    ["dedup.reviewedShare", ratio(reviewed, asked)],
    ["dedup.reviewsPerDay", ratio(reviewed, measuredDays)],
    ["staff.linkReviewHoursPerDay", ratio(reviewSeconds / secondsPerHour, measuredDays)],
  ]);
}
