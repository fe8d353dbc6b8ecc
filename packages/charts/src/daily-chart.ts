import type { SeriesRow } from "@tipbench/vocabulary";
import { type Chart, type ChartSize, type ChartTable, frame, type Layer, type Panel, wrapText } from "./chart.ts";
import { formatValue } from "./format-value.ts";
import { definitionsOf, metricTitle, metricUnit } from "./metric-words.ts";
import { lineLegend, strategyColor, strategyDash } from "./strategy-scale.ts";
import { onAxis, type ValueAxis, valueAxis } from "./value-axis.ts";

/** Runs of at most this many days mark each day with a dot. */
const dottedDays = 31;
const panelPixels = 420;
const axisPixels = 70;

function pointsOf(rows: readonly SeriesRow[], axis: ValueAxis) {
  return rows.map((row) => ({
    day: row.day + 1,
    strategy: row.strategy,
    value: onAxis(row.value, axis),
    low: onAxis(row.low, axis),
    high: onAxis(row.high, axis),
    label: formatValue(row.value, metricUnit(row.metric)),
  }));
}

function layersOf(strategies: readonly string[], hasInterval: boolean, hasDots: boolean): Layer[] {
  const color = strategyColor(strategies, lineLegend);
  const band: Layer = {
    mark: { type: "area", opacity: 0.15 },
    encoding: { y: { field: "low", type: "quantitative" }, y2: { field: "high" }, color },
  };
  const line: Layer = {
    mark: {
      type: "line",
      strokeWidth: 1.75,
      point: hasDots ? { size: 22 } : false,
      invalid: "break-paths-filter-domains",
    },
    encoding: {
      y: { field: "value", type: "quantitative" },
      color,
      strokeDash: strategyDash(strategies, lineLegend),
      tooltip: [
        { field: "day", type: "quantitative" },
        { field: "strategy", type: "nominal" },
        { field: "label", type: "nominal", title: "value" },
      ],
    },
  };
  return hasInterval ? [band, line] : [line];
}

function panelOf(rows: readonly SeriesRow[], metric: string, strategies: readonly string[], width: number): Panel {
  const axis = valueAxis(
    metricUnit(metric),
    rows.map(({ value }) => value),
  );
  const days = rows.reduce((most, { day }) => Math.max(most, day + 1), 0);
  const hasInterval = rows.some(({ low }) => low !== null);
  return {
    title: { text: wrapText(metricTitle(metric), width), fontSize: 12, anchor: "start" },
    width,
    height: 150,
    data: { values: pointsOf(rows, axis) },
    encoding: {
      x: {
        field: "day",
        type: "quantitative",
        scale: { nice: false, zero: false },
        axis: { title: "measured day", tickMinStep: 1, grid: false },
      },
      y: {
        type: "quantitative",
        scale: { zero: false },
        axis: { title: axis.title, format: axis.format, tickCount: 5 },
      },
    },
    layer: layersOf(strategies, hasInterval, days <= dottedDays),
  };
}

function tableOf(rows: readonly SeriesRow[], metrics: readonly string[], strategies: readonly string[]): ChartTable {
  const byKey = new Map(rows.map((row) => [`${row.metric} ${row.day} ${row.strategy}`, row.value]));
  const days = [...new Set(rows.map(({ day }) => day))].sort((a, b) => a - b);
  const lines = metrics.flatMap((metric) =>
    days.map((day) => [
      metricTitle(metric),
      String(day + 1),
      ...strategies.map((name) => formatValue(byKey.get(`${metric} ${day} ${name}`) ?? null, metricUnit(metric))),
    ]),
  );
  return { columns: ["Metric", "Day", ...strategies], rows: lines };
}

/**
 * Metrics over the measured days: a panel a metric, a line a strategy, a band where the run has intervals, a gap where
 * a day has no value. Axes do not start at zero. Metrics without a row are left out.
 */
export function dailyChart(
  series: readonly SeriesRow[],
  metrics: readonly string[],
  strategies: readonly string[],
  size: ChartSize,
): Chart {
  const rows = series.filter(({ metric }) => metrics.includes(metric));
  const present = metrics.filter((name) => rows.some(({ metric }) => metric === name));
  const columns = Math.max(1, Math.min(2, present.length, Math.floor(size.width / panelPixels)));
  const width = Math.max(160, Math.floor(size.width / columns) - axisPixels);
  const summary = `Lines follow ${strategies.join(", ")} from day to day on ${present.length} metrics.`;
  return {
    name: "over-time",
    title: "Over time",
    summary,
    spec: {
      ...frame("Over time", summary, size),
      columns,
      concat: present.map((name) =>
        panelOf(
          rows.filter(({ metric }) => metric === name),
          name,
          strategies,
          width,
        ),
      ),
    },
    table: tableOf(rows, present, strategies),
    definitions: definitionsOf(present),
  };
}
