import { type Chart, type ChartSize, metricMeaning } from "@tipbench/charts";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { problemOf } from "../use-resource.ts";
import { useWidth } from "../use-width.ts";
import { DataTable } from "./data-table.tsx";
import { Unfold } from "./unfold.tsx";

interface Props {
  /** Gives the same chart for the same size as long as it is the same function; null, whatever the size, where there is nothing to draw. */
  readonly chartOf: (size: ChartSize) => Chart | null;
}

/** The picture itself; what draws it is loaded with the first one. */
function Picture({ chart }: { readonly chart: Chart }) {
  const ref = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const drawn = import("../draw-chart.ts").then(({ drawChart }) => drawChart(chart, element));
    drawn.catch((error: unknown) => setProblem(problemOf(error)));
    return () => {
      drawn.then(
        (remove) => remove(),
        () => undefined,
      );
    };
  }, [chart]);
  return (
    <>
      <div class="picture" role="img" aria-label={chart.summary}>
        <div ref={ref} />
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </>
  );
}

/** A chart as wide as there is room, the definitions of its metrics, and its figures as a table to unfold; nothing where there is no chart. */
export function ChartView({ chartOf }: Props) {
  const { ref, width } = useWidth<HTMLElement>();
  const chart = useMemo(() => chartOf({ width: Math.max(300, width) }), [chartOf, width]);
  if (chart === null) return null;
  return (
    <figure ref={ref}>
      {width > 0 && <Picture chart={chart} />}
      <figcaption>
        <details>
          <summary>Definitions</summary>
          <ul>
            {chart.definitions.map((definition) => (
              <li key={definition.name}>
                <strong>{definition.title}</strong>: {metricMeaning(definition)}
              </li>
            ))}
          </ul>
        </details>
        <Unfold summary="Figures as a table">
          {() => <DataTable caption={chart.title} columns={chart.table.columns} rows={chart.table.rows} />}
        </Unfold>
      </figcaption>
    </figure>
  );
}
