import type { LinkQuality, LinkScores, StrategyLinks } from "@tipbench/vocabulary";
import { type Chart, type ChartSize, type ChartTable, frame, type Layer, type Panel, wrapText } from "./chart.ts";
import { formatCount, formatScore, formatValue, noValue } from "./format-value.ts";
import { definitionsOf } from "./metric-words.ts";
import { lineLegend, strategyColor, strategyDash } from "./strategy-scale.ts";

const panelPixels = 420;
const axisPixels = 70;

/** A point of a curve: where it lies, what it counts, and what made it. */
interface CurveDot {
  readonly strategy: string;
  readonly at: number;
  readonly x: number | null;
  readonly y: number | null;
  readonly label: string;
}

/** Of bundles where all pairs are known, else of the links themselves. */
const precisionOf = ({ precision, bundles }: LinkQuality): number | null => (bundles ? bundles.precision : precision);
const recallOf = ({ recall, bundles }: LinkQuality): number | null => (bundles ? bundles.recall : recall);
const harmOf = ({ falseLinks, bundles }: LinkQuality): number => (bundles ? bundles.mergeErrors : falseLinks);

function thresholdDots({ name, curve }: StrategyLinks): CurveDot[] {
  return curve.map((point, at) => ({
    strategy: name,
    at,
    x: recallOf(point),
    y: precisionOf(point),
    label: `linked from score ${formatScore(point.threshold)}`,
  }));
}

function reviewDots({ name, oversight }: StrategyLinks, of: (point: LinkQuality) => number | null): CurveDot[] {
  return oversight.map((point, at) => ({
    strategy: name,
    at,
    x: point.reviews,
    y: of(point),
    label: `${formatCount(point.reviews)} reviews`,
  }));
}

interface CurvePanel {
  readonly title: string;
  readonly dots: readonly CurveDot[];
  readonly x: { readonly title: string; readonly format: string };
  readonly y: { readonly title: string; readonly format: string };
}

function panelsOf({ strategies }: LinkScores): readonly CurvePanel[] {
  const share = (title: string) => ({ title, format: "~%" });
  const reviews = { title: "pairs reviewed", format: "~s" };
  const over = (of: (point: LinkQuality) => number | null) => strategies.flatMap((one) => reviewDots(one, of));
  return [
    {
      title: "Precision over recall, as the threshold falls",
      dots: strategies.flatMap(thresholdDots),
      ...{ x: share("recall"), y: share("precision") },
    },
    { title: "Precision over reviews", dots: over(precisionOf), x: reviews, y: share("precision") },
    { title: "Recall over reviews", dots: over(recallOf), x: reviews, y: share("recall") },
    { title: "False merges over reviews", dots: over(harmOf), x: reviews, y: { title: "false merges", format: "~s" } },
  ];
}

function layerOf(names: readonly string[]): Layer {
  return {
    mark: { type: "line", strokeWidth: 1.75, point: { size: 22 }, invalid: "break-paths-filter-domains" },
    encoding: {
      color: strategyColor(names, lineLegend),
      strokeDash: strategyDash(names, lineLegend),
      order: { field: "at", type: "quantitative" },
      tooltip: [
        { field: "strategy", type: "nominal" },
        { field: "label", type: "nominal", title: "at" },
        { field: "x", type: "quantitative", format: ".4~g" },
        { field: "y", type: "quantitative", format: ".4~g" },
      ],
    },
  };
}

function drawn({ title, dots, x, y }: CurvePanel, names: readonly string[], width: number): Panel {
  const axis = { tickCount: 5, grid: false };
  return {
    title: { text: wrapText(title, width), fontSize: 12, anchor: "start" },
    width,
    height: 170,
    data: { values: dots.map((dot) => ({ ...dot })) },
    encoding: {
      x: { field: "x", type: "quantitative", scale: { zero: true }, axis: { ...axis, ...x } },
      y: { field: "y", type: "quantitative", scale: { zero: true }, axis: { ...axis, ...y, grid: true } },
    },
    layer: [layerOf(names)],
  };
}

function tableOf({ strategies }: LinkScores): ChartTable {
  const cells = (point: LinkQuality): string[] => [
    formatCount(point.links),
    formatValue(precisionOf(point), "share"),
    formatValue(recallOf(point), "share"),
    point.bundles ? formatCount(point.bundles.mergeErrors) : noValue,
    formatCount(point.falseLinks),
  ];
  const rows = strategies.flatMap(({ name, curve, oversight }) => [
    ...curve.map((point) => [name, `linked from score ${formatScore(point.threshold)}`, ...cells(point)]),
    ...oversight.map((point) => [name, `${formatCount(point.reviews)} reviews`, ...cells(point)]),
  ]);
  return { columns: ["Strategy", "Where", "Links", "Precision", "Recall", "False merges", "False links"], rows };
}

function summaryOf({ strategies, level, falseLinkShare, missedLinkShare }: LinkScores): string {
  const names = strategies.map(({ name }) => name).join(", ");
  const sampled = strategies.filter(({ weight }) => weight !== 1).map(({ name }) => name);
  const of = sampled.length === 0 ? "" : ` Of ${sampled.join(", ")} a sample is known: links, not bundles.`;
  const people = `Reviewers look at the pairs nearest the stage's own threshold first; they are assumed to link ${formatValue(falseLinkShare, "share")} of pairs of two and to miss ${formatValue(missedLinkShare, "share")} of pairs of one.`;
  return `Lines say how well ${names} would join the reports of one ${level} at other thresholds, and with people who look at pairs. ${people}${of}`;
}

/** Precision and recall over the link score, and quality and harm over the budget of reviews: a panel each, a line a strategy. */
export function linkChart(scores: LinkScores, strategies: readonly string[], size: ChartSize): Chart {
  const summary = summaryOf(scores);
  const columns = Math.max(1, Math.min(2, Math.floor(size.width / panelPixels)));
  const width = Math.max(160, Math.floor(size.width / columns) - axisPixels);
  const title = "Thresholds and reviews of links";
  const level = `dedup.${scores.level}`;
  return {
    ...{ name: "links", title, summary },
    spec: {
      ...frame(title, summary, size),
      columns,
      concat: panelsOf(scores).map((panel) => drawn(panel, strategies, width)),
    },
    table: tableOf(scores),
    definitions: definitionsOf([`${level}.pairwise.precision`, `${level}.pairwise.recall`, `${level}.mergeErrors`]),
  };
}
