import { metricGroups } from "@tipbench/charts";
import type { MetricsDocument } from "@tipbench/vocabulary";
import { DataTable } from "./data-table.tsx";
import { EstimateView } from "./estimate-view.tsx";
import { MetricName } from "./metric-name.tsx";

/** Every metric by strategies, a table a group; a metric's name unfolds to its definition. */
export function MetricTables({ metrics }: { readonly metrics: MetricsDocument }) {
  const present = metrics.strategies.flatMap((strategy) => Object.keys(strategy.metrics));
  const columns = ["Metric", ...metrics.strategies.map(({ name }) => name)];
  return (
    <>
      {metricGroups(present).map((group) => (
        <DataTable
          key={group.name}
          caption={group.title}
          columns={columns}
          rows={group.metrics.map((metric) => [
            <MetricName key={metric} metric={metric} />,
            ...metrics.strategies.map((strategy) => (
              <EstimateView key={strategy.name} estimate={strategy.metrics[metric]} />
            )),
          ])}
        />
      ))}
    </>
  );
}
