import { type MetricsDocument, missCauses } from "@tipbench/vocabulary";
import { type Chart, type ChartSize, type ChartTable, frame, labelWidth } from "./chart.ts";
import { formatCount, formatEstimate, noValue } from "./format-value.ts";
import { definitionsOf, metricTitle } from "./metric-words.ts";
import { ink, partShades } from "./palette.ts";

/** The parts of all misses, in the order in which they are stacked. */
const parts = [...missCauses.map((cause) => `jurisdiction.missCause.${cause}`), "jurisdiction.missRate.late"];

/** Room for an entry of the legend. */
const legendPixels = 160;

const words = (metric: string): string => metricTitle(metric).replace("Misses: ", "");

function barsOf({ strategies }: MetricsDocument) {
  return strategies.flatMap(({ name, metrics }) =>
    parts.map((metric, order) => {
      const estimate = metrics[metric];
      const label = estimate === undefined ? "" : formatEstimate(estimate);
      return { strategy: name, cause: words(metric), order, value: estimate?.value ?? 0, label };
    }),
  );
}

function tableOf({ strategies }: MetricsDocument): ChartTable {
  const rows = parts.map((metric) => [
    words(metric),
    ...strategies.map(({ metrics }) => {
      const estimate = metrics[metric];
      return estimate === undefined ? noValue : formatEstimate(estimate);
    }),
    formatCount(strategies[0]?.metrics[metric]?.n ?? 0),
  ]);
  return { columns: ["Cause", ...strategies.map(({ name }) => name), "n"], rows };
}

function specOf(document: MetricsDocument, size: ChartSize) {
  const names = document.strategies.map(({ name }) => name);
  return {
    width: Math.max(160, size.width - labelWidth(names, size, 0.3) - 40),
    height: { step: 34 },
    data: { values: barsOf(document) },
    mark: { type: "bar" as const, stroke: ink, strokeWidth: 0.5, size: 24 },
    encoding: {
      y: {
        field: "strategy",
        type: "nominal" as const,
        scale: { domain: names },
        axis: { title: null, ticks: false, labelLimit: 160 },
      },
      x: {
        field: "value",
        type: "quantitative" as const,
        stack: "zero" as const,
        axis: { title: "share of the reports with a true lead agency", format: "~%", tickCount: 8 },
      },
      order: { field: "order", type: "quantitative" as const },
      color: {
        field: "cause",
        type: "nominal" as const,
        scale: { domain: parts.map(words), range: partShades.map(({ color }) => color) },
        legend: { orient: "top" as const, title: null, columns: Math.max(2, Math.floor(size.width / legendPixels)) },
      },
      tooltip: [
        { field: "strategy", type: "nominal" as const },
        { field: "cause", type: "nominal" as const },
        { field: "label", type: "nominal" as const, title: "share" },
      ],
    },
  };
}

/** Why reports missed the agency that has jurisdiction: a bar a strategy, its parts the causes and the late ones; the whole is `jurisdiction.missRate`. */
export function missCauseChart(document: MetricsDocument, size: ChartSize): Chart {
  const title = "Jurisdiction misses by cause";
  const summary = `Stacked bars divide the misses of ${document.strategies.map(({ name }) => name).join(", ")} by what stands behind them.`;
  return {
    name: "miss-causes",
    title,
    summary,
    spec: { ...frame(title, summary, size), ...specOf(document, size) },
    table: tableOf(document),
    definitions: definitionsOf(["jurisdiction.missRate", ...parts]),
  };
}
