import { type Chunk, contentCapacity, markKnownAtStart, type World } from "@tipbench/world";
import { fillMatchFrequent, type KnownList } from "./known-list.kernel.ts";
import type { HouseColumns } from "./tick-view.ts";

/** Puts what is known at the start on every list; `contentsBefore` are the contents of events before the first. */
export function seedKnownLists(world: World, contentsBefore: number, lists: readonly KnownList[]): void {
  const [first, ...others] = lists;
  if (!first) return;
  markKnownAtStart(world, contentsBefore, first.bits);
  for (const { bits } of others) bits.set(first.bits);
}

/** Makes the `matchFrequent` column of a tick's rows, ticks in their order; valid until the next call. */
export function frequentColumns(world: World, rowsPerTick: number) {
  const sightings = new Uint8Array(contentCapacity(world));
  const matchFrequent = new Uint8Array(rowsPerTick);
  return (chunk: Chunk, from: number, to: number): HouseColumns => {
    fillMatchFrequent(sightings, chunk, from, to, matchFrequent);
    return { matchFrequent };
  };
}
