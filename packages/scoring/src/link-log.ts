import { drawBits, type Key } from "@tipbench/random";
import { type LinkOutcome, type LinkTable, linkOutcomes } from "@tipbench/vocabulary";
import { measuredFlag, type RunTruth } from "./run-truth.kernel.ts";

const firstCapacity = 1024;
const allBits = 0x1_0000_0000;

/** Event and incident of each row that is asked for. */
export type EntitiesOfRows = (rows: Uint32Array) => { readonly event: Uint32Array; readonly incident: Uint32Array };

/**
 * The pairs that a dedup stage scored, `limit` of them at most: where there are more, the share that is kept is halved until they fit. Which
 * ones are kept is drawn by the pair, so that neither order nor number of calls has a part in it; a pair told twice is kept twice or not at all.
 */
export class LinkLog {
  readonly #limit: number;
  readonly #key: Key;
  #kept = allBits;
  #count = 0;
  #later = new Uint32Array(firstCapacity);
  #earlier = new Uint32Array(firstCapacity);
  #outcome = new Uint8Array(firstCapacity);
  #score = new Float64Array(firstCapacity);

  constructor(limit: number, key: Key) {
    this.#limit = limit;
    this.#key = key;
  }

  /** Takes a scored pair of rows, when what becomes of it is known. */
  add(later: number, earlier: number, score: number, outcome: LinkOutcome): void {
    if (drawBits(this.#key, later, earlier) >= this.#kept) return;
    if (this.#count === this.#later.length) this.#grow();
    const at = this.#count++;
    this.#later[at] = later;
    this.#earlier[at] = earlier;
    this.#score[at] = score;
    this.#outcome[at] = linkOutcomes.indexOf(outcome);
    while (this.#count > this.#limit) this.#halve();
  }

  /** The kept pairs with their truth, in order of the later row, then the earlier, the higher score, and the outcome. */
  table(replication: number, { flags, subject, provider }: RunTruth, entitiesOf: EntitiesOfRows): LinkTable {
    const order = this.#order();
    const later = order.map((at) => this.#later[at] ?? 0);
    const earlier = order.map((at) => this.#earlier[at] ?? 0);
    const laterEntities = entitiesOf(later);
    const earlierEntities = entitiesOf(earlier);
    const isMeasured = (row: number): number => ((flags[row] ?? 0) & measuredFlag) / measuredFlag;
    return {
      replication: new Uint32Array(order.length).fill(replication),
      later,
      earlier,
      outcome: order.map((at) => this.#outcome[at] ?? 0),
      measured: order.map((at) => isMeasured(this.#later[at] ?? 0) + isMeasured(this.#earlier[at] ?? 0)),
      laterEvent: laterEntities.event,
      earlierEvent: earlierEntities.event,
      laterIncident: laterEntities.incident,
      earlierIncident: earlierEntities.incident,
      laterSubject: later.map((row) => subject[row] ?? 0),
      earlierSubject: earlier.map((row) => subject[row] ?? 0),
      laterProvider: later.map((row) => provider[row] ?? 0),
      earlierProvider: earlier.map((row) => provider[row] ?? 0),
      score: Float64Array.from(order, (at) => this.#score[at] ?? 0),
      weight: new Float64Array(order.length).fill(allBits / this.#kept),
    };
  }

  #order(): Uint32Array {
    const [later, earlier, score, outcome] = [this.#later, this.#earlier, this.#score, this.#outcome];
    const difference = (values: ArrayLike<number>, a: number, b: number): number => (values[a] ?? 0) - (values[b] ?? 0);
    return Uint32Array.from({ length: this.#count }, (_, at) => at).sort(
      (a, b) =>
        difference(later, a, b) || difference(earlier, a, b) || difference(score, b, a) || difference(outcome, a, b),
    );
  }

  #halve(): void {
    this.#kept /= 2;
    let count = 0;
    for (let at = 0; at < this.#count; at++) {
      if (drawBits(this.#key, this.#later[at] ?? 0, this.#earlier[at] ?? 0) >= this.#kept) continue;
      this.#later[count] = this.#later[at] ?? 0;
      this.#earlier[count] = this.#earlier[at] ?? 0;
      this.#score[count] = this.#score[at] ?? 0;
      this.#outcome[count] = this.#outcome[at] ?? 0;
      count += 1;
    }
    this.#count = count;
  }

  #grow(): void {
    const capacity = 2 * this.#later.length;
    this.#later = copied(this.#later, new Uint32Array(capacity));
    this.#earlier = copied(this.#earlier, new Uint32Array(capacity));
    this.#outcome = copied(this.#outcome, new Uint8Array(capacity));
    this.#score = copied(this.#score, new Float64Array(capacity));
  }
}

function copied<A extends Uint8Array | Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
