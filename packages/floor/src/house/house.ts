import type { Key } from "@tipbench/random";
import type { Desks } from "../desks.kernel.ts";
import type { AgencyDesks } from "./agency-desks.kernel.ts";
import type { ContentLists } from "./content-lists.kernel.ts";
import type { HeldReports } from "./held-reports.kernel.ts";
import type { LabelledItems } from "./labelled-items.ts";
import type { NumberList } from "./number-list.ts";
import type { FloorValues } from "./parameters.ts";
import type { Deliveries } from "./tick.ts";

/** The house's own part of a floor: its desks of analysts, and what is at them. An item's payload is its first report, its note the last. */
export interface House {
  readonly values: FloorValues;
  readonly serviceKey: Key;
  readonly reviewKey: Key;
  readonly desks: Desks;
  /** Nothing happens at the desks by itself before this time. */
  nextAt: number;
  readonly agencies: AgencyDesks;
  /**
   * By first row of a bundle: whether it is handled as urgent, whether it is open at a desk, and 14 bits, which hold the first agency; of
   * an open bundle the low bits of its item's number.
   */
  readonly bundles: Uint16Array;
  readonly held: HeldReports;
  readonly contents: ContentLists;
  readonly deliveries: Deliveries;
  /** Contents that analysts labelled in the tick, at whatever desk. */
  readonly labelled: NumberList;
  /** Rows that came to the labelling desk in the tick, and the number of each one's item. */
  readonly admittedRows: NumberList;
  readonly admittedItems: NumberList;
  /** Items that the labelling desk has finished in the tick. */
  readonly labelledItems: LabelledItems;
  /** Unknown contents of the report that is being received. */
  readonly unknown: Uint32Array;
  /** Factor on analysts' time by day from `paceFromSeconds` on. */
  readonly pace: Float64Array;
  readonly paceFromSeconds: number;
  /** Reports received, and made available. */
  received: number;
  delivered: number;
  /** Items, reports and files that analysts have handled: views count further reviews, and files that they need not view because they were known. */
  items: number;
  reports: number;
  filesViewed: number;
  filesLabelled: number;
  viewsAvoided: number;
  /** Digest of bundles that were read to bring them near, so that the reads are not optimised away. */
  touched: number;
}

/** Codes of the desks. */
export const labelling = 0;
export const urgent = 1;
export const referral = 2;
