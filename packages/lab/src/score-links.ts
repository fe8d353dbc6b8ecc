import { floorValues } from "@tipbench/floor";
import { linkCurve, oversightCurve, type Reviewers, type ScoredPairs, scoredPairs } from "@tipbench/scoring";
import type { Run } from "@tipbench/store";
import {
  type EntityLevel,
  entityLevels,
  type LinkScores,
  type LinkTable,
  linkOutcomes,
  type Manifest,
  type StrategyLinks,
  UserError,
  type UserErrorDetail,
} from "@tipbench/vocabulary";
import { z } from "zod";

/** How stored scores are looked at. */
export interface LinkQuestion {
  /** Null: every strategy that has scored pairs. */
  readonly strategy: string | null;
  readonly level: EntityLevel;
  /** Above which unreviewed pairs are linked; null: the lowest score that the stage linked by itself. */
  readonly threshold: number | null;
  /** Pairs of two that reviewers link, and pairs of one that they do not; null: as the run's own reviewers err. */
  readonly falseLinkShare: number | null;
  readonly missedLinkShare: number | null;
  /** Points of each curve. */
  readonly points: number;
}

/** What is read of a run. */
type LinkedRun = Pick<Run, "metrics" | "links"> & { readonly manifest: Omit<Manifest, "content"> };

/** What is asked where nobody says otherwise. */
export const usualQuestion: LinkQuestion = {
  strategy: null,
  level: "subject",
  threshold: null,
  falseLinkShare: null,
  missedLinkShare: null,
  points: 10,
};

/** How the reviewers of a run err, by the scenario in its manifest; a run of before there were any has the usual ones. */
function reviewersOf({ manifest }: LinkedRun): { readonly falseLinkShare: number; readonly missedLinkShare: number } {
  const { linkReviewFalseShare, linkReviewMissedShare } = floorValues();
  const written = z.union([z.number(), z.object({ value: z.number() }).transform(({ value }) => value)]);
  const floor = z.object({
    linkReviewFalseShare: written.catch(linkReviewFalseShare),
    linkReviewMissedShare: written.catch(linkReviewMissedShare),
  });
  const found = floor.parse(manifest.scenario.floor ?? {});
  return { falseLinkShare: found.linkReviewFalseShare, missedLinkShare: found.linkReviewMissedShare };
}

/** Draws both curves from the scored pairs of a run; nothing is run again. Strategies without a scored pair are left out. */
export async function linkScores(run: LinkedRun, question: LinkQuestion): Promise<LinkScores> {
  const { notice, name, replications } = run.manifest;
  const own = reviewersOf(run);
  const { level } = question;
  const falseLinkShare = question.falseLinkShare ?? own.falseLinkShare;
  const missedLinkShare = question.missedLinkShare ?? own.missedLinkShare;
  const reviewers = { falseLinkShare, missedLinkShare, seed: run.manifest.seed };
  const strategies: StrategyLinks[] = [];
  for (const strategy of question.strategy === null ? namesOf(run) : [question.strategy]) {
    const links = await run.links(strategy);
    if (links !== null && links.score.length > 0)
      strategies.push(strategyLinks(run, { name: strategy, links }, question, reviewers));
  }
  return { notice, run: name, level, replications, falseLinkShare, missedLinkShare, strategies };
}

/** Like `linkScores`, of a run folder; throws UserError where no pair was scored. */
export async function scoreLinks(run: Run, question: LinkQuestion): Promise<LinkScores> {
  const scores = await linkScores(run, question);
  if (scores.strategies.length > 0) return scores;
  const unknown = run.manifest.stream?.lacking.filter((name) => isEntityLevel(name)) ?? [];
  throw new UserError(unknown.length > 0 ? noTruth(run.folder, unknown) : noLinks(run.folder, question.strategy));
}

const namesOf = ({ manifest }: LinkedRun): string[] => manifest.strategies.map(({ name }) => name);

interface ScoredStrategy {
  readonly name: string;
  readonly links: LinkTable;
}

function strategyLinks(
  run: LinkedRun,
  { name, links }: ScoredStrategy,
  { level, points, threshold: asked }: LinkQuestion,
  errors: Omit<Reviewers, "threshold">,
): StrategyLinks {
  const pairs = scoredPairs(links, level);
  const truePairs = truePairsOf(run, name, level);
  const threshold = asked ?? ownThreshold(links);
  return {
    name,
    pairs: measuredPairs(pairs),
    stored: links.score.length,
    weight: links.weight.reduce((sum, one) => sum + one, 0) / links.weight.length,
    outcomes: Object.fromEntries(linkOutcomes.map((outcome, code) => [outcome, countOf(links.outcome, code)])),
    truePairs,
    threshold,
    curve: linkCurve(pairs, truePairs, points),
    oversight: oversightCurve(pairs, truePairs, { ...errors, threshold }, points),
  };
}

const measuredPairs = ({ weight }: ScoredPairs): number => weight.reduce((sum, one) => sum + one, 0);
const countOf = (codes: Uint32Array, code: number): number =>
  codes.reduce((count, found) => count + Number(found === code), 0);

/** The denominator of the run's own pairwise recall: what could have been linked. */
function truePairsOf({ metrics }: LinkedRun, strategy: string, level: EntityLevel): number {
  const of = metrics.strategies.find(({ name }) => name === strategy);
  return of?.metrics[`dedup.${level}.pairwise.recall`]?.n ?? 0;
}

const aboveAll = 1.001;

/** The lowest score of a pair that the stage linked by itself; above all scores where it linked none. */
function ownThreshold({ score, outcome }: LinkTable): number {
  const linked = score.filter((_, at) => linkOutcomes[outcome[at] ?? 0] === "linked");
  return linked.reduce((lowest, of) => Math.min(lowest, of), aboveAll);
}

const isEntityLevel = (name: string): boolean => entityLevels.some((level) => level === name);

const noTruth = (folder: string, unknown: readonly string[]): UserErrorDetail => ({
  code: "no-truth",
  message: "Nobody knows which pairs of the run belong together: its recorded stream has no truth.",
  at: folder,
  found: `no ${unknown.join(", no ")}`,
  expected: `a run on a stream with ${entityLevels.join(", ")}`,
  fix: "record the truth too, or run the scenario without --stream",
});

const noLinks = (folder: string, strategy: string | null): UserErrorDetail => ({
  code: "no-scored-pairs",
  message: "The run has no scored pairs.",
  at: folder,
  found: strategy === null ? "no pair of any strategy" : `no pair of strategy ${JSON.stringify(strategy)}`,
  expected: "a strategy whose dedup stage links or asks for reviews",
  fix: "run a scenario with such a stage, with this version of tipbench or a later one",
});
