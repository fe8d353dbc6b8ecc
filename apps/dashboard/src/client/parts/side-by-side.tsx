import { type ChartSize, strategyChart } from "@tipbench/charts";
import { headlineMetrics } from "@tipbench/vocabulary";
import { useCallback } from "preact/hooks";
import type { RunDetail } from "../../api-types.ts";
import { ChartView } from "./chart-view.tsx";

/** The headline metrics of all strategies as small multiples. */
export function SideBySide({ run }: { readonly run: RunDetail }) {
  const chartOf = useCallback((size: ChartSize) => strategyChart(run.metrics, headlineMetrics, size), [run]);
  return <ChartView chartOf={chartOf} />;
}
