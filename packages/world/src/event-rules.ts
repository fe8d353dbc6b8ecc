import type { Period } from "./clock.ts";
import type { ProviderTables } from "./providers.ts";
import { droppableFields, type WorldEvent } from "./settings.ts";
import { sendersOf, ticksOf } from "./surges.ts";

/** When a rule holds, and for whom. */
interface Rule {
  readonly fromTick: number;
  readonly toTick: number;
  /** 1 for the senders that are meant, by code. */
  readonly isMeant: Uint8Array;
  /** Number of its kind, part of its draws' names: one sender has no two events of a kind at once, and their order in a list says nothing. */
  readonly index: number;
}

/** A share of something, while a rule holds. */
export interface ShareRule extends Rule {
  readonly share: number;
}

/** The scenario's events as the kernels read them; bursts and floods are `surgesOf` the clock. */
export interface EventRules {
  /** Reports that are never sent. */
  readonly outages: readonly ShareRule[];
  /** Events that are not detected; `share` of the others, `imminentShare` of the imminent ones. */
  readonly encryptions: readonly (ShareRule & { readonly imminentShare: number })[];
  /** Reports without the fields of `mask` (bits by position in `droppableFields`). */
  readonly faults: readonly (ShareRule & { readonly mask: number })[];
  /** Reports of viral content that are batched. */
  readonly batchings: readonly ShareRule[];
}

const kinds: readonly WorldEvent["kind"][] = ["outage", "encryption", "batching", "integrationFault", "burst", "flood"];

/** The bit of a field in a mask. */
export function fieldBit(field: (typeof droppableFields)[number]): number {
  return 1 << droppableFields.indexOf(field);
}

/** All fields that a mask can name. */
export const allFields = (1 << droppableFields.length) - 1;

/** Compiles the events of a scenario for its senders and period. */
export function eventRules(events: readonly WorldEvent[], providers: ProviderTables, period: Period): EventRules {
  const ruleOf = (event: WorldEvent): Rule => {
    const [fromTick, toTick] = ticksOf(event, period);
    const isMeant = new Uint8Array(256);
    for (const sender of sendersOf(providers, event.of)) isMeant[sender] = 1;
    return { fromTick, toTick, isMeant, index: kinds.indexOf(event.kind) };
  };
  return {
    outages: events.flatMap((event) => (event.kind === "outage" ? [{ ...ruleOf(event), share: event.lost }] : [])),
    encryptions: events.flatMap((event) =>
      event.kind === "encryption"
        ? [{ ...ruleOf(event), share: event.removed, imminentShare: event.removedImminent }]
        : [],
    ),
    faults: events.flatMap((event) =>
      event.kind === "integrationFault" ? [{ ...ruleOf(event), share: event.share, mask: maskOf(event.drops) }] : [],
    ),
    batchings: events.flatMap((event) => (event.kind === "batching" ? [{ ...ruleOf(event), share: event.share }] : [])),
  };
}

function maskOf(drops: readonly string[]): number {
  return droppableFields.reduce((mask, field) => (drops.includes(field) ? mask | fieldBit(field) : mask), 0);
}
