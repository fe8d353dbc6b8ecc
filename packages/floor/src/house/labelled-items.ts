import { enlarge } from "../enlarge.ts";
import { type NumberList, numberList } from "./number-list.ts";

/** Items whose files were labelled in a tick, in order of time; each waits for triage's word until the tick is over. */
export interface LabelledItems {
  count: number;
  /** Number of the item; nobody else at a desk has it. */
  item: Uint32Array;
  /** First row of its bundle. */
  row: Uint32Array;
  /** Where its contents begin in `contents`. */
  offset: Uint32Array;
  readonly contents: NumberList;
  /** As triage said of the item on receipt; the owner may change them before `settle`. */
  priority: Uint8Array;
  disposition: Uint8Array;
  escalate: Uint8Array;
}

function createItems(capacity: number) {
  return {
    item: new Uint32Array(capacity),
    row: new Uint32Array(capacity),
    offset: new Uint32Array(capacity),
    priority: new Uint8Array(capacity),
    disposition: new Uint8Array(capacity),
    escalate: new Uint8Array(capacity),
  };
}

/** None. */
export function labelledItems(): LabelledItems {
  return { count: 0, contents: numberList(), ...createItems(64) };
}

/** Adds an item, whose contents go behind those of the one before. */
export function pushLabelled(
  list: LabelledItems,
  item: number,
  row: number,
  priority: number,
  disposition: number,
): void {
  if (list.count === list.item.length) enlarge(list, { ...list, ...createItems(2 * list.count) });
  const place = list.count++;
  list.item[place] = item;
  list.row[place] = row;
  list.offset[place] = list.contents.count;
  list.priority[place] = priority;
  list.disposition[place] = disposition;
  list.escalate[place] = 0;
}
