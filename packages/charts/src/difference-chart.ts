import { type Comparison, metricDefinition } from "@tipbench/vocabulary";
import { type Chart, type ChartSize, type ChartTable, frame, type Panel } from "./chart.ts";
import { type Dot, dotPanel, type PanelGrid, panelGrid } from "./dot-panel.ts";
import { formatDifference, formatProbability } from "./format-value.ts";
import { definitionsOf, metricTitle, metricUnit } from "./metric-words.ts";
import { onAxis, type ValueAxis, valueAxis } from "./value-axis.ts";

function titleOf(metric: string): string {
  const better = metricDefinition(metric)?.better ?? "none";
  return better === "none" ? metricTitle(metric) : `${metricTitle(metric)} (${better} is better)`;
}

/** The interval of a difference in words; empty where there is none. */
export function formatDifferenceInterval({ low, high, metric }: Comparison): string {
  if (low === null || high === null) return "";
  return `${formatDifference(low, metricUnit(metric))} to ${formatDifference(high, metricUnit(metric))}`;
}

function dotOf(row: Comparison, axis: ValueAxis): Dot {
  return {
    strategy: row.b,
    value: onAxis(row.difference, axis),
    low: onAxis(row.low, axis),
    high: onAxis(row.high, axis),
    label: formatDifference(row.difference, metricUnit(row.metric)),
    interval: formatDifferenceInterval(row),
    note: row.verdict,
  };
}

function panelOf(rows: readonly Comparison[], metric: string, strategies: readonly string[], grid: PanelGrid): Panel {
  const values = rows.flatMap(({ difference, low, high }) => [difference, low, high]);
  const own = valueAxis(metricUnit(metric), values);
  const axis = metricUnit(metric) === "share" ? { ...own, title: "percentage points" } : own;
  const dots = rows.map((row) => dotOf(row, axis));
  return dotPanel({ title: titleOf(metric), axis, dots, noteTitle: "verdict", strategies }, grid);
}

function lineOf(row: Comparison): readonly string[] {
  return [
    metricTitle(row.metric),
    row.b,
    row.a,
    formatDifference(row.difference, metricUnit(row.metric)),
    formatDifferenceInterval(row),
    formatProbability(row.adjusted),
    row.verdict,
  ];
}

function tableOf(rows: readonly Comparison[]): ChartTable {
  const columns = ["Metric", "Strategy", "Against", "Difference", "95 % interval", "Adjusted p", "Verdict"];
  return { columns, rows: rows.map(lineOf) };
}

/**
 * Paired differences from the first strategy: a panel a metric, a dot a strategy, the interval where the run has one.
 * Every axis includes zero. `strategies` are all of the run in order, so that colours stay those of the other charts.
 */
export function differenceChart(
  comparisons: readonly Comparison[],
  metrics: readonly string[],
  strategies: readonly string[],
  size: ChartSize,
): Chart {
  const rowsOf = (metric: string): readonly Comparison[] => comparisons.filter((row) => row.metric === metric);
  const present = metrics.filter((metric) => rowsOf(metric).length > 0);
  const grid = panelGrid(strategies, size);
  const [first = "the first strategy", ...others] = strategies;
  const title = `Difference from ${first}`;
  const summary = `Dots show by how much ${others.join(", ")} differ from ${first} on ${present.map(metricTitle).join(", ")}.`;
  return {
    name: "differences",
    title,
    summary,
    spec: {
      ...frame(title, summary, size),
      columns: grid.columns,
      concat: present.map((metric) => panelOf(rowsOf(metric), metric, strategies, grid)),
      resolve: { scale: { y: "independent" } },
    },
    table: tableOf(present.flatMap(rowsOf)),
    definitions: definitionsOf(present),
  };
}
