import type { Occasion } from "@tipbench/stage-kit";
import { pickAgain, pickTop, topShare } from "@tipbench/stats";
import { z } from "zod";

/** The share that was escalated in 2023, OJJDP23: 63,892 of 36,210,368 reports. */
const publishedShare = 63_892 / 36_210_368;

/** The options by which a stage that scores escalates: those with the highest scores, or all from a score on. */
export const budgetOptions = {
  /** Escalated: this share of the reports, those with the highest scores so far. */
  share: z.number().positive().max(1).optional(),
  /** In its place, escalated: every report with this score or a higher one. */
  cutoff: z.number().positive().optional(),
};

/** What `budgetOptions` were given. */
export interface Budget {
  readonly share?: number | undefined;
  readonly cutoff?: number | undefined;
}

/** Whether at most one of the two is given; a schema refuses otherwise. */
export const isOneBudget = ({ share, cutoff }: Budget): boolean => share === undefined || cutoff === undefined;

/** What such a schema says then. */
export const oneBudget = { path: ["cutoff"], error: '"share" or "cutoff", not both' };

/** Decides who is escalated by the scores of rows in order of receipt, or of rows that are asked about again. */
export type Escalation = (scores: Float32Array, occasion: Occasion, escalate: Uint8Array) => void;

/** Escalates by share, the published one by default, or by cut-off. Scores are 0 or more; a score of 0 is not escalated by share. */
export function escalationBy({ share = publishedShare, cutoff }: Budget): Escalation {
  if (cutoff !== undefined) {
    return (scores, _occasion, escalate) => {
      for (let row = 0; row < scores.length; row++) escalate[row] = Number((scores[row] ?? 0) >= cutoff);
    };
  }
  const top = topShare(share);
  return (scores, occasion, escalate) => {
    if (occasion === "received") pickTop(top, scores, escalate);
    else pickAgain(top, scores, escalate);
  };
}
