import { formatCount, formatInterval, formatValue, metricGroups, metricMeaning, metricTitle } from "@tipbench/charts";
import { type Estimate, headlineMetrics, type MetricsDocument, metricDefinition } from "@tipbench/vocabulary";
import { type Html, html, nothing } from "./html.ts";
import { htmlTable } from "./html-table.ts";
import type { ReportInput } from "./report-input.ts";

function cellOf(estimate: Estimate | undefined): Html {
  if (estimate === undefined) return html`–`;
  const value = formatValue(estimate.value, estimate.unit);
  if (estimate.reason !== null) return html`${value}<span class="small why">${estimate.reason}</span>`;
  const interval = formatInterval(estimate);
  const range = interval === "" ? nothing : html`<span class="small">${interval}</span>`;
  return html`${value}${range}<span class="small">n = ${formatCount(estimate.n)}</span>`;
}

function headingOf(metric: string): Html {
  const definition = metricDefinition(metric);
  const meaning = definition === undefined ? nothing : html`<span class="meaning">${metricMeaning(definition)}</span>`;
  return html`${metricTitle(metric)}${meaning}`;
}

/** Metrics by strategies: value, 95 % interval where there is one, and n or the reason why there is no value. */
function metricTable(document: MetricsDocument, caption: string, metrics: readonly string[]): Html {
  return htmlTable({
    caption,
    columns: ["Metric", ...document.strategies.map(({ name }) => name)],
    rows: metrics.map((metric) => [
      headingOf(metric),
      ...document.strategies.map((strategy) => cellOf(strategy.metrics[metric])),
    ]),
  });
}

/** The headline metrics of all strategies in one table. */
export function headlineTable({ metrics }: ReportInput): Html {
  const present = headlineMetrics.filter((name) => metrics.strategies.some((strategy) => name in strategy.metrics));
  return metricTable(metrics, "Headline metrics: value, 95 % interval over replications, n", present);
}

/** Every metric of the run, a table a group. */
export function allMetricTables(input: ReportInput): Html {
  const present = input.metrics.strategies.flatMap(({ metrics }) => Object.keys(metrics));
  const groups = metricGroups(present).map(
    ({ title, metrics }) => html`<h3>${title}</h3>
${metricTable(input.metrics, `${title}: value, 95 % interval over replications, n`, metrics)}\n`,
  );
  return html`${groups}`;
}
