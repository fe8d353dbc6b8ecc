import type { TruthColumn } from "@tipbench/vocabulary";
import type { z } from "zod";
import { budgetOptions, noOptions } from "./options.ts";
import { createOracleDedup, createOracleRouting, createOracleTriage } from "./oracle.ts";
import { createRandomTriage } from "./random-triage.ts";
import type { DedupReference, ReferenceContext, RoutingReference, TriageReference } from "./truth-view.ts";

/** A reference by name: what it reads, its options, and how it is made from options that were checked. */
export interface Reference<R> {
  /** The columns of the truth that it reads. */
  readonly truth: readonly TruthColumn[];
  readonly options: z.ZodType<Readonly<Record<string, unknown>>>;
  readonly create: (options: unknown, context: ReferenceContext) => R;
}

function reference<O extends Readonly<Record<string, unknown>>, R>(
  truth: readonly TruthColumn[],
  options: z.ZodType<O>,
  create: (options: O, context: ReferenceContext) => R,
): Reference<R> {
  return { truth, options, create: (given, context) => create(options.parse(given), context) };
}

/** Every reference by step and name. They bound the charts; they are no stages, since they may see the truth. */
export const references: {
  readonly dedup: Readonly<Record<string, Reference<DedupReference>>>;
  readonly triage: Readonly<Record<string, Reference<TriageReference>>>;
  readonly routing: Readonly<Record<string, Reference<RoutingReference>>>;
} = {
  dedup: { oracle: reference(["event"], noOptions, createOracleDedup) },
  triage: {
    oracle: reference(["grade", "actionable"], budgetOptions, createOracleTriage),
    random: reference([], budgetOptions, createRandomTriage),
  },
  routing: { oracle: reference(["leadAgency", "secondAgency"], noOptions, createOracleRouting) },
};
