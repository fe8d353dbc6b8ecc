import type { Estimate, FloorMetricName } from "@tipbench/vocabulary";
import type { StaffNumber } from "../floor-file/floor-file.ts";

/** The measures of a desk or of a kind at it, with 95 % intervals over replications. */
export type FloorFigures = Readonly<Partial<Record<FloorMetricName, Estimate>>>;

/** What was measured at one desk: all kinds together, and each that came there. */
export interface DeskResult {
  readonly name: string;
  readonly metrics: FloorFigures;
  readonly kinds: readonly { readonly name: string; readonly metrics: FloorFigures }[];
}

/** One staff that the search has looked at. */
export interface TriedStaff {
  /** In the order of the search's staff. */
  readonly servers: readonly number[];
  readonly total: number;
  /** The measure of each part of the condition, in its order, at each desk that it speaks of. */
  readonly values: readonly ComparedValue[];
  /** The desks searched whose queue grows without end: waits of the others say nothing of those who wait there for ever. */
  readonly endless: readonly string[];
  /** Whether all values do, and no queue grows without end. */
  readonly meets: boolean;
}

/** A measure against its limit. The bound is the end of the interval that is nearer to breaking it. */
export interface ComparedValue {
  readonly desk: string;
  readonly kind: string | null;
  readonly metric: FloorMetricName;
  readonly value: number | null;
  readonly bound: number | null;
  readonly meets: boolean;
}

/** What a search for the least staff has found. */
export interface FoundStaff {
  readonly condition: string;
  /** Whether the staff below meets the condition; if not, it is the largest that was tried. */
  readonly meets: boolean;
  readonly staff: readonly StaffNumber[];
  readonly total: number;
  /** In the order in which they were tried. */
  readonly tried: readonly TriedStaff[];
  /** Why none was found; null where one was. */
  readonly reason: string | null;
}

/** What `tipbench floor --json` prints. */
export interface FloorResult {
  readonly notice: string;
  readonly floor: string;
  readonly seed: string;
  readonly replications: number;
  readonly desks: readonly DeskResult[];
  readonly warnings: readonly string[];
  readonly found?: FoundStaff;
}
