import { type ChartSize, dailyChart } from "@tipbench/charts";
import type { SeriesRow } from "@tipbench/vocabulary";
import { useCallback } from "preact/hooks";
import type { RunDetail } from "../../api-types.ts";
import { fetchSeries } from "../api.ts";
import { choose, type Route } from "../route.ts";
import { useResource } from "../use-resource.ts";
import { ChartView } from "./chart-view.tsx";
import { MetricChoice } from "./metric-choice.tsx";
import { Waiting } from "./waiting.tsx";

interface Props {
  readonly run: RunDetail;
  readonly route: Route;
}

interface LinesProps {
  readonly rows: readonly SeriesRow[];
  readonly metric: string;
  readonly strategies: readonly string[];
}

function Lines({ rows, metric, strategies }: LinesProps) {
  const chartOf = useCallback((size: ChartSize) => dailyChart(rows, [metric], strategies, size), [rows]);
  return rows.length === 0 ? <p>The run has no daily values of this metric.</p> : <ChartView chartOf={chartOf} />;
}

/** A metric of choice from day to day. */
export function OverTime({ run, route }: Props) {
  const metric = route.choices.get("daily") ?? "throughput.availableWithin24h";
  const rows = useResource(`${run.name} ${metric}`, () => fetchSeries(run.name, [metric]));
  const strategies = run.metrics.strategies.map(({ name }) => name);
  return (
    <div class="panel">
      <MetricChoice
        label="Metric over time"
        run={run}
        value={metric}
        onChoose={(chosen) => choose(route, "daily", chosen)}
      />
      <Waiting resource={rows}>{(found) => <Lines rows={found} metric={metric} strategies={strategies} />}</Waiting>
    </div>
  );
}
