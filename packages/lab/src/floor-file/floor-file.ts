import type { NetworkPlan } from "@tipbench/floor";
import type { FloorDocument } from "./floor-schema.ts";

/** A number of servers that a floor file says, and the search for staff may change. */
export interface StaffNumber {
  readonly desk: string;
  /** The shift as it is written, such as `Mon-Fri 08:00 to 16:00`; null where the staff is there day and night. */
  readonly shift: string | null;
  readonly servers: number;
}

/** A floor file, checked, with every default in its place. */
export interface FloorFile {
  readonly name: string;
  readonly question: string | null;
  readonly seed: string;
  readonly replications: number;
  readonly document: FloorDocument;
  readonly plan: NetworkPlan;
}
