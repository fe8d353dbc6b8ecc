import { drawLogUniform, drawUniform } from "@tipbench/random";
import { assumed } from "@tipbench/vocabulary";
import type { Keys } from "./keys.ts";
import type { WorldValues } from "./parameters.ts";

/** Ranks of each kind at scale 1; the popularity of a rank is that of ranks * u^3.5. */
export const viralRanks = assumed(
  2000,
  500,
  8000,
  "ranks",
  "ranks of popularity of viral families, of images and of videos each, at scale 1",
);
const ages = 256; // parts of a lifetime
const height = 65_536;

/** The ranks of popularity, images before videos, each held by one family after the other. Arrays have a value a rank. */
export interface ViralTables {
  /** Ranks of one kind. */
  readonly ranks: number;
  /** How many families hold the rank in a day: one over their lifetime. */
  readonly families: Float64Array;
  /** How much of its lifetime the first family has behind it on day 0. */
  readonly phase: Float64Array;
  /** Name of the first family, and one entry more. */
  readonly first: Uint32Array;
  /** Names of families lie below this; those of videos not below `firstVideo`. */
  readonly names: number;
  readonly firstVideo: number;
  /** Days from the first event for which there are families. */
  readonly days: number;
  /** Popularity by part of the lifetime: 65,536 at its height. */
  readonly weight: Float64Array;
}

/** A rise in a straight line, then an exponential decay; both given as parts of the lifetime. */
function weights({ viralRiseShare, viralDecayShare }: WorldValues): Float64Array {
  return Float64Array.from({ length: ages }, (_, at) => {
    const age = (at + 0.5) / ages;
    const share = age < viralRiseShare ? age / viralRiseShare : Math.exp((viralRiseShare - age) / viralDecayShare);
    return height * share;
  });
}

/** Viral families of a number of days from the first event on. Their number goes with the root of the scale: fewer, and less popular ones, in small worlds. */
export function viralTables(keys: Keys, values: WorldValues, scale: number, days: number): ViralTables {
  const ranks = Math.max(1, Math.round(viralRanks.value * Math.sqrt(scale)));
  const slots = Array.from({ length: 2 * ranks }, (_, slot) => slot);
  const { viralLifetimeLowDays, viralLifetimeHighDays } = values;
  const families = Float64Array.from(
    slots,
    (slot) => 1 / drawLogUniform(keys.viralLifetime, slot, 0, viralLifetimeLowDays, viralLifetimeHighDays),
  );
  const phase = Float64Array.from(slots, (slot) => drawUniform(keys.viralLifetime, slot, 1));
  const first = new Uint32Array(2 * ranks + 1);
  for (const slot of slots) {
    first[slot + 1] = (first[slot] ?? 0) + Math.floor(days * (families[slot] ?? 0) + (phase[slot] ?? 0)) + 1;
  }
  const names = first[2 * ranks] ?? 0;
  return { ranks, families, phase, first, names, firstVideo: first[ranks] ?? 0, days, weight: weights(values) };
}

/** Day, from the first event, on which each viral family begins; before 0 for those that were there. By name. */
export function viralBeginnings({ first, families, phase, names }: ViralTables): Float64Array {
  const days = new Float64Array(names);
  families.forEach((perDay, slot) => {
    const from = first[slot] ?? 0;
    const to = first[slot + 1] ?? 0;
    for (let name = from; name < to; name++) days[name] = (name - from - (phase[slot] ?? 0)) / perDay;
  });
  return days;
}
