import { formatCount, formatScore, formatValue, noValue } from "@tipbench/charts";
import type { LinkQuality, LinkScores, StrategyLinks } from "@tipbench/vocabulary";
import Table from "cli-table3";
import pc from "picocolors";

const style = { head: [], border: [], compact: true };
const qualityHead = ["links", "false links", "precision", "recall", "in bundles: precision", "recall", "false merges"];

function qualityCells({ links, falseLinks, precision, recall, bundles }: LinkQuality): string[] {
  const share = (value: number | null | undefined): string => formatValue(value ?? null, "share");
  const merges = bundles ? formatCount(bundles.mergeErrors) : noValue;
  const closed = [share(bundles?.precision), share(bundles?.recall), merges];
  return [formatCount(links), formatCount(falseLinks), share(precision), share(recall), ...closed];
}

function curveTable({ curve }: StrategyLinks): string {
  const table = new Table({ head: ["linked from score", ...qualityHead], style });
  for (const { threshold, ...quality } of curve) table.push([formatScore(threshold), ...qualityCells(quality)]);
  return table.toString();
}

function oversightTable({ oversight }: StrategyLinks): string {
  const table = new Table({ head: ["reviews", ...qualityHead], style });
  for (const { reviews, ...quality } of oversight) table.push([formatCount(reviews), ...qualityCells(quality)]);
  return table.toString();
}

const thresholdWords = (threshold: number): string =>
  threshold > 1 ? "the top, since the stage linked none by itself" : formatScore(threshold);

function outcomesOf({ outcomes }: StrategyLinks): string {
  const told = Object.entries(outcomes).filter(([, count]) => count > 0);
  return told.map(([name, count]) => `${name} ${formatCount(count)}`).join(", ");
}

function strategyPart(strategy: StrategyLinks, { falseLinkShare, missedLinkShare }: LinkScores): string[] {
  const { name, pairs, stored, weight, truePairs, threshold } = strategy;
  const sample = weight === 1 ? "all stored" : `a sample of ${formatCount(stored)} stored: bundles cannot be told`;
  const mistakes = `people link ${formatValue(falseLinkShare, "share")} of pairs of two, and miss ${formatValue(missedLinkShare, "share")} of pairs of one (assumed)`;
  return [
    "",
    `${pc.bold(name)}: ${formatCount(pairs)} scored pairs of measured reports (${sample}), ${formatCount(truePairs)} true ones`,
    `stored, the warm-up's too: ${outcomesOf(strategy)}`,
    "",
    "Over the threshold",
    curveTable(strategy),
    "",
    `Over the reviews of pairs nearest to ${thresholdWords(threshold)}; ${mistakes}`,
    oversightTable(strategy),
  ];
}

/** The curves of scored pairs, as a person reads them in a terminal. */
export function linksText(scores: LinkScores): string {
  const { run, level, replications, strategies, notice } = scores;
  const times = replications === 1 ? "one replication" : `${replications} replications together`;
  return [
    `${pc.bold(run)}: a true link joins two reports of one ${level}; ${times}`,
    ...strategies.flatMap((strategy) => strategyPart(strategy, scores)),
    "",
    pc.dim("Recall is of all true pairs of measured reports, scored or not. In bundles a pair counts that a chain of"),
    pc.dim(`links joins; false merges count the ${level}s in a bundle beyond its first.`),
    pc.dim(notice),
    "",
  ].join("\n");
}
