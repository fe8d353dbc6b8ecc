import type { AssessmentStage, DedupStage, RoutingStage, StageContext, TriageStage } from "@tipbench/stage-kit";
import { z } from "zod";
import { capacityFirstOptions, createCapacityFirst } from "./assessment-capacity-first.ts";
import { createSolvability, solvabilityOptions } from "./assessment-solvability.ts";
import { createEntityLink, entityLinkOptions } from "./dedup-entity-link.ts";
import { createExactHash, exactHashOptions } from "./dedup-exact-hash.ts";
import { createIncidentWindow, incidentWindowOptions } from "./dedup-incident-window.ts";
import { createNoDedup } from "./dedup-none.ts";
import { createPerceptualHash, perceptualHashCautions, perceptualHashOptions } from "./dedup-perceptual-hash.ts";
import { accountHistoryOptions, createAccountHistory } from "./routing-account-history.ts";
import { createAddressOnly } from "./routing-address-only.ts";
import { createStatedFirst } from "./routing-stated-first.ts";
import { createWeightedConsensus, weightedConsensusOptions } from "./routing-weighted-consensus.ts";
import { createFirstCome } from "./triage-first-come.ts";
import { createNoveltyFirst, noveltyFirstOptions } from "./triage-novelty-first.ts";
import { createOutcomeLearning, outcomeLearningOptions } from "./triage-outcome-learning.ts";
import { createPublishedRules } from "./triage-published-rules.ts";
import { createRiskScore, riskScoreOptions } from "./triage-risk-score.ts";

/** A stage by name: the options that it takes, and how it is made from options that were checked. */
export interface BuiltIn<S> {
  readonly options: z.ZodType<Readonly<Record<string, unknown>>>;
  /** Options whose value may stand in a file of its own, and be given as its path; whoever reads the path puts the value there. */
  readonly fileOptions: readonly string[];
  readonly create: (options: unknown, context: StageContext) => S;
  /** What should be known of such options before a run of that size: a sentence each, with what to do. None for most. */
  readonly cautions: (options: unknown, size: RunSize) => readonly string[];
}

/** What cautions are given for: as `StageContext` has it. */
export type RunSize = Pick<StageContext, "expectedReports" | "days">;

const noOptions = z.strictObject({});

function builtIn<O extends Readonly<Record<string, unknown>>, S>(
  options: z.ZodType<O>,
  create: (options: O, context: StageContext) => S,
  more: Partial<Pick<BuiltIn<S>, "fileOptions">> & {
    readonly cautions?: (options: O, size: RunSize) => readonly string[];
  } = {},
): BuiltIn<S> {
  return {
    options,
    fileOptions: more.fileOptions ?? [],
    create: (given, context) => create(options.parse(given), context),
    cautions: (given, size) => more.cautions?.(options.parse(given), size) ?? [],
  };
}

/** Every built-in stage by step and name. */
export const builtInStages: {
  readonly dedup: Readonly<Record<string, BuiltIn<DedupStage>>>;
  readonly triage: Readonly<Record<string, BuiltIn<TriageStage>>>;
  readonly routing: Readonly<Record<string, BuiltIn<RoutingStage>>>;
  readonly assessment: Readonly<Record<string, BuiltIn<AssessmentStage>>>;
} = {
  dedup: {
    none: builtIn(noOptions, createNoDedup),
    "exact-hash": builtIn(exactHashOptions, createExactHash),
    "perceptual-hash": builtIn(perceptualHashOptions, createPerceptualHash, { cautions: perceptualHashCautions }),
    "incident-window": builtIn(incidentWindowOptions, createIncidentWindow),
    "entity-link": builtIn(entityLinkOptions, createEntityLink),
  },
  triage: {
    "first-come": builtIn(noOptions, createFirstCome),
    "published-rules": builtIn(noOptions, createPublishedRules),
    "risk-score": builtIn(riskScoreOptions, createRiskScore, { fileOptions: ["weights"] }),
    "novelty-first": builtIn(noveltyFirstOptions, createNoveltyFirst),
    "outcome-learning": builtIn(outcomeLearningOptions, createOutcomeLearning),
  },
  routing: {
    "address-only": builtIn(noOptions, createAddressOnly),
    "stated-first": builtIn(noOptions, createStatedFirst),
    "weighted-consensus": builtIn(weightedConsensusOptions, createWeightedConsensus),
    "account-history": builtIn(accountHistoryOptions, createAccountHistory),
  },
  assessment: {
    "capacity-first": builtIn(capacityFirstOptions, createCapacityFirst),
    solvability: builtIn(solvabilityOptions, createSolvability),
  },
};
