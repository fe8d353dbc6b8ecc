import { type ChartSize, dimensionTitles, type GroupQuery, groupChart } from "@tipbench/charts";
import { type Dimension, dimensions, type StratumRow } from "@tipbench/vocabulary";
import { useCallback } from "preact/hooks";
import type { RunDetail } from "../../api-types.ts";
import { fetchStrata } from "../api.ts";
import { choose, type Route } from "../route.ts";
import { useResource } from "../use-resource.ts";
import { ChartView } from "./chart-view.tsx";
import { Choice } from "./choice.tsx";
import { MetricChoice } from "./metric-choice.tsx";
import { Waiting } from "./waiting.tsx";

interface Props {
  readonly run: RunDetail;
  readonly route: Route;
}

const options = dimensions.map((dimension) => [dimension, dimensionTitles[dimension]] as const);

function dimensionOf(route: Route): Dimension {
  const chosen = route.choices.get("dimension");
  return dimensions.find((dimension) => dimension === chosen) ?? "providerClass";
}

function Dots({ rows, query }: { readonly rows: readonly StratumRow[]; readonly query: GroupQuery }) {
  const chartOf = useCallback((size: ChartSize) => groupChart(rows, query, size), [rows]);
  return rows.length === 0 ? <p>The run does not split this metric.</p> : <ChartView chartOf={chartOf} />;
}

/** A metric of choice split by provider class, incident type, region or state. */
export function ByGroup({ run, route }: Props) {
  const dimension = dimensionOf(route);
  const metric = route.choices.get("split") ?? "jurisdiction.missRate";
  const rows = useResource(`${run.name} ${dimension} ${metric}`, () => fetchStrata(run.name, dimension, [metric]));
  const query = { dimension, metric, strategies: run.metrics.strategies.map(({ name }) => name) };
  return (
    <div class="panel">
      <div class="choices">
        <Choice
          label="Split by"
          value={dimension}
          options={options}
          onChoose={(chosen) => choose(route, "dimension", chosen)}
        />
        <MetricChoice label="Metric" run={run} value={metric} onChoose={(chosen) => choose(route, "split", chosen)} />
      </div>
      <Waiting resource={rows}>{(found) => <Dots rows={found} query={query} />}</Waiting>
    </div>
  );
}
