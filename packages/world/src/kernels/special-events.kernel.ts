import { drawUniform, type Key, unpermuteIndex } from "@tipbench/random";
import type { Surge } from "../clock.ts";
import type { ProviderTables } from "../providers.ts";

/** No sender. */
export const none = 255;

const blockBits = 5; // log2 of the events that share a bit of the filter

/** Events whose sender is given whatever the draws say: quotas of small providers, and further reports of bursts and floods. */
export interface SpecialEvents {
  /** First event that the filter knows. */
  readonly first: number;
  /** A bit for each 32 events: set where one of them may be special. Small enough to stay in the cache. */
  readonly filter: Uint8Array;
  /** Events in the quota of a small provider, rising, and whose. */
  readonly quotaEvents: Uint32Array;
  readonly quotaSenders: Uint8Array;
  readonly surges: readonly SurgeEvents[];
  readonly key: Key;
}

/** The events among which the further reports of a surge lie. */
export interface SurgeEvents {
  readonly first: number;
  readonly end: number;
  /** Further reports against the usual ones. */
  readonly extra: number;
  readonly sender: number;
  /** 1: without file, address and identifier. */
  readonly isEmpty: 0 | 1;
}

/** The stretch of events for which special ones are found. */
export interface EventStretch {
  readonly firstEvent: number;
  readonly events: number;
  /** Added to an event's id to get its row of the year, before the remainder by the year's rows. */
  readonly quotaOffset: number;
}

interface Quota {
  readonly events: Uint32Array;
  readonly senders: Uint8Array;
}

function quotaOf({ order, quota }: ProviderTables, { firstEvent, events, quotaOffset }: EventStretch): Quota {
  const firstRow = (firstEvent + quotaOffset) % order.size;
  const found: { readonly event: number; readonly sender: number }[] = [];
  quota.forEach((sender, place) => {
    const row = unpermuteIndex(order, place);
    const first = row >= firstRow ? row - firstRow : row - firstRow + order.size;
    for (let at = first; at < events; at += order.size) found.push({ event: firstEvent + at, sender });
  });
  found.sort((x, y) => x.event - y.event);
  return {
    events: Uint32Array.from(found, ({ event }) => event),
    senders: Uint8Array.from(found, ({ sender }) => sender),
  };
}

/** The events of a surge: those that arrive while it lasts. */
function surgeEvents({ fromTick, toTick, extra, sender, isEmpty }: Surge, firstOfTick: Uint32Array): SurgeEvents {
  const first = firstOfTick[fromTick] ?? 0;
  return { first, end: firstOfTick[toTick] ?? first, extra, sender, isEmpty };
}

/** Finds the special events of a stretch. `firstOfTick` is the clock's `firstEvent`. */
export function specialEvents(
  key: Key,
  providers: ProviderTables,
  stretch: EventStretch,
  surges: readonly Surge[],
  firstOfTick: Uint32Array,
): SpecialEvents {
  const { firstEvent, events } = stretch;
  const { events: quotaEvents, senders: quotaSenders } = quotaOf(providers, stretch);
  const filter = new Uint8Array((events >>> (blockBits + 3)) + 1);
  const mark = (event: number): void => {
    const block = (event - firstEvent) >>> blockBits;
    filter[block >>> 3] = (filter[block >>> 3] ?? 0) | (1 << (block & 7));
  };
  quotaEvents.forEach(mark);
  const found = surges.map((surge) => surgeEvents(surge, firstOfTick));
  for (const { first, end } of found) {
    for (let event = first; event < end; event += 1 << blockBits) mark(event);
    if (end > first) mark(end - 1);
  }
  return { first: firstEvent, filter, quotaEvents, quotaSenders, surges: found, key };
}

/** Whether an event may be special; where this is false it is not. */
export function maybeSpecial({ first, filter }: SpecialEvents, event: number): boolean {
  const block = (event - first) >>> blockBits;
  return ((filter[block >>> 3]! >>> (block & 7)) & 1) === 1;
}

/** Index of an event in the quota, -1 where it is not in it. */
function quotaIndex({ quotaEvents }: SpecialEvents, event: number): number {
  let low = 0;
  let high = quotaEvents.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (quotaEvents[middle]! < event) low = middle + 1;
    else high = middle;
  }
  return quotaEvents[low] === event ? low : -1;
}

/** The surge of which an event is a further report, in proportion to what each brings at the time; undefined for the usual reports. */
function surgeOf({ surges, key }: SpecialEvents, event: number): SurgeEvents | undefined {
  let extra = 0;
  for (const surge of surges) if (event >= surge.first && event < surge.end) extra += surge.extra;
  if (extra === 0) return undefined;
  let left = drawUniform(key, event, 0) * (1 + extra);
  for (const surge of surges) {
    if (event < surge.first || event >= surge.end) continue;
    left -= surge.extra;
    if (left < 0) return surge;
  }
  return undefined;
}

/** The sender of a special event: that of its quota, else of its surge; `none` for the others. */
export function specialSender(special: SpecialEvents, event: number): number {
  if (!maybeSpecial(special, event)) return none;
  const index = quotaIndex(special, event);
  return index >= 0 ? special.quotaSenders[index]! : (surgeOf(special, event)?.sender ?? none);
}

/** Whether an event is an empty report of a flood. */
export function isEmptyReport(special: SpecialEvents, event: number): boolean {
  return maybeSpecial(special, event) && quotaIndex(special, event) < 0 && surgeOf(special, event)?.isEmpty === 1;
}
