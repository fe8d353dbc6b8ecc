import type { StageColumn } from "@tipbench/vocabulary";
import type { Period, WorldSettings } from "@tipbench/world";
import type { Recording } from "../recording/recording.ts";

/** What a thread needs to generate a stream: data only, so that it can be sent. */
export interface WorldOrder {
  readonly seed: string;
  readonly settings: WorldSettings;
  readonly period: Period;
  /** Stream columns to fill beside those of the house. */
  readonly wanted: readonly StageColumn[];
  readonly chunkTicks: number;
  /** The stream that is read in place of the world's own; null: none. */
  readonly recording: Recording | null;
}

/** The columns that every stream has, whatever the stages read: its counts are of them. They place a report, and name its account. */
export const countedColumns = [
  "accountKey",
  "accountAddress",
  "accountAddressProxy",
  "fileAddress",
  "fileAddressProxy",
  "statedCountry",
  "statedState",
] as const satisfies readonly StageColumn[];
