import { drawUniform, type Key, keyOf } from "@tipbench/random";
import { providerClasses } from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import type { Scenario } from "../scenario/scenario.ts";
import type { TickView } from "./tick-view.ts";

/** Which decisions are kept: all of a small run; of a large one every escalation, every urgent-grade event, and a keyed sample. */
export type StoragePolicy =
  | { readonly keep: "all" }
  | { readonly keep: "report"; readonly reportId: number }
  | {
      readonly keep: "sample";
      readonly key: Key;
      /** Share of the other rows that are kept, by provider class. */
      readonly shareOfClass: Float64Array;
    };

const sampleOfClass = 500;

/** All decisions of a small run; of a large one the notable ones, and about 500 others of every provider class. */
export function storagePolicy({ storedRows, seed }: Scenario, world: World): StoragePolicy {
  const { clock, source } = world;
  const rows = (clock.firstEvent[clock.ticks] ?? 0) - (clock.firstEvent[0] ?? 0);
  if (rows <= storedRows) return { keep: "all" };
  const expected = new Float64Array(providerClasses.length);
  source.providers.shareOf.forEach((share, code) => {
    const at = source.providers.classOf[code] ?? 0;
    expected[at] = (expected[at] ?? 0) + share * rows;
  });
  return { keep: "sample", key: keyOf(seed, "stored"), shareOfClass: expected.map((count) => sampleOfClass / count) };
}

/** The rows whose decision is kept, or held until it is known whether to keep it, as they come. */
export class StoredRows {
  readonly #policy: StoragePolicy;
  readonly #bits: Uint8Array;

  constructor(policy: StoragePolicy, rows: number) {
    this.#policy = policy;
    this.#bits = new Uint8Array(Math.ceil(rows / 8));
  }

  /** Whether a row's decision is kept or held. */
  has(row: number): boolean {
    return ((this.#bits[row >>> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }

  /** Decides on row `i` of a tick, and remembers it. */
  wants(view: TickView, i: number, escalate: number): boolean {
    if (!this.#isKept(view, i, escalate)) return false;
    this.#remember(view.firstRow + i);
    return true;
  }

  /** Whether a row that may be escalated later is to be held, which is then remembered: one that is not kept, where escalations are. */
  holds(row: number): boolean {
    if (this.#policy.keep !== "sample" || this.has(row)) return false;
    this.#remember(row);
    return true;
  }

  #remember(row: number): void {
    this.#bits[row >>> 3] = (this.#bits[row >>> 3] ?? 0) | (1 << (row & 7));
  }

  #isKept(view: TickView, i: number, escalate: number): boolean {
    const policy = this.#policy;
    const at = view.from + i;
    const { columns, truth } = view.chunk;
    if (policy.keep === "all") return true;
    if (policy.keep === "report") return columns.reportId[at] === policy.reportId;
    if (escalate === 1 || truth.grade[at] !== 0) return true;
    const share = policy.shareOfClass[truth.providerClass[at] ?? 0] ?? 0;
    return drawUniform(policy.key, view.chunk.submission[at] ?? 0, 0) < share;
  }
}
