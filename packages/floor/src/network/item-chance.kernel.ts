import { drawUniform, type Key, keyOf } from "@tipbench/random";
import { type ArrivalClock, arrivalClock, nextArrival } from "./arrival-clock.kernel.ts";
import {
  drawBatchSize,
  drawTime,
  drawUnitGap,
  type ItemKeys,
  itemKeys,
  type TimeDraw,
  timeDrawOf,
} from "./item-draws.kernel.ts";
import type { NetworkPlan } from "./plan.ts";

/** All that is left to chance on a floor. Items and visits are told by number, so that no answer depends on the order of the questions. */
export interface ItemChance {
  /** When a batch of a kind comes; asked once for each batch, in order from 0. Infinity: neither it nor a later one comes. */
  batchAt(kind: number, batch: number): number;
  batchSize(kind: number, batch: number): number;
  serviceSeconds(desk: number, kind: number, item: number, visit: number): number;
  /** Infinity: it waits for ever. */
  patienceSeconds(kind: number, item: number, visit: number): number;
  /** A number in (0, 1) that selects among the ways on. */
  way(kind: number, item: number, visit: number): number;
}

/** The chance of a floor by its keyed draws. */
export function keyedChance(plan: NetworkPlan, keyWords: readonly string[]): ItemChance {
  return new KeyedChance(plan, keyWords);
}

class KeyedChance implements ItemChance {
  readonly #plan: NetworkPlan;
  readonly #keys: readonly ItemKeys[];
  readonly #ways: readonly Key[];
  readonly #clocks: readonly ArrivalClock[];
  /** By desk, then kind. */
  readonly #service: readonly TimeDraw[];
  readonly #patience: readonly (TimeDraw | null)[];

  constructor(plan: NetworkPlan, keyWords: readonly string[]) {
    const keys = plan.kinds.map(({ name }) => itemKeys(keyWords, name));
    this.#plan = plan;
    this.#keys = keys;
    this.#ways = plan.kinds.map(({ name }) => keyOf(...keyWords, "ways", name));
    this.#clocks = plan.kinds.map(arrivalClock);
    this.#service = plan.desks.flatMap(({ service }) =>
      service.map((law, kind) => timeDrawOf(law, keys[kind]!.service)),
    );
    this.#patience = plan.kinds.map(({ patience }, kind) => patience && timeDrawOf(patience, keys[kind]!.patience));
  }

  batchAt(kind: number, batch: number): number {
    const clock = this.#clocks[kind]!;
    if (this.#plan.kinds[kind]!.perHour === 0) return Number.POSITIVE_INFINITY;
    return nextArrival(clock, drawUnitGap(this.#keys[kind]!, batch), this.#plan.endSeconds);
  }

  batchSize(kind: number, batch: number): number {
    return drawBatchSize(this.#keys[kind]!, batch, this.#plan.kinds[kind]!.batch);
  }

  serviceSeconds(desk: number, kind: number, item: number, visit: number): number {
    return drawTime(this.#service[desk * this.#keys.length + kind]!, item, visit);
  }

  patienceSeconds(kind: number, item: number, visit: number): number {
    const patience = this.#patience[kind]!;
    return patience === null ? Number.POSITIVE_INFINITY : drawTime(patience, item, visit);
  }

  way(kind: number, item: number, visit: number): number {
    return drawUniform(this.#ways[kind]!, item, visit);
  }
}
