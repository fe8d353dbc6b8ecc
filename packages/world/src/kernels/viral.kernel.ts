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

const mostTrials = 16;
const fraction = 65_536;

/**
 * The viral family of a kind that an event shares: a rank by its popularity, held at that time by one family after the other, and taken as
 * often as the age of that family says; else another rank is drawn, sixteen at most.
 */
export function popularFamily({ keys, viral, firstEvent, eventsPerDay }: ViralSource, event: number, kind: number) {
  const { ranks, families, phase, first, weight } = viral;
  const day = Math.min((event - firstEvent) / eventsPerDay, viral.days);
  for (let trial = 0; ; trial++) {
    const u = drawUniform(keys.viral, event, 2 * trial);
    const slot = kind * ranks + Math.floor(ranks * u * u * u * Math.sqrt(u));
    const held = day * families[slot]! + phase[slot]!;
    const number = Math.floor(held);
    const age = Math.floor((held - number) * weight.length);
    const isTaken = drawBits(keys.viral, event, 2 * trial + 1) >>> 16 < weight[age]! * fraction;
    if (isTaken || trial === mostTrials - 1) return first[slot]! + number;
  }
}
