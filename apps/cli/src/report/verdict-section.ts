import {
  formatDifference,
  formatDifferenceInterval,
  formatProbability,
  metricGroups,
  metricTitle,
  metricUnit,
} from "@tipbench/charts";
import type { Comparison, Verdict } from "@tipbench/vocabulary";
import { type Html, html } from "./html.ts";
import { htmlTable } from "./html-table.ts";
import type { ReportInput } from "./report-input.ts";

const columns = ["Metric", "Strategy", "Against", "Difference", "95 % interval", "Holm-adjusted p", "Verdict"];

function verdictCell(verdict: Verdict): Html {
  const known = verdict === "better" || verdict === "worse";
  return known ? html`<span class="${verdict}">${verdict}</span>` : html`${verdict}`;
}

function rowOf(row: Comparison): readonly (string | Html)[] {
  return [
    metricTitle(row.metric),
    row.b,
    row.a,
    formatDifference(row.difference, metricUnit(row.metric)),
    formatDifferenceInterval(row) || "–",
    formatProbability(row.adjusted),
    verdictCell(row.verdict),
  ];
}

function tableOf(caption: string, rows: readonly Comparison[]): Html {
  return htmlTable({ caption, columns, rows: rows.map(rowOf) });
}

/** The primary metrics' comparisons, with p adjusted over them and all pairs. */
export function primaryVerdicts({ manifest, metrics }: ReportInput): Html {
  const rows = manifest.primary.flatMap((metric) => metrics.comparisons.filter((row) => row.metric === metric));
  return tableOf("Primary metrics: paired difference from the first strategy", rows);
}

/** The comparisons of all other metrics, a table a group; no p is adjusted over them. */
export function otherVerdicts({ manifest, metrics }: ReportInput): Html {
  const others = metrics.comparisons.filter(({ metric }) => !manifest.primary.includes(metric));
  const tables = metricGroups(others.map(({ metric }) => metric)).map((group) =>
    tableOf(
      group.title,
      group.metrics.flatMap((metric) => others.filter((row) => row.metric === metric)),
    ),
  );
  return html`${tables}`;
}
