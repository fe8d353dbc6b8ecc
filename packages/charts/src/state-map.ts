import type { StratumRow } from "@tipbench/vocabulary";
import atlas from "us-atlas/states-albers-10m.json" with { type: "json" };
import { type Chart, type ChartSize, type ChartTable, frame } from "./chart.ts";
import { groupTitle } from "./code-titles.ts";
import { formatCount, formatValue } from "./format-value.ts";
import { definitionsOf, metricTitle } from "./metric-words.ts";
import { ink, mapShades } from "./palette.ts";
import { atlasIds } from "./us-states.ts";

const metric = "jurisdiction.missRate";
const panelPixels = 300;
const heightOfWidth = 0.62;
const shapes = {
  type: atlas.type,
  transform: atlas.transform,
  objects: { states: atlas.objects.states },
  arcs: atlas.arcs,
};

function cellsOf(rows: readonly StratumRow[], strategies: readonly string[]) {
  const byKey = new Map(rows.map((row) => [`${row.strategy} ${row.group}`, row]));
  return strategies.flatMap((strategy) =>
    [...atlasIds].map(([state, id]) => {
      const row = byKey.get(`${strategy} ${state}`);
      const value = row?.value ?? null;
      const label = formatValue(value, "share");
      return { strategy, id, name: groupTitle("state", state), value, label, n: formatCount(row?.n ?? 0) };
    }),
  );
}

function tableOf(rows: readonly StratumRow[], strategies: readonly string[]): ChartTable {
  const byKey = new Map(rows.map((row) => [`${row.strategy} ${row.group}`, row]));
  const states = [...new Set(rows.map(({ group }) => group))].sort();
  const lines = states.map((state) => {
    const found = strategies.map((name) => byKey.get(`${name} ${state}`));
    const n = found.find((row) => row !== undefined)?.n ?? 0;
    return [
      groupTitle("state", state),
      ...found.map((row) => formatValue(row?.value ?? null, "share")),
      formatCount(n),
    ];
  });
  return { columns: ["State", ...strategies, "n"], rows: lines };
}

function fill(largest: number) {
  const scale = {
    type: "quantize" as const,
    domain: [0, largest === 0 ? 1 : largest],
    range: mapShades.map(({ color }) => color),
  };
  const legend = {
    orient: "bottom" as const,
    title: "share missed (hatched: not measured)",
    format: ".2~p",
    direction: "horizontal" as const,
  };
  return { field: "value", type: "quantitative" as const, scale, legend };
}

const lookup = {
  lookup: "id",
  from: { data: { values: shapes, format: { type: "topojson" as const, feature: "states" } }, key: "id" },
  as: "shape",
};

const tooltip = [
  { field: "name", type: "nominal" as const, title: "state" },
  { field: "strategy", type: "nominal" as const },
  { field: "label", type: "nominal" as const, title: "missed" },
  { field: "n", type: "nominal" as const },
];

function mapOf(width: number, largest: number) {
  return {
    width,
    height: Math.round(width * heightOfWidth),
    projection: { type: "identity" as const },
    mark: { type: "geoshape" as const, stroke: ink, strokeWidth: 0.5 },
    encoding: { shape: { field: "shape", type: "geojson" as const }, fill: fill(largest), tooltip },
  };
}

/**
 * Jurisdiction misses by the true US state, a map a strategy on one colour scale from zero. A state without a value is
 * hatched; territories are in the table alone. Rows of other metrics and dimensions are passed over.
 */
export function stateMap(strata: readonly StratumRow[], strategies: readonly string[], size: ChartSize): Chart {
  const rows = strata.filter((row) => row.dimension === "state" && row.metric === metric);
  const largest = rows.reduce((most, { value }) => Math.max(most, value ?? 0), 0);
  const columns = Math.max(1, Math.min(strategies.length, Math.floor(size.width / panelPixels)));
  const title = `${metricTitle(metric)} by US state`;
  const summary = `A map of the United States for each of ${strategies.join(", ")}; a stronger shade means a larger share missed, ${formatValue(largest, "share")} at most.`;
  return {
    name: "state-map",
    title,
    summary,
    spec: {
      ...frame(title, summary, size),
      columns,
      data: { values: cellsOf(rows, strategies) },
      transform: [lookup],
      facet: { field: "strategy", type: "nominal", sort: [...strategies], header: { title: null } },
      spec: mapOf(Math.floor(size.width / columns) - 30, largest),
    },
    table: tableOf(rows, strategies),
    definitions: definitionsOf([metric]),
  };
}
