import { drawUniform } from "@tipbench/random";
import { allFields, fieldBit } from "../event-rules.ts";
import { isEmptyReport } from "./special-events.kernel.ts";
import type { TickRows, UnsentSource } from "./unsent.kernel.ts";

const batchedMask = allFields & ~fieldBit("account"); // a batched submission names accounts, and nothing else

/** Fields that are missing in the rows `[first, end)` of one tick, whatever their sender usually fills in; bits of `droppableFields`. */
export function fillMissingFields(
  source: UnsentSource,
  tick: number,
  first: number,
  end: number,
  rows: TickRows,
  out: Uint16Array,
): void {
  const { keys, special, rules } = source;
  out.fill(0, first, end);
  for (const { isMeant, share, mask, index, fromTick, toTick } of rules.faults) {
    if (tick < fromTick || tick >= toTick) continue;
    for (let row = first; row < end; row++) {
      if (isMeant[rows.provider[row]!] === 0) continue;
      if (drawUniform(keys.rules, rows.submission[row]!, 2 * index + 1) < share) out[row] = out[row]! | mask;
    }
  }
  if (special.surges.some(({ isEmpty }) => isEmpty === 1)) {
    for (let row = first; row < end; row++) if (isEmptyReport(special, rows.event[row]!)) out[row] = allFields;
  }
  if (rules.batchings.length > 0) {
    for (let row = first; row < end; row++) if (rows.batchedEvents[row]! > 0) out[row] = out[row]! | batchedMask;
  }
}
