import { metricTitle, strategyLook } from "@tipbench/charts";
import { headlineMetrics, type MetricsDocument } from "@tipbench/vocabulary";
import { EstimateView } from "./estimate-view.tsx";
import { MetricName } from "./metric-name.tsx";

const figureCount = 3;

/** The shape and colour of a strategy in all charts. */
function StrategyMark({ index }: { readonly index: number }) {
  const { color, shape } = strategyLook(index);
  const paths: Readonly<Record<string, string>> = {
    circle: "M6 1a5 5 0 1 0 .01 0Z",
    square: "M1.5 1.5h9v9h-9Z",
    "triangle-up": "M6 1L11.5 11H.5Z",
    "triangle-down": "M6 11L11.5 1H.5Z",
    diamond: "M6 0L11 6L6 12L1 6Z",
    cross: "M4 0h4v4h4v4h-4v4h-4v-4h-4v-4h4Z",
  };
  return (
    <svg class="mark" viewBox="0 0 12 12" aria-hidden="true">
      <path d={paths[shape] ?? ""} fill={color} />
    </svg>
  );
}

/** The first three headline metrics as large figures, a line a strategy. */
export function HeadlineFigures({ metrics }: { readonly metrics: MetricsDocument }) {
  return (
    <div class="headlines">
      {headlineMetrics.slice(0, figureCount).map((metric) => (
        <section key={metric} class="headline" aria-label={metricTitle(metric)} data-metric={metric}>
          <h2>
            <MetricName metric={metric} />
          </h2>
          <dl>
            {metrics.strategies.map((strategy, index) => (
              <div key={strategy.name} data-strategy={strategy.name}>
                <dt>
                  <StrategyMark index={index} /> {strategy.name}
                </dt>
                <dd>
                  <EstimateView estimate={strategy.metrics[metric]} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
