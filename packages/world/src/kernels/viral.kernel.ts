import { drawBits, drawUniform } from "@tipbench/random";
import type { Keys } from "../keys.ts";
import type { ViralTables } from "../viral.ts";

/** What the choice of a viral family needs. */
export interface ViralSource {
  readonly keys: Keys;
  readonly viral: ViralTables;
  readonly firstEvent: number;
  readonly eventsPerDay: number;
}

const mostSteps = 16;
const scramble = 0x2c1b3c6d;

/**
 * The viral family of a kind that an event shares: a rank by its popularity, held by one family after the other, and taken as often as the
 * age of its family at that time says; else the next rank is asked, sixteen in all.
 */
export function popularFamily(source: ViralSource, event: number, kind: number): number {
  const { ranks, families, phase, first, weight, days } = source.viral;
  const u = drawUniform(source.keys.viral, event, 0);
  const day = Math.min((event - source.firstEvent) / source.eventsPerDay, days);
  let rank = Math.floor(ranks * u * u * u * Math.sqrt(u));
  let chance = drawBits(source.keys.viral, event, 1);
  for (let step = 1; ; step++) {
    const slot = kind * ranks + rank;
    const held = day * families[slot]! + phase[slot]!;
    const number = Math.floor(held);
    const age = Math.floor((held - number) * weight.length);
    if (chance >>> 16 < weight[age]! || step === mostSteps) return first[slot]! + number;
    rank = rank + 1 === ranks ? 0 : rank + 1;
    chance = Math.imul(chance ^ (chance >>> 15), scramble);
  }
}
