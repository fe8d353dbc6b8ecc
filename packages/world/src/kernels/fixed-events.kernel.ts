import type { Keys } from "../keys.ts";
import { type KindTable, kindOf, publicKind } from "./event-kind.kernel.ts";
import { isEmptyReport, maybeSpecial, none, type SpecialEvents, specialSender } from "./special-events.kernel.ts";

/** What decides whether an event's sender is fixed. */
export interface FixedSource {
  readonly keys: Keys;
  readonly kinds: KindTable;
  readonly special: SpecialEvents;
  readonly firstEvent: number;
}

/** Whether an event was reported by the public. */
export function isPublic({ keys, kinds, special }: FixedSource, event: number): boolean {
  return kindOf(keys.kind, kinds, event) === publicKind && specialSender(special, event) === none;
}

/** Whether an event's report has no file: the public attaches none, and a flood's further reports are empty. */
export function hasNoFiles(source: FixedSource, event: number): boolean {
  return maybeSpecial(source.special, event)
    ? isPublic(source, event) || isEmptyReport(source.special, event)
    : kindOf(source.keys.kind, source.kinds, event) === publicKind;
}
