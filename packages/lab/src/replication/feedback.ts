import { type CaseEvents, endingBits, type Labelled, outcomeOf } from "@tipbench/floor";
import type { Key } from "@tipbench/random";
import { actionableFlag, type RunTruth, wrongPersonFlag } from "@tipbench/scoring";
import type { Feedback } from "@tipbench/stage-kit";
import type { ItemLabels } from "./item-labels.ts";
import type { Learner } from "./stage-runs.ts";

/** What a tick taught, for stages that learn. Labels are those of the labelling desk. */
export class FeedbackLog {
  readonly #truth: RunTruth;
  readonly #key: Key;
  #labels: Feedback["labels"] = noLabels;

  constructor(truth: RunTruth, key: Key) {
    this.#truth = truth;
    this.#key = key;
  }

  /** Notes what was labelled, before it is settled. */
  labelled({ items: { count, row } }: Labelled, labels: ItemLabels): void {
    this.#labels = {
      row: row.slice(0, count),
      files: labels.labelledFiles.slice(0, count),
      types: labels.labelledTypes.slice(0, count),
      age: labels.labelledAge.slice(0, count),
      flags: labels.labelledFlags.slice(0, count),
    };
  }

  /** Tells stages what they may learn of a tick, with the outcomes that agencies told; nothing where there is nothing. */
  tell(learners: readonly Learner[], events: CaseEvents, tick: number): void {
    const labels = this.#labels;
    this.#labels = noLabels;
    if (learners.length === 0 || labels.row.length + events.endedRows.count === 0) return;
    const feedback = { labels, outcomes: this.#outcomes(events) };
    for (const learner of learners) learner.learn(feedback, tick);
  }

  #outcomes({ endedRows, endedAgencies, endedBits }: CaseEvents): Feedback["outcomes"] {
    const row = endedRows.values.slice(0, endedRows.count);
    return {
      row,
      agency: Uint16Array.from(endedAgencies.values.subarray(0, endedAgencies.count)),
      status: Uint8Array.from(row, (number, i) => this.#statusOf(number, endedBits.values[i] ?? 0)),
    };
  }

  #statusOf(row: number, bits: number): number {
    const flags = this.#truth.flags[row] ?? 0;
    return outcomeOf(this.#key, this.#truth.submission[row] ?? 0, {
      isOpened: (bits & endingBits.opened) !== 0,
      isSound: (flags & actionableFlag) !== 0 && (flags & wrongPersonFlag) === 0,
      isStale: (bits & endingBits.stale) !== 0,
    });
  }
}

const noLabels: Feedback["labels"] = {
  row: new Uint32Array(0),
  files: new Uint8Array(0),
  types: new Uint8Array(0),
  age: new Uint8Array(0),
  flags: new Uint8Array(0),
};
