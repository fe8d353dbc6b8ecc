import type { DedupStage, RoutingStage, TriageStage } from "@tipbench/stage-kit";
import type { TruthColumn } from "@tipbench/vocabulary";
import type { z } from "zod";
import { createIdealDedup } from "./ideal-dedup.ts";
import { createIdealRouting } from "./ideal-routing.ts";
import { createIdealTriage } from "./ideal-triage.ts";
import { budgetOptions, noOptions } from "./options.ts";
import { createOracleDedup, createOracleRouting, createOracleTriage } from "./oracle.ts";
import { createRandomTriage } from "./random-triage.ts";
import type { DedupReference, ReferenceContext, RoutingReference, TriageReference } from "./truth-view.ts";

/** A reference by name: what it reads, its options, and how it is made from options that were checked. */
export interface Reference<R> {
  /** The columns of the truth that it reads; `generated` where it asks the world for the truth, which a recorded stream does not have. */
  readonly truth: readonly TruthColumn[] | "generated";
  readonly options: z.ZodType<Readonly<Record<string, unknown>>>;
  readonly create: (options: unknown, context: ReferenceContext) => R;
}

function reference<O extends Readonly<Record<string, unknown>>, R>(
  truth: Reference<R>["truth"],
  options: z.ZodType<O>,
  create: (options: O, context: ReferenceContext) => R,
): Reference<R> {
  return { truth, options, create: (given, context) => create(options.parse(given), context) };
}

/**
 * Every reference by step and name. They bound the charts, since they may see the truth. One that decides by visible columns too is a stage with
 * `reads`, which asks its context for the truth.
 */
export const references: {
  readonly dedup: Readonly<Record<string, Reference<DedupReference | DedupStage>>>;
  readonly triage: Readonly<Record<string, Reference<TriageReference | TriageStage>>>;
  readonly routing: Readonly<Record<string, Reference<RoutingReference | RoutingStage>>>;
} = {
  dedup: {
    ideal: reference("generated", noOptions, createIdealDedup),
    oracle: reference(["event"], noOptions, createOracleDedup),
  },
  triage: {
    ideal: reference("generated", budgetOptions, createIdealTriage),
    oracle: reference(["grade", "actionable"], budgetOptions, createOracleTriage),
    random: reference([], budgetOptions, createRandomTriage),
  },
  routing: {
    ideal: reference("generated", noOptions, createIdealRouting),
    oracle: reference(["leadAgency", "secondAgency"], noOptions, createOracleRouting),
  },
};
