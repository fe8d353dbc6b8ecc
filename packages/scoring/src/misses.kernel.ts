import { missCauses } from "@tipbench/vocabulary";
import { counters } from "./counters.ts";
import { dayOf } from "./day.ts";
import { causeCounters } from "./miss-causes.ts";
import type { DeliveryRows } from "./row-counts.kernel.ts";
import { leadFlag, measuredFlag, type RunTruth } from "./run-truth.kernel.ts";
import type { Tally } from "./tally.kernel.ts";

const causes = missCauses.length;

/** Where reports with a lead were delivered first, and why those that missed it did; counts of one strategy. */
export interface MissCounts {
  /** Groups of agencies. */
  readonly groups: number;
  /** Group of each agency. */
  readonly groupOfAgency: Uint8Array;
  /** `(group of the lead * groups + group of the first agency) * 2 + missed`. */
  readonly confusion: Uint32Array;
  /** Misses by `column * causes + cause`, with a column a cell or a day. */
  readonly byCell: Uint32Array;
  readonly byDay: Uint32Array;
}

/** Nothing counted. */
export function createMissCounts(groupOfAgency: Uint8Array, groups: number, cells: number, days: number): MissCounts {
  return {
    groups,
    groupOfAgency,
    confusion: new Uint32Array(groups * groups * 2),
    byCell: new Uint32Array(cells * causes),
    byDay: new Uint32Array(days * causes),
  };
}

const wanted = measuredFlag | leadFlag;
const bundled = missCauses.indexOf("bundled");
const other = missCauses.indexOf("other");

/**
 * Counts reports as they are made available. A report whose delivery set omits the lead is a miss, under the cause that the truth has for it; where
 * that is `other` and the report has joined a bundle, under `bundled`. `bundleOf` has an earlier row of each such report's bundle, and the row
 * itself of the others; null: each is alone.
 */
export function countMisses(
  counts: MissCounts,
  truth: RunTruth,
  bundleOf: Uint32Array | null,
  { count, row: rows, agency }: DeliveryRows,
): void {
  const { groups, groupOfAgency, confusion, byCell, byDay } = counts;
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    if ((truth.flags[row]! & wanted) !== wanted) continue;
    const lead = truth.leadAgency[row]!;
    const first = agency[3 * i]!;
    const missed = Number(first !== lead && agency[3 * i + 1] !== lead && agency[3 * i + 2] !== lead);
    const at = (groupOfAgency[lead]! * groups + groupOfAgency[first]!) * 2 + missed;
    confusion[at] = confusion[at]! + 1;
    if (missed === 0) continue;
    const found = truth.missCause[row]!;
    const cause = found === other && bundleOf !== null && bundleOf[row] !== row ? bundled : found;
    const inCell = truth.cell[row]! * causes + cause;
    const inDay = dayOf(truth.receivedAtSeconds[row]!) * causes + cause;
    byCell[inCell] = byCell[inCell]! + 1;
    byDay[inDay] = byDay[inDay]! + 1;
  }
}

/** Brings the misses by cause to a tally. Call it once. */
export function finishMisses({ byCell, byDay }: MissCounts, tally: Tally): void {
  addCauses(byCell, tally.byCell.values);
  addCauses(byDay, tally.byDay.values);
}

/** Measured reports with a lead among the first `rows` rows, by the group of the lead's agency; it is the same for all strategies. */
export function countLeads(
  { groups, groupOfAgency }: Pick<MissCounts, "groups" | "groupOfAgency">,
  { flags, leadAgency }: RunTruth,
  rows: number,
): Uint32Array {
  const leads = new Uint32Array(groups);
  for (let row = 0; row < rows; row++) {
    if ((flags[row]! & wanted) !== wanted) continue;
    const group = groupOfAgency[leadAgency[row]!]!;
    leads[group] = leads[group]! + 1;
  }
  return leads;
}

function addCauses(counts: Uint32Array, out: Float64Array): void {
  for (let at = 0; at < counts.length; at++) {
    const to = Math.floor(at / causes) * counters.length + causeCounters[at % causes]!;
    out[to] = out[to]! + counts[at]!;
  }
}
