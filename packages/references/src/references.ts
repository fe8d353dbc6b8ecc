import type { DedupStage, RoutingStage, TriageStage } from "@tipbench/stage-kit";
import type { z } from "zod";
import { createIdealDedup } from "./ideal-dedup.ts";
import { createIdealRouting } from "./ideal-routing.ts";
import { createIdealTriage } from "./ideal-triage.ts";
import { budgetOptions, noOptions } from "./options.ts";
import { createOracleDedup, createOracleRouting, createOracleTriage } from "./oracle.ts";
import { createRandomTriage } from "./random-triage.ts";
import type { DedupReference, ReferenceContext, RoutingReference, TriageReference } from "./truth-view.ts";

/** A reference by name: its options, and how it is made from options that were checked. */
export interface Reference<R> {
  readonly options: z.ZodType<Readonly<Record<string, unknown>>>;
  readonly create: (options: unknown, context: ReferenceContext) => R;
}

function reference<O extends Readonly<Record<string, unknown>>, R>(
  options: z.ZodType<O>,
  create: (options: O, context: ReferenceContext) => R,
): Reference<R> {
  return { options, create: (given, context) => create(options.parse(given), context) };
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
  dedup: { ideal: reference(noOptions, createIdealDedup), oracle: reference(noOptions, createOracleDedup) },
  triage: {
    ideal: reference(budgetOptions, createIdealTriage),
    oracle: reference(budgetOptions, createOracleTriage),
    random: reference(budgetOptions, createRandomTriage),
  },
  routing: { ideal: reference(noOptions, createIdealRouting), oracle: reference(noOptions, createOracleRouting) },
};
