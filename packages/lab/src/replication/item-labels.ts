import { isReviewed, type Labelled } from "@tipbench/floor";
import type { Key } from "@tipbench/random";
import { gradeMask, type RunTruth, wrongPersonFlag } from "@tipbench/scoring";
import { labelTypes } from "@tipbench/vocabulary";
import type { ContentLabel, Labeller } from "@tipbench/world";
import { BitSet } from "mnemonist";

/** The label columns of the items that were labelled in a tick, by place; longer than they are. */
export interface ItemLabels {
  labelledFiles: Uint8Array;
  labelledTypes: Uint8Array;
  labelledAge: Uint8Array;
  labelledFlags: Uint8Array;
}

/** Where an analyst's labels come from, and which of them go on to the shared list. */
export interface LabelPlan {
  readonly label: Labeller;
  readonly truth: RunTruth;
  readonly reviewKey: Key;
  readonly reviewedShare: number;
  /** Whether somebody reads the labels; otherwise only the shared list is kept. */
  readonly areRead: boolean;
  /** Contents are below this. */
  readonly contents: number;
}

const relevant = labelTypes.indexOf("relevant");
const oldest = 255;

/** What analysts wrote of the files of labelled items. */
export class LabelDesk {
  readonly #plan: LabelPlan;
  readonly #one: ContentLabel = { type: 0, age: 0, flags: 0 };
  #columns: ItemLabels = columnsFor(64);
  /** The shared list: contents that were reviewed and found relevant. */
  readonly #listed: BitSet;

  constructor(plan: LabelPlan) {
    this.#plan = plan;
    this.#listed = new BitSet(plan.contents);
  }

  /** Contents on the shared list. */
  get addedToList(): number {
    return this.#listed.size;
  }

  /** The labels of a tick's items; valid until the next call. */
  labelsOf({ items }: Labelled): ItemLabels {
    if (items.count > this.#columns.labelledFiles.length) this.#columns = columnsFor(2 * items.count);
    const { values, count } = items.contents;
    for (let i = 0; i < items.count; i++) {
      const from = items.offset[i] ?? 0;
      const to = i + 1 < items.count ? (items.offset[i + 1] ?? 0) : count;
      if (this.#plan.areRead) this.#label(i, items.row[i] ?? 0, values, from, to);
      else this.#countAdded(items.row[i] ?? 0, values, from, to);
    }
    return this.#columns;
  }

  #label(i: number, row: number, contents: Uint32Array, from: number, to: number): void {
    const one = this.#one;
    const report = this.#reportOf(row);
    const all = { types: 0, age: oldest, flags: 0 };
    for (let at = from; at < to; at++) {
      const content = contents[at] ?? 0;
      this.#plan.label(content, report, one);
      all.types |= 1 << one.type;
      all.flags |= one.flags;
      if (one.type !== relevant) continue;
      all.age = Math.min(all.age, one.age);
      if (this.#isReviewed(content)) this.#listed.set(content);
    }
    this.#columns.labelledFiles[i] = to - from;
    this.#columns.labelledTypes[i] = all.types;
    this.#columns.labelledAge[i] = all.age === oldest ? 0 : all.age;
    this.#columns.labelledFlags[i] = all.flags;
  }

  #countAdded(row: number, contents: Uint32Array, from: number, to: number): void {
    const report = this.#reportOf(row);
    for (let at = from; at < to; at++) {
      const content = contents[at] ?? 0;
      if (!this.#isReviewed(content)) continue;
      this.#plan.label(content, report, this.#one);
      if (this.#one.type === relevant) this.#listed.set(content);
    }
  }

  #isReviewed(content: number): boolean {
    return isReviewed(this.#plan.reviewKey, content, this.#plan.reviewedShare);
  }

  #reportOf(row: number) {
    const flags = this.#plan.truth.flags[row] ?? 0;
    return { grade: flags & gradeMask, isWrongPerson: (flags & wrongPersonFlag) !== 0 };
  }
}

function columnsFor(items: number): ItemLabels {
  return {
    labelledFiles: new Uint8Array(items),
    labelledTypes: new Uint8Array(items),
    labelledAge: new Uint8Array(items),
    labelledFlags: new Uint8Array(items),
  };
}
