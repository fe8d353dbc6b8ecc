import {
  formatCount,
  formatDifference,
  formatDifferenceInterval,
  formatInterval,
  formatProbability,
  formatValue,
  metricTitle,
  metricUnit,
} from "@tipbench/charts";
import type { Scenario } from "@tipbench/lab";
import {
  type Comparison,
  type Estimate,
  headlineMetrics,
  type MetricsDocument,
  syntheticNotice,
} from "@tipbench/vocabulary";
import Table from "cli-table3";
import pc from "picocolors";

const plain = { head: [], border: [] };

function cell(estimate: Estimate | undefined): string {
  if (!estimate) return "";
  const value = formatValue(estimate.value, estimate.unit);
  const interval = formatInterval(estimate);
  return interval === "" ? value : `${value}\n${pc.dim(interval)}`;
}

function comparisonRow(row: Comparison): string[] {
  const difference = formatDifference(row.difference, metricUnit(row.metric));
  const p = row.adjusted === null ? "" : formatProbability(row.adjusted);
  return [`${row.b} − ${row.a}`, metricTitle(row.metric), difference, formatDifferenceInterval(row), p, row.verdict];
}

function verdictTable({ comparisons }: MetricsDocument, { primary }: Scenario): string {
  const table = new Table({
    head: ["primary metrics", "", "difference", "95 % interval", "p (Holm)", "verdict"],
    style: plain,
  });
  for (const row of comparisons) if (primary.includes(row.metric)) table.push(comparisonRow(row));
  return table.toString();
}

function volume({ stream, replications }: MetricsDocument, { days }: Scenario): string {
  const each = replications === 1 ? "" : `, over ${replications} replications`;
  return `${formatCount(stream.reports)} reports and ${formatCount(stream.files)} files in ${days} ${days === 1 ? "day" : "days"}${each}`;
}

/** The comparison as a person reads it in a terminal: headline metrics by strategy, then what the paired differences say. */
export function comparisonTable(document: MetricsDocument, scenario: Scenario): string {
  const table = new Table({ head: ["", ...document.strategies.map(({ name }) => name)], style: plain });
  for (const metric of headlineMetrics) {
    table.push([metricTitle(metric), ...document.strategies.map(({ metrics }) => cell(metrics[metric]))]);
  }
  const parts = [pc.bold(scenario.name), scenario.question, volume(document, scenario), "", table.toString()];
  if (document.strategies.length > 1) parts.push(verdictTable(document, scenario));
  return [...parts, pc.dim(syntheticNotice), ""].join("\n");
}
