import type { CurveName, CurveRow } from "@tipbench/vocabulary";
import { type Chart, type ChartSize, type ChartTable, frame, type Layer } from "./chart.ts";
import { formatCount, formatValue } from "./format-value.ts";
import { definitionsOf } from "./metric-words.ts";
import { lineLegend, strategyColor, strategyDash } from "./strategy-scale.ts";

const axisPixels = 80;
const widest = 620;
/** A curve of at most this many points shows each of them. */
const dotted = 20;

/** How a curve is told: what lies on its axes, and how its points are joined. */
interface CurveWords {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly x: string;
  readonly y: string;
  readonly joined: "step-before" | "linear";
  readonly metrics: readonly string[];
}

const words: Readonly<Record<CurveName, CurveWords>> = {
  precisionRecall: {
    name: "precision-recall",
    title: "Precision and recall of the triage score",
    says: "Lines go from the highest scores down: how many of the urgent reports are found, and how many of those found are urgent.",
    x: "recall: share of the urgent-grade reports that are found",
    y: "precision: share found that is urgent",
    joined: "step-before",
    metrics: ["escalation.averagePrecision", "escalation.rocAuc"],
  },
  urgentByRank: {
    name: "urgent-by-rank",
    title: "Urgent reports by tenths of the triage score",
    says: "Lines follow the share of urgent-grade reports from the lowest tenth of the scores to the highest; equal scores are one point.",
    x: "share of all reports with a lower score",
    y: "share of urgent-grade reports",
    joined: "linear",
    metrics: ["escalation.rocAuc"],
  },
  calibration: {
    name: "calibration",
    title: "Calibration of scores that are probabilities",
    says: "Lines compare mean score and share of urgent-grade reports by tenths of the scores; on the thin diagonal they are equal.",
    x: "mean score",
    y: "share of urgent-grade reports",
    joined: "linear",
    metrics: ["escalation.calibrationError", "escalation.brierScore"],
  },
};

function lineLayer(strategies: readonly string[], { joined, x, y }: CurveWords): Layer {
  const color = strategyColor(strategies, lineLegend);
  return {
    mark: { type: "line", strokeWidth: 1.75, interpolate: joined },
    encoding: {
      color,
      strokeDash: strategyDash(strategies, lineLegend),
      order: { field: "x", type: "quantitative" },
      tooltip: [
        { field: "strategy", type: "nominal" },
        { field: "x", type: "quantitative", title: x, format: ".3~p" },
        { field: "y", type: "quantitative", title: y, format: ".3~p" },
        { field: "count", type: "nominal", title: "reports" },
      ],
    },
  };
}

function dotLayer(rows: readonly CurveRow[], strategies: readonly string[]): Layer {
  const few = strategies.filter((name) => rows.filter(({ strategy }) => strategy === name).length <= dotted);
  return {
    transform: [{ filter: { field: "strategy", oneOf: few } }],
    mark: { type: "point", filled: true, size: 30, opacity: 1 },
    encoding: { color: strategyColor(strategies, lineLegend) },
  };
}

/** The line on which score and share are equal, as far as the points go. */
function diagonal(rows: readonly CurveRow[]): Layer {
  const end = rows.reduce((most, { x, y }) => Math.max(most, x, y), 0);
  const ends = [0, end].map((at) => ({ x: at, y: at }));
  return { data: { values: ends }, mark: { type: "line", strokeWidth: 1, color: "currentColor", opacity: 0.5 } };
}

const axis = (title: string) => ({ title, format: "~%", tickCount: 5 });

function specOf(rows: readonly CurveRow[], curve: CurveName, strategies: readonly string[], size: ChartSize) {
  const told = words[curve];
  const layers = [lineLayer(strategies, told), dotLayer(rows, strategies)];
  const scale = curve === "calibration" ? { zero: true } : { domain: [0, 1] };
  return {
    width: Math.min(widest, size.width - axisPixels),
    height: 300,
    data: { values: rows.map((row) => ({ ...row, count: formatCount(row.n) })) },
    encoding: {
      x: { field: "x", type: "quantitative" as const, scale, axis: axis(told.x) },
      y: {
        field: "y",
        type: "quantitative" as const,
        scale: curve === "precisionRecall" ? scale : { zero: true },
        axis: axis(told.y),
      },
    },
    layer: curve === "calibration" ? [diagonal(rows), ...layers] : layers,
  };
}

/** At most this many points of a strategy are told in the table. */
const tablePoints = 21;

function tableOf(rows: readonly CurveRow[], { x, y }: CurveWords, strategies: readonly string[]): ChartTable {
  const lines = strategies.flatMap((name) => {
    const own = rows.filter(({ strategy }) => strategy === name);
    const every = Math.ceil(own.length / tablePoints);
    return own.filter((_, at) => at % every === 0 || at === own.length - 1);
  });
  return {
    columns: ["Strategy", x, y, "reports"],
    rows: lines.map((row) => [
      row.strategy,
      formatValue(row.x, "share"),
      formatValue(row.y, "share"),
      formatCount(row.n),
    ]),
  };
}

/**
 * One curve of the triage scores of a run, a line a strategy; the table tells some of its points. Null where the run has no such curve: without an
 * urgent-grade report, or without a score that is a probability.
 */
export function curveChart(
  curves: readonly CurveRow[],
  curve: CurveName,
  strategies: readonly string[],
  size: ChartSize,
): Chart | null {
  const rows = curves.filter((row) => row.curve === curve);
  if (rows.length === 0) return null;
  const { name, title, says, metrics } = words[curve];
  const present = strategies.filter((strategy) => rows.some((row) => row.strategy === strategy));
  const summary = `${says} Of ${present.join(", ")}.`;
  return {
    name,
    title,
    summary,
    spec: { ...frame(title, summary, size), ...specOf(rows, curve, strategies, size) },
    table: tableOf(rows, words[curve], strategies),
    definitions: definitionsOf(metrics),
  };
}
