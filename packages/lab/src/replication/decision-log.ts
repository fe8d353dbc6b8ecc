import type { DecisionColumn } from "@tipbench/vocabulary";

/** Values of a decision when it is made; what is not yet known is -1. */
export type Decision = Readonly<Record<DecisionColumn | "score" | "confidence", number>>;

/** Stored decisions of one strategy, and those that are held because they may have to be stored. */
export class DecisionLog {
  readonly #rows: Decision[] = [];
  readonly #open = new Map<number, number>();
  readonly #held = new Map<number, Decision>();

  /** Stored decisions in order of receipt. */
  get rows(): readonly Decision[] {
    return this.#rows.toSorted((a, b) => a.row - b.row);
  }

  /** Stores a decision; its delivery is filled in by `delivered`. */
  add(decision: Decision): void {
    this.#open.set(decision.row, this.#rows.length);
    this.#rows.push(decision);
  }

  /** Holds a decision until its report is made available, and stores it if that is as an escalation. */
  hold(decision: Decision): void {
    this.#held.set(decision.row, decision);
  }

  /** Stores a held decision, whatever becomes of its report. */
  keep(row: number): void {
    const held = this.#held.get(row);
    if (!held) return;
    this.#held.delete(row);
    this.add(held);
  }

  /** Lets a held decision go, whose report was made available and not as an escalation; false where none is held. */
  drop(row: number): boolean {
    return this.#held.delete(row);
  }

  /** The report of a row was made available. */
  delivered(row: number, delivery: Partial<Decision>): void {
    if (delivery.escalated === 1) this.keep(row);
    else if (this.drop(row)) return;
    this.redecided(row, delivery);
    this.#open.delete(row);
  }

  /** Triage said something else of a row whose files were labelled, before its report was made available. */
  redecided(row: number, said: Partial<Decision>): void {
    const held = this.#held.get(row);
    if (held) this.#held.set(row, { ...held, ...said });
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
    return this.#held.size;
  }
}
