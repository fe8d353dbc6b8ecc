import type { StageColumn } from "@tipbench/vocabulary";
import type { Period, WorldSettings } from "@tipbench/world";

/** What a thread needs to generate a stream: data only, so that it can be sent. */
export interface WorldOrder {
  readonly seed: string;
  readonly settings: WorldSettings;
  readonly period: Period;
  /** Stream columns to fill beside those of the house. */
  readonly wanted: readonly StageColumn[];
  readonly chunkTicks: number;
}

/** The columns that place a report, which every stream has: its figures are computed from them. */
export const placeColumns = [
  "accountAddress",
  "accountAddressProxy",
  "fileAddress",
  "fileAddressProxy",
  "statedCountry",
  "statedState",
] as const satisfies readonly StageColumn[];
