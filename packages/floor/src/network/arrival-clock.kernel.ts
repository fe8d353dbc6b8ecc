import type { ItemKind } from "./plan.ts";

/** Time at which batches of a kind come: Poisson arrivals whose rate may change in steps, over and over. */
export interface ArrivalClock {
  at: number;
  /** Seconds between batches on the average, in each part of the cycle; Infinity: none comes. */
  readonly meanGaps: Float64Array;
  readonly partSeconds: number;
  /** Parts gone by since the start of the run. */
  part: number;
}

/** A clock at the start of the run. */
export function arrivalClock({ perHour, rhythm }: ItemKind): ArrivalClock {
  const meanGap = 3600 / perHour;
  if (rhythm === null) {
    return { at: 0, meanGaps: Float64Array.of(meanGap), partSeconds: Number.POSITIVE_INFINITY, part: 0 };
  }
  const meanGaps = Float64Array.from(rhythm.factors, (factor) => meanGap / factor);
  return { at: 0, meanGaps, partSeconds: rhythm.cycleSeconds / rhythm.factors.length, part: 0 };
}

/**
 * Moves a clock on to its next batch, by inversion of the cumulated rate: where `unitGap` is a unit exponential, times are those of a Poisson
 * process with the clock's rate (Cinlar 1975, section 4.7). Infinity where no batch comes any more; `last` bounds the search.
 */
export function nextArrival(clock: ArrivalClock, unitGap: number, last: number): number {
  const { meanGaps, partSeconds } = clock;
  let needed = unitGap;
  while (clock.at <= last) {
    const meanGap = meanGaps[clock.part % meanGaps.length]!;
    const end = (clock.part + 1) * partSeconds;
    const at = clock.at + needed * meanGap;
    if (at <= end) {
      clock.at = at;
      return at;
    }
    needed -= (end - clock.at) / meanGap;
    clock.at = end;
    clock.part += 1;
  }
  return Number.POSITIVE_INFINITY;
}
