import {
  countPair,
  createLinkCounts,
  createPairCounts,
  type EntitiesOfRows,
  type LinkCounts,
  type LinkLog,
  measuredFlag,
  type PairCounts,
  type RunTruth,
} from "@tipbench/scoring";
import type { LinkTable } from "@tipbench/vocabulary";
import { type Bundles, join } from "./bundles.kernel.ts";
import type { LinkReviewers } from "./link-reviewers.ts";

interface AskedPair {
  readonly later: number;
  readonly earlier: number;
  readonly score: number;
}

/** What the house makes of what a dedup stage says of pairs: bundles, work for reviewers, and counts of it. */
export class PairDesk {
  readonly bundles: Bundles;
  readonly compared: PairCounts = createPairCounts();
  /** Of pairs whose later report was received in the measured days. */
  readonly counts: LinkCounts = createLinkCounts();
  readonly #truth: RunTruth;
  readonly #reviewers: LinkReviewers;
  readonly #log: LinkLog;
  #asked: AskedPair[] = [];

  constructor(bundles: Bundles, truth: RunTruth, reviewers: LinkReviewers, log: LinkLog) {
    this.bundles = bundles;
    this.#truth = truth;
    this.#reviewers = reviewers;
    this.#log = log;
  }

  /** The stage joins two rows. */
  link(later: number, earlier: number, score: number): void {
    this.#join(later, earlier);
    this.#log.add(later, earlier, score, "linked");
  }

  /** The stage asks about two rows. */
  review(later: number, earlier: number, score: number): void {
    this.#asked.push({ later, earlier, score });
  }

  /** The stage has compared two rows. */
  compare(later: number, earlier: number): void {
    countPair(this.compared, this.#truth, later, earlier);
  }

  /** Lets reviewers look at what was asked in a tick, in the order in which it was, and joins what they find to be one. */
  endTick(tick: number): void {
    for (const pair of this.#asked) this.#decide(pair, tick);
    this.#asked = [];
  }

  /** The scored pairs that are kept, with their truth. */
  links(replication: number, entitiesOf: EntitiesOfRows): LinkTable {
    return this.#log.table(replication, this.#truth, entitiesOf);
  }

  #decide({ later, earlier, score }: AskedPair, tick: number): void {
    const isTaken = this.#reviewers.takes(tick);
    const areSame = isTaken && this.#reviewers.areSame(later, earlier);
    if (areSame) this.#join(later, earlier);
    this.#log.add(later, earlier, score, areSame ? "reviewedSame" : isTaken ? "reviewedApart" : "notReviewed");
    if (!this.#isMeasured(later)) return;
    this.counts.asked += 1;
    this.counts.reviewed += Number(isTaken);
  }

  #join(later: number, earlier: number): void {
    join(this.bundles, later, earlier);
    if (!this.#isMeasured(later)) return;
    const { subject } = this.#truth;
    this.counts.joined += 1;
    this.counts.falselyJoined += Number(subject[later] !== subject[earlier]);
  }

  #isMeasured(row: number): boolean {
    return ((this.#truth.flags[row] ?? 0) & measuredFlag) !== 0;
  }
}
