import { addWord, removeWord, wordOf, wordTable } from "@tipbench/columns";
import { type Decision, decisionAt, decisionPlace, decisionWidth } from "./decision-values.ts";

/** Stored decisions of one strategy, and those that are held because they may have to be stored. */
export class DecisionLog {
  readonly #rows: Decision[] = [];
  readonly #open = new Map<number, number>();
  /** First number of each held decision in `#held`, by row, and those that are free. */
  readonly #heldAt = wordTable();
  readonly #free: number[] = [];
  #held = new Float64Array(64 * decisionWidth);
  #heldEnd = 0;

  /** Stored decisions in order of receipt. */
  get rows(): readonly Decision[] {
    return this.#rows.toSorted((a, b) => a.row - b.row);
  }

  /** Stores a decision; its delivery is filled in by `delivered`. */
  add(decision: Decision): void {
    this.#open.set(decision.row, this.#rows.length);
    this.#rows.push(decision);
  }

  /**
   * Holds the decision on a row until its report is made available, and stores it if that is as an escalation. The caller writes the decision into `heldValues`, from
   * the number that is returned on.
   */
  hold(row: number): number {
    const first = this.#free.pop() ?? this.#newPlace();
    addWord(this.#heldAt, row, first);
    return first;
  }

  /** What held decisions stand in; another array after a call of `hold`. */
  get heldValues(): Float64Array {
    return this.#held;
  }

  #newPlace(): number {
    const first = this.#heldEnd;
    this.#heldEnd += decisionWidth;
    if (this.#heldEnd > this.#held.length) {
      const larger = new Float64Array(2 * this.#held.length);
      larger.set(this.#held);
      this.#held = larger;
    }
    return first;
  }

  /** Stores a held decision, whatever becomes of its report. */
  keep(row: number): void {
    const first = wordOf(this.#heldAt, row);
    if (first < 0) return;
    this.add(decisionAt(this.#held, first));
    this.drop(row);
  }

  /** Lets a held decision go, whose report was made available and not as an escalation; false where none is held. */
  drop(row: number): boolean {
    const first = wordOf(this.#heldAt, row);
    if (first < 0) return false;
    removeWord(this.#heldAt, row);
    this.#free.push(first);
    return true;
  }

  /** The report of a row was made available. */
  delivered(row: number, delivery: Partial<Decision>): void {
    if (delivery.escalated === 1) this.keep(row);
    else if (this.drop(row)) return;
    this.#say(row, delivery);
    this.#open.delete(row);
  }

  /** Triage said something else of a row whose files were labelled, before its report was made available. */
  redecided(row: number, priority: number, disposition: number, score: number): void {
    const first = wordOf(this.#heldAt, row);
    if (first < 0) {
      this.#say(row, { priority, disposition, score });
      return;
    }
    this.#held[first + decisionPlace.priority] = priority;
    this.#held[first + decisionPlace.disposition] = disposition;
    this.#held[first + decisionPlace.score] = score;
  }

  #say(row: number, said: Partial<Decision>): void {
    const index = this.#open.get(row);
    const decision = index === undefined ? undefined : this.#rows[index];
    if (index !== undefined && decision) this.#rows[index] = { ...decision, ...said };
  }

  /** Stored decisions whose report has not been made available. */
  get openCount(): number {
    return this.#open.size;
  }

  /** Decisions that are held now: never more than there are reports at the house's desks. */
  get heldCount(): number {
    return this.#heldAt.count;
  }
}
