import { aliasTable } from "@tipbench/random";
import type { Period } from "../clock.ts";
import type { ProviderTables } from "../providers.ts";
import { type Rhythm, senderRegions, ticksPerDay } from "../rhythm.ts";

const daysPerYear = 365;
const hoursPerDay = 24;
const ticksPerHour = ticksPerDay / hoursPerDay;
/** Slots: the hours (UTC) of working days, then those of days of rest, then one for a time that is not known. */
const slots = 2 * hoursPerDay + 1;
const anyHour = 2 * hoursPerDay;

/** Who sends at which hour: alias tables over the drawn providers, one a slot, laid one after the other. */
export interface ProviderHours {
  readonly size: number;
  readonly threshold: Float64Array;
  readonly alias: Uint8Array;
  /** Provider code by position in a table. */
  readonly codes: Uint8Array;
  /** Slot of each tick. */
  readonly slotOfTick: Uint8Array;
}

/** The slots of ticks that count from second 0: their hour, and whether most senders rest on the day. */
function slotsOf({ isRestDay }: Rhythm, fromDay: number, days: number): Uint8Array {
  const slots = new Uint8Array(days * ticksPerDay);
  for (let day = 0; day < days; day++) {
    const first = isRestDay((fromDay + day) * ticksPerDay) ? hoursPerDay : 0;
    for (let tick = 0; tick < ticksPerDay; tick++) {
      slots[day * ticksPerDay + tick] = first + Math.floor(tick / ticksPerHour);
    }
  }
  return slots;
}

/** Each provider's weight in a slot: its share, times its region's arrivals in the slot against their mean over all ticks. */
function slotWeights(providers: ProviderTables, means: Float64Array, slot: number): number[] {
  return providers.drawn.map((code) => {
    const region = senderRegions.indexOf(providers.regionOf[code] ?? "americas");
    return (providers.shareOf[code] ?? 0) * (means[slot * senderRegions.length + region] ?? 1);
  });
}

/** Mean rhythm of each region by slot, over a year of ticks, against its mean over the year. */
function slotMeans(rhythm: Rhythm, slotOfYear: Uint8Array): Float64Array {
  const means = new Float64Array(slots * senderRegions.length);
  senderRegions.forEach((region, code) => {
    const sums = new Float64Array(slots);
    const counts = new Float64Array(slots);
    slotOfYear.forEach((slot, tick) => {
      sums[slot] = (sums[slot] ?? 0) + rhythm.ofRegion(region, tick);
      counts[slot] = (counts[slot] ?? 0) + 1;
    });
    const all = sums.reduce((sum, value) => sum + value, 0) / slotOfYear.length;
    for (let slot = 0; slot < slots; slot++) {
      const count = counts[slot] ?? 0;
      means[slot * senderRegions.length + code] = count === 0 ? 1 : (sums[slot] ?? 0) / count / all;
    }
  });
  return means;
}

/** Builds the tables for a period; ticks count from the first of the warm-up. */
export function providerHours(providers: ProviderTables, rhythm: Rhythm, { warmupDays, days }: Period): ProviderHours {
  const means = slotMeans(rhythm, slotsOf(rhythm, 0, daysPerYear));
  const size = providers.drawn.length;
  const threshold = new Float64Array(slots * size);
  const alias = new Uint8Array(slots * size);
  for (let slot = 0; slot < slots; slot++) {
    const table = aliasTable(slotWeights(providers, means, slot));
    threshold.set(table.threshold, slot * size);
    alias.set(table.alias, slot * size);
  }
  return {
    size,
    threshold,
    alias,
    codes: Uint8Array.from(providers.drawn),
    slotOfTick: slotsOf(rhythm, -warmupDays, warmupDays + days),
  };
}

/** The provider that a uniform number selects at a tick (-1: a time that is not known). */
export function providerAt(
  { size, threshold, alias, codes, slotOfTick }: ProviderHours,
  tick: number,
  uniform: number,
): number {
  const first = (tick < 0 ? anyHour : slotOfTick[tick]!) * size;
  const scaled = uniform * size;
  const cell = Math.floor(scaled);
  return codes[scaled - cell < threshold[first + cell]! ? cell : alias[first + cell]!]!;
}
