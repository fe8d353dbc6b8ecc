import type { FloorValues } from "@tipbench/floor";
import type { StageSource } from "@tipbench/transport";
import { type StageStep, stageSteps } from "@tipbench/vocabulary";
import type { WorldSettings } from "@tipbench/world";

/** The steps of a tick that decide on reports as they are received, in the order in which they run. */
export const reportSteps = ["dedup", "triage", "routing"] as const satisfies readonly StageStep[];
/** All steps for which a strategy names a stage, as the vocabulary has them. */
export const steps = stageSteps;
export type Step = StageStep;

/** The method by which a stage of a step is known. */
export const methodOf = { dedup: "dedup", triage: "triage", routing: "route", assessment: "assess" } as const;

/** The built-in assessment stage of a strategy that names none; each of the other steps must be named. */
export const defaultAssessment = "capacity-first";

/** How the house speaks with a stage outside the process. */
export type OutsideWay = Required<Pick<StageSource, "format" | "deadlineSeconds" | "onFailure">>;

/** The stage that a strategy takes for one step. */
export interface StageChoice {
  readonly kind: "builtIn" | "reference" | "file" | "command" | "url";
  /** A name of the catalogue; a path, as written, and relative to the scenario's folder unless absolute; a command; or an address. */
  readonly use: string;
  /** The other keys, as written. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Of a command or an address alone. */
  readonly way?: OutsideWay;
  /** The line of the file on which the step's key stands, or the strategy where it names no stage; 1 is the first. */
  readonly line: number;
}

/** What tells stages apart: equal for choices that make the same stage. */
export function choiceKey({ kind, use, options, way }: StageChoice): string {
  return JSON.stringify([kind, use, options, way]);
}

/** One pipeline among those that a scenario compares. */
export interface Strategy extends Readonly<Record<Step, StageChoice>> {
  /** Letters, digits and `. _ -`; no other strategy of the scenario has it, whatever its capitals. */
  readonly name: string;
}

/** What a scenario says about where a number comes from; absent keys were not written. */
export interface Provenance {
  readonly range?: readonly [low: number, high: number];
  readonly source?: string;
  readonly confidence?: "low" | "medium" | "high";
}

/** A scenario file, checked, with every default in its place. */
export interface Scenario {
  readonly name: string;
  readonly question: string;
  readonly seed: string;
  /** Measured days, 1 or more; the warm-up comes before them. */
  readonly days: number;
  readonly warmupDays: number;
  /** Volume against the national one, above 0. */
  readonly scale: number;
  /** ISO date (UTC) of simulated second 0, which is the end of the warm-up. */
  readonly startDate: string;
  /** Up to this many reports a strategy, every decision is stored; beyond it, a sample. */
  readonly storedRows: number;
  /** At least one; the others are compared with the first. */
  readonly strategies: readonly Strategy[];
  /** Names of metrics; Holm's adjustment runs over these. */
  readonly primary: readonly string[];
  /** What the stream is made from; days of events count from `startDate`. */
  readonly settings: WorldSettings;
  readonly floor: FloorValues;
  /** By the path of the number (`world.mobileShare`, `events[0].lost`), for those that the scenario gives as more than a number. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** The path as it was given. */
  readonly file: string;
  /** Absolute path of the folder of `file`; no document of a run may hold it. */
  readonly folder: string;
}

/** What the command line may put in place of the file's values. */
export interface Overrides {
  readonly seed?: string;
  readonly scale?: number;
  readonly days?: number;
}
