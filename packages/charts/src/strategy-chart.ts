import type { Estimate, MetricsDocument } from "@tipbench/vocabulary";
import { type Chart, type ChartSize, type ChartTable, frame, type Panel } from "./chart.ts";
import { type Dot, dotPanel, type PanelGrid, panelGrid } from "./dot-panel.ts";
import { formatCount, formatEstimate, formatInterval, formatValue } from "./format-value.ts";
import { definitionsOf, metricTitle } from "./metric-words.ts";
import { onAxis, type ValueAxis, valueAxis } from "./value-axis.ts";

type Named = readonly [strategy: string, estimate: Estimate];

function estimatesOf(document: MetricsDocument, metric: string): readonly Named[] {
  return document.strategies.flatMap(({ name, metrics }) => {
    const estimate = metrics[metric];
    return estimate === undefined ? [] : [[name, estimate] as const];
  });
}

function dotOf([strategy, estimate]: Named, axis: ValueAxis): Dot {
  return {
    strategy,
    value: onAxis(estimate.value, axis),
    low: onAxis(estimate.low, axis),
    high: onAxis(estimate.high, axis),
    label: formatValue(estimate.value, estimate.unit),
    interval: formatInterval(estimate),
    note: formatCount(estimate.n),
  };
}

function panelOf(metric: string, document: MetricsDocument, grid: PanelGrid): Panel {
  const named = estimatesOf(document, metric);
  const values = named.flatMap(([, { value, high }]) => [value, high]);
  const axis = valueAxis(named[0]?.[1].unit ?? "count", values);
  const dots = named.map((entry) => dotOf(entry, axis));
  const strategies = document.strategies.map(({ name }) => name);
  return dotPanel({ title: metricTitle(metric), axis, dots, noteTitle: "n", strategies }, grid);
}

function tableOf(document: MetricsDocument, metrics: readonly string[]): ChartTable {
  const rows = metrics.flatMap((metric) =>
    estimatesOf(document, metric).map(([strategy, estimate]) => [
      metricTitle(metric),
      strategy,
      formatEstimate(estimate),
      formatCount(estimate.n),
    ]),
  );
  return { columns: ["Metric", "Strategy", "Value [95 % interval]", "n"], rows };
}

/**
 * Strategies side by side: a panel a metric, a dot a strategy, with its interval where the run has one. Every axis
 * includes zero. Metrics that no strategy has are left out; a null value has no dot and reads "–".
 */
export function strategyChart(document: MetricsDocument, metrics: readonly string[], size: ChartSize): Chart {
  const strategies = document.strategies.map(({ name }) => name);
  const present = metrics.filter((metric) => estimatesOf(document, metric).length > 0);
  const grid = panelGrid(strategies, size);
  const title = "Strategies side by side";
  const summary = `Dots compare ${strategies.join(", ")} on ${present.map(metricTitle).join(", ")}.`;
  return {
    name: "strategies",
    title,
    summary,
    spec: {
      ...frame(title, summary, size),
      columns: grid.columns,
      concat: present.map((metric) => panelOf(metric, document, grid)),
      resolve: { scale: { y: "independent" } },
    },
    table: tableOf(document, present),
    definitions: definitionsOf(present),
  };
}
