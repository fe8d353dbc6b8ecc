import { drawUniform, type Key } from "@tipbench/random";
import type { RunTruth } from "@tipbench/scoring";
import { ticksPerDay } from "@tipbench/world";

/** The people who say whether two reports are of one person, and how they err. */
export interface ReviewersPlan {
  readonly perDay: number;
  /** Share of the pairs of one person that are found to be of two, and the reverse. */
  readonly missedShare: number;
  readonly falseShare: number;
  readonly key: Key;
}

/** Reviewers with a budget of pairs a day, which comes in equal parts with the ticks; what is left of it is kept until the day ends. */
export class LinkReviewers {
  readonly #plan: ReviewersPlan;
  readonly #truth: RunTruth;
  #day = -1;
  #used = 0;

  constructor(plan: ReviewersPlan, truth: RunTruth) {
    this.#plan = plan;
    this.#truth = truth;
  }

  /** Whether there is time for one more pair in a tick; it is then spent. Ticks come in order. */
  takes(tick: number): boolean {
    const day = Math.floor(tick / ticksPerDay);
    if (day !== this.#day) this.#used = 0;
    this.#day = day;
    const parts = tick - day * ticksPerDay + 1;
    if (this.#used + 1 > (this.#plan.perDay * parts) / ticksPerDay) return false;
    this.#used += 1;
    return true;
  }

  /** What a reviewer says of two rows: of the same subject or not, with an error that hangs on the pair alone. */
  areSame(later: number, earlier: number): boolean {
    const { key, missedShare, falseShare } = this.#plan;
    const { subject, submission } = this.#truth;
    const isSame = subject[later] === subject[earlier];
    const isWrong =
      drawUniform(key, submission[later] ?? 0, submission[earlier] ?? 0) < (isSame ? missedShare : falseShare);
    return isSame !== isWrong;
  }
}
