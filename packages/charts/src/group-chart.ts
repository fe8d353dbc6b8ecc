import { type Dimension, type StratumRow, smallGroup } from "@tipbench/vocabulary";
import { type Chart, type ChartSize, type ChartTable, frame, type Layer, labelWidth } from "./chart.ts";
import { dimensionTitles, groupTitle, knownGroups } from "./code-titles.ts";
import { formatCount, formatEstimate, formatValue } from "./format-value.ts";
import { definitionsOf, metricTitle, metricUnit } from "./metric-words.ts";
import { strategyColor, strategyShape } from "./strategy-scale.ts";
import { onAxis, type ValueAxis, valueAxis } from "./value-axis.ts";

/** What a chart of groups is about. */
export interface GroupQuery {
  readonly dimension: Dimension;
  readonly metric: string;
  /** In the scenario's order. */
  readonly strategies: readonly string[];
}

function ordered(rows: readonly StratumRow[], dimension: Dimension): readonly string[] {
  const present = new Set(rows.map(({ group }) => group));
  const known = knownGroups(dimension).filter((group) => present.delete(group));
  return [...known, ...[...present].sort()];
}

function dotsOf(rows: readonly StratumRow[], axis: ValueAxis) {
  return rows.map((row) => ({
    group: groupTitle(row.dimension, row.group),
    strategy: row.strategy,
    value: onAxis(row.value, axis),
    low: onAxis(row.low, axis),
    high: onAxis(row.high, axis),
    label: formatValue(row.value, metricUnit(row.metric)),
    n: row.n,
    count: formatCount(row.n),
  }));
}

function layersOf(strategies: readonly string[], hasInterval: boolean): Layer[] {
  const color = strategyColor(strategies, {});
  const opacity = { condition: { test: { field: "n", lt: smallGroup }, value: 0.3 }, value: 1 } as const;
  const dot: Layer = {
    mark: { type: "point", filled: true, size: 50 },
    encoding: {
      x: { field: "value", type: "quantitative" },
      color,
      opacity,
      shape: strategyShape(strategies, {}),
      tooltip: [
        { field: "group", type: "nominal" },
        { field: "strategy", type: "nominal" },
        { field: "label", type: "nominal", title: "value" },
        { field: "count", type: "nominal", title: "n" },
      ],
    },
  };
  const interval: Layer = {
    mark: { type: "rule", strokeWidth: 1.5 },
    encoding: { x: { field: "low", type: "quantitative" }, x2: { field: "high" }, color, opacity },
  };
  return hasInterval ? [interval, dot] : [dot];
}

function tableOf(rows: readonly StratumRow[], query: GroupQuery, groups: readonly string[]): ChartTable {
  const unit = metricUnit(query.metric);
  const lines = groups.flatMap((group) =>
    query.strategies.flatMap((strategy) =>
      rows
        .filter((row) => row.group === group && row.strategy === strategy)
        .map((row) => [
          groupTitle(query.dimension, group),
          strategy,
          formatEstimate({ ...row, unit }),
          formatCount(row.n),
        ]),
    ),
  );
  return { columns: ["Group", "Strategy", "Value [95 % interval]", "n"], rows: lines };
}

function encodingOf(query: GroupQuery, groups: readonly string[], axis: ValueAxis, size: ChartSize) {
  const domain = groups.map((group) => groupTitle(query.dimension, group));
  const tickCount = Math.max(3, Math.round(size.width / 120));
  const labelLimit = 2 * labelWidth(domain, size, 0.4);
  return {
    x: {
      type: "quantitative" as const,
      scale: { zero: true },
      axis: { format: axis.format, title: axis.title, tickCount },
    },
    y: {
      field: "group",
      type: "nominal" as const,
      scale: { domain, paddingInner: 0.3 },
      axis: { title: null, grid: true, labelLimit },
    },
    yOffset: { field: "strategy", type: "nominal" as const, scale: { domain: [...query.strategies] } },
  };
}

function specOf(rows: readonly StratumRow[], query: GroupQuery, groups: readonly string[], size: ChartSize) {
  const values = rows.flatMap(({ value, high }) => [value, high]);
  const axis = valueAxis(metricUnit(query.metric), values);
  const titles = groups.map((group) => groupTitle(query.dimension, group));
  const hasInterval = rows.some(({ low }) => low !== null);
  return {
    width: Math.max(120, size.width - labelWidth(titles, size, 0.4) - 24),
    height: { step: 9 },
    data: { values: dotsOf(rows, axis) },
    encoding: encodingOf(query, groups, axis, size),
    layer: layersOf(query.strategies, hasInterval),
  };
}

/**
 * One metric by the groups of a dimension: a row a group, a dot a strategy, faint below `smallGroup` in the
 * denominator, which the tooltip gives. A null has no dot. Rows of other metrics and dimensions are passed over.
 */
export function groupChart(strata: readonly StratumRow[], query: GroupQuery, size: ChartSize): Chart {
  const rows = strata.filter(({ dimension, metric }) => dimension === query.dimension && metric === query.metric);
  const groups = ordered(rows, query.dimension);
  const title = `${metricTitle(query.metric)} by ${dimensionTitles[query.dimension]}`;
  const summary = `Dots compare ${query.strategies.join(", ")} in ${groups.length} groups; groups below ${smallGroup} are faint.`;
  return {
    name: `by-${query.dimension}`,
    title,
    summary,
    spec: { ...frame(title, summary, size), ...specOf(rows, query, groups, size) },
    table: tableOf(rows, query, groups),
    definitions: definitionsOf([query.metric]),
  };
}
