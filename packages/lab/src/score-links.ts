import { linkCurve, oversightCurve, type ScoredPairs, scoredPairs } from "@tipbench/scoring";
import type { Run } from "@tipbench/store";
import {
  type EntityLevel,
  type LinkScores,
  type LinkTable,
  linkOutcomes,
  type StrategyLinks,
  UserError,
  type UserErrorDetail,
} from "@tipbench/vocabulary";

/** How stored scores are looked at. */
export interface LinkQuestion {
  /** Null: every strategy that has scored pairs. */
  readonly strategy: string | null;
  readonly level: EntityLevel;
  /** Above which unreviewed pairs are linked; null: the lowest score that the stage linked by itself. */
  readonly threshold: number | null;
  readonly falseLinkShare: number;
  readonly missedLinkShare: number;
  /** Points of each curve. */
  readonly points: number;
}

/** What is read of a run. */
export type LinkedRun = Pick<Run, "folder" | "manifest" | "metrics" | "links">;

/** Draws both curves from the scored pairs of a run folder; nothing is run again. Throws UserError where none are stored. */
export async function scoreLinks(run: LinkedRun, question: LinkQuestion): Promise<LinkScores> {
  const { notice, name, replications } = run.manifest;
  const { level, falseLinkShare, missedLinkShare } = question;
  const strategies: StrategyLinks[] = [];
  for (const strategy of question.strategy === null ? namesOf(run) : [question.strategy]) {
    const links = await run.links(strategy);
    if (links !== null && links.score.length > 0) strategies.push(strategyLinks(run, strategy, links, question));
  }
  if (strategies.length === 0) throw new UserError(noLinks(run.folder, question.strategy));
  return { notice, run: name, level, replications, falseLinkShare, missedLinkShare, strategies };
}

const namesOf = ({ manifest }: LinkedRun): string[] => manifest.strategies.map(({ name }) => name);

function strategyLinks(run: LinkedRun, name: string, links: LinkTable, question: LinkQuestion): StrategyLinks {
  const { level, points } = question;
  const pairs = scoredPairs(links, level);
  const truePairs = truePairsOf(run, name, level);
  const threshold = question.threshold ?? ownThreshold(links);
  const reviewers = { ...question, threshold, seed: run.manifest.seed };
  return {
    name,
    pairs: measuredPairs(pairs),
    stored: links.score.length,
    weight: links.weight[0] ?? 1,
    outcomes: Object.fromEntries(linkOutcomes.map((outcome, code) => [outcome, countOf(links.outcome, code)])),
    truePairs,
    threshold,
    curve: linkCurve(pairs, truePairs, points),
    oversight: oversightCurve(pairs, truePairs, reviewers, points),
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

const noLinks = (folder: string, strategy: string | null): UserErrorDetail => ({
  code: "no-scored-pairs",
  message: "The run has no scored pairs.",
  at: folder,
  found: strategy === null ? "no pair of any strategy" : `no pair of strategy ${JSON.stringify(strategy)}`,
  expected: "a strategy whose dedup stage links or asks for reviews",
  fix: "run a scenario with such a stage, with this version of tipbench or a later one",
});
