import { drawBits, drawUniform, shareLimit, unpermuteIndex } from "@tipbench/random";
import type { Keys } from "../keys.ts";
import type { WorldValues } from "../parameters.ts";
import type { ProviderTables } from "../providers.ts";

/** What decides whether an event's sender is fixed. */
export interface FixedSource {
  readonly keys: Keys;
  readonly values: WorldValues;
  readonly providers: ProviderTables;
  readonly firstEvent: number;
  /** Added to an event's id to get its row of the year, before the remainder by the year's rows. */
  readonly quotaOffset: number;
}

/** Whether an event was reported by the public: such reports have no file. */
export function isPublic({ keys, values }: FixedSource, event: number): boolean {
  return drawUniform(keys.public, event, 0) < values.publicShare;
}

/** Sets the bits of the public's events. Same as asking `isPublic` of each. */
function markPublic({ keys, values, firstEvent }: FixedSource, events: number, bits: Uint8Array): void {
  const key = keys.public;
  const limit = shareLimit(values.publicShare);
  for (let at = 0; at < events; at++) {
    if (drawBits(key, firstEvent + at, 0) < limit) bits[at >>> 3] = bits[at >>> 3]! | (1 << (at & 7));
  }
}

/** Sets the bits of the events that fall in the quota of a small provider, from its rows of the year. */
function markQuota({ providers, firstEvent, quotaOffset }: FixedSource, events: number, bits: Uint8Array): void {
  const { order, quota } = providers;
  const firstRow = (firstEvent + quotaOffset) % order.size;
  for (let place = 0; place < quota.length; place++) {
    const row = unpermuteIndex(order, place);
    const first = row >= firstRow ? row - firstRow : row - firstRow + order.size;
    for (let at = first; at < events; at += order.size) bits[at >>> 3] = bits[at >>> 3]! | (1 << (at & 7));
  }
}

/** A bit for each of `events` events from `firstEvent` on: set where the public reported it, or a small provider by quota. */
export function fixedEvents(source: FixedSource, events: number): Uint8Array {
  const bits = new Uint8Array((events >>> 3) + 1);
  markPublic(source, events, bits);
  markQuota(source, events, bits);
  return bits;
}
