import {
  type ChartSize,
  differenceChart,
  formatDifference,
  formatDifferenceInterval,
  formatProbability,
  metricUnit,
} from "@tipbench/charts";
import type { Comparison } from "@tipbench/vocabulary";
import { useCallback } from "preact/hooks";
import type { RunDetail } from "../../api-types.ts";
import { ChartView } from "./chart-view.tsx";
import { DataTable } from "./data-table.tsx";
import { MetricName } from "./metric-name.tsx";
import { Unfold } from "./unfold.tsx";

const columns = ["Metric", "Strategy", "Against", "Difference", "95 % interval", "Adjusted p", "Verdict"];

function rowOf(row: Comparison) {
  return [
    <MetricName key="metric" metric={row.metric} />,
    row.b,
    row.a,
    formatDifference(row.difference, metricUnit(row.metric)),
    formatDifferenceInterval(row) || "–",
    formatProbability(row.adjusted),
    <span key="verdict" class={`verdict ${row.verdict.replaceAll(" ", "-")}`}>
      {row.verdict}
    </span>,
  ];
}

/** Paired differences from the first strategy: the primary metrics drawn and in a table, the others to unfold. */
export function Verdicts({ run }: { readonly run: RunDetail }) {
  const { manifest, metrics } = run;
  const isPrimary = ({ metric }: Comparison): boolean => manifest.primary.includes(metric);
  const names = metrics.strategies.map(({ name }) => name);
  const chartOf = useCallback(
    (size: ChartSize) => differenceChart(metrics.comparisons, manifest.primary, names, size),
    [run],
  );
  const caption = "Primary metrics, p adjusted over them and all pairs (Holm)";
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={metrics.comparisons.filter(isPrimary).map(rowOf)} />
      <ChartView chartOf={chartOf} />
      <Unfold summary="All other differences">
        {() => (
          <DataTable
            caption="Other metrics; no p is adjusted over them"
            columns={columns}
            rows={metrics.comparisons.filter((row) => !isPrimary(row)).map(rowOf)}
          />
        )}
      </Unfold>
    </>
  );
}
