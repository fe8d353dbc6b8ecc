import type { DecisionColumn } from "@tipbench/vocabulary";

/** Values of a decision when it is made; what is not yet known is -1. */
export type Decision = Readonly<Record<DecisionColumn | "score" | "confidence", number>>;

/** Stored decisions of one strategy, in order of receipt. */
export class DecisionLog {
  readonly rows: Decision[] = [];
  readonly #open = new Map<number, number>();

  /** Stores a decision; its delivery is filled in by `delivered`. */
  add(decision: Decision): void {
    this.#open.set(decision.row, this.rows.length);
    this.rows.push(decision);
  }

  /** The report of a row was made available. */
  delivered(row: number, delivery: Partial<Decision>): void {
    const index = this.#open.get(row);
    if (index === undefined) return;
    this.#open.delete(row);
    const decision = this.rows[index];
    if (decision) this.rows[index] = { ...decision, ...delivery };
  }

  /** Triage said something else of a row whose files were labelled, before its report was made available. */
  redecided(row: number, said: Partial<Decision>): void {
    const index = this.#open.get(row);
    const decision = index === undefined ? undefined : this.rows[index];
    if (index !== undefined && decision) this.rows[index] = { ...decision, ...said };
  }

  /** Stored decisions whose report has not been made available. */
  get openCount(): number {
    return this.#open.size;
  }
}
