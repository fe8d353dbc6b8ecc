import {
  type Comparison,
  type ConfusionRow,
  type CountsDocument,
  type CurveRow,
  type Dimension,
  dimensions,
  type Estimate,
  type LinkScores,
  type Manifest,
  type MetricDefinition,
  type MetricsDocument,
  metricDefinitions,
  type RealismCard,
  type SeriesRow,
  type StrategyRecord,
  type StratumRow,
  syntheticNotice,
  type Verdict,
} from "@tipbench/vocabulary";
import { knownGroups } from "../code-titles.ts";
import { sampleLinks } from "./sample-links.ts";
import { sampleCard, sampleCounts } from "./sample-realism.ts";
import { sampleConfusion, sampleCurves } from "./sample-scores.ts";

/** The result tables of a run, as a run folder holds them. */
export interface SampleRun {
  readonly manifest: Manifest;
  readonly metrics: MetricsDocument;
  readonly series: readonly SeriesRow[];
  readonly strata: readonly StratumRow[];
  readonly curves: readonly CurveRow[];
  readonly confusion: readonly ConfusionRow[];
  readonly counts: CountsDocument;
  readonly card: RealismCard;
  readonly links: LinkScores;
}

const strategies = ["baseline", "bundled", "plain"] as const;
const scales: Readonly<Record<MetricDefinition["unit"], number>> = {
  share: 1,
  "per day": 95_000,
  "per 1,000": 180,
  "per hour": 30,
  seconds: 190_000,
  items: 4_000,
  ratio: 3,
  count: 20_000,
  index: 1,
  bits: 8,
};

/** A number in [0, 1) that depends on the words alone. */
function fractionOf(words: string): number {
  let mixed = 7;
  for (const letter of words) mixed = (Math.imul(mixed, 31) + letter.charCodeAt(0)) >>> 0;
  return (Math.imul(mixed, 2_654_435_761) >>> 8) / 16_777_216;
}

function valueFor(words: string, definition: MetricDefinition): number | null {
  if (fractionOf(`${words} empty`) < 0.04) return null;
  return fractionOf(words) * scales[definition.unit];
}

function spread(value: number | null, replications: number) {
  if (value === null || replications === 1) return { value, low: null, high: null };
  return { value, low: value * 0.93, high: value * 1.06 };
}

function estimateOf(strategy: string, definition: MetricDefinition, replications: number): Estimate {
  const value = valueFor(`${strategy} ${definition.name}`, definition);
  const n = value === null ? 0 : 50_000 * replications;
  const reason = value === null ? definition.empty : null;
  return { ...spread(value, replications), n, unit: definition.unit, reason };
}

function verdictOf(difference: number | null, half: number | null, { better }: MetricDefinition): Verdict {
  if (difference === null || half === null) return "too few data";
  if (Math.abs(difference) < half || better === "none") return "no evidence";
  return difference > 0 === (better === "higher") ? "better" : "worse";
}

function comparisonOf(b: string, definition: MetricDefinition, replications: number): Comparison {
  const from = valueFor(`${strategies[0]} ${definition.name}`, definition);
  const to = valueFor(`${b} ${definition.name}`, definition);
  const difference = from === null || to === null ? null : to - from;
  const half = replications === 1 || difference === null ? null : scales[definition.unit] * 0.06;
  return {
    a: strategies[0],
    b,
    metric: definition.name,
    difference,
    low: difference === null || half === null ? null : difference - half,
    high: difference === null || half === null ? null : difference + half,
    adjusted: half === null || definition.name !== "jurisdiction.missRate" ? null : 0.0132,
    verdict: verdictOf(difference, half, definition),
  };
}

function metricsDocument(replications: number): MetricsDocument {
  return {
    scenario: "sample",
    replications,
    stream: {
      reports: 700_000,
      files: 2_040_000,
      filesPerReport: 2.914,
      exactUniqueFileShare: 0.52,
      providers: 247,
      topProviderShares: { 1: 0.49, 3: 0.83, 5: 0.88, 10: 0.94 },
      locationClassShares: { international: 0.9, usWithState: 0.05, unknown: 0.05 },
      incidentTypeShares: { possessionManufactureDistribution: 0.98, onlineEnticement: 0.02 },
      hash: "0".repeat(64),
    },
    strategies: strategies.map((name) => ({
      name,
      metrics: Object.fromEntries(
        metricDefinitions.map((definition) => [definition.name, estimateOf(name, definition, replications)]),
      ),
    })),
    comparisons: strategies
      .slice(1)
      .flatMap((b) => metricDefinitions.map((definition) => comparisonOf(b, definition, replications))),
  };
}

function seriesOf(replications: number, days: number): readonly SeriesRow[] {
  return strategies.flatMap((strategy) =>
    metricDefinitions.flatMap((definition) =>
      Array.from({ length: days }, (_, day) => {
        const value = valueFor(`${strategy} ${definition.name} ${day}`, definition);
        return {
          strategy,
          day,
          metric: definition.name,
          ...spread(value, replications),
          n: value === null ? 0 : 9_000,
        };
      }),
    ),
  );
}

function stratumOf(strategy: string, dimension: Dimension, group: string, replications: number): readonly StratumRow[] {
  const n = Math.floor(fractionOf(`${group} size`) * 400);
  return metricDefinitions.map((definition) => {
    const value = valueFor(`${strategy} ${group} ${definition.name}`, definition);
    const reason = value === null ? definition.empty : null;
    return { strategy, dimension, group, metric: definition.name, ...spread(value, replications), n, reason };
  });
}

function manifestOf(replications: number, days: number): Manifest {
  const record = (name: string): StrategyRecord => ({
    name,
    dedup: { use: name === "bundled" ? "exact-hash" : "none", options: name === "bundled" ? { days: 30 } : {} },
    triage: { use: "published-rules", options: {} },
    routing: { use: "stated-first", options: {} },
    assessment: { use: "capacity-first", options: {} },
  });
  return {
    tool: "tipbench",
    notice: syntheticNotice,
    version: "0.1.0",
    name: "sample",
    question: "Does <bundling> change what is missed & where?",
    scenario: { name: "sample", scale: 1, world: { signalStrength: 0.6 } },
    seed: "sample-seed",
    replications,
    days,
    strategies: strategies.map(record),
    primary: ["escalation.recall.imminent", "jurisdiction.missRate", "throughput.availableWithin24h"],
    agencies: ["none", "federal", "Task force 1", "Task force 2"],
    startDate: "2023-01-01",
    content: { "metrics.json": "0".repeat(64) },
  };
}

/**
 * A made-up run of three strategies with every metric, a few of them null, for tests of what shows results. The same
 * numbers for the same arguments; intervals from two replications on.
 */
export function sampleRun(replications: number, days: number): SampleRun {
  const groups = dimensions.flatMap((dimension) => knownGroups(dimension).map((group) => [dimension, group] as const));
  return {
    manifest: manifestOf(replications, days),
    metrics: metricsDocument(replications),
    series: seriesOf(replications, days),
    strata: strategies.flatMap((name) =>
      groups.flatMap(([dimension, group]) => stratumOf(name, dimension, group, replications)),
    ),
    curves: sampleCurves(strategies),
    confusion: sampleConfusion(strategies),
    counts: sampleCounts(strategies, replications, days),
    card: sampleCard(strategies[0], replications, days),
    links: sampleLinks(["bundled", "plain"], "sample"),
  };
}
