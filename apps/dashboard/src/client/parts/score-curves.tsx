import { type ChartSize, curveChart } from "@tipbench/charts";
import { type CurveName, type CurveRow, curveNames } from "@tipbench/vocabulary";
import { useCallback } from "preact/hooks";
import type { RunDetail } from "../../api-types.ts";
import { fetchCurves } from "../api.ts";
import { useResource } from "../use-resource.ts";
import { ChartView } from "./chart-view.tsx";
import { Waiting } from "./waiting.tsx";

interface CurveProps {
  readonly rows: readonly CurveRow[];
  readonly curve: CurveName;
  readonly strategies: readonly string[];
}

function Curve({ rows, curve, strategies }: CurveProps) {
  const chartOf = useCallback((size: ChartSize) => curveChart(rows, curve, strategies, size), [rows]);
  return <ChartView chartOf={chartOf} />;
}

/** How well the score of triage tells urgent reports from the others: a chart a curve, where the run has it. */
export function ScoreCurves({ run }: { readonly run: RunDetail }) {
  const rows = useResource(run.name, () => fetchCurves(run.name));
  const strategies = run.metrics.strategies.map(({ name }) => name);
  return (
    <div class="panel">
      <Waiting resource={rows}>
        {(found) =>
          found.length === 0 ? (
            <p>The run has no curves of its scores.</p>
          ) : (
            curveNames.map((curve) => <Curve key={curve} rows={found} curve={curve} strategies={strategies} />)
          )
        }
      </Waiting>
    </div>
  );
}
