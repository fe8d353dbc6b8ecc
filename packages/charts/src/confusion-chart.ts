import type { ConfusionRow } from "@tipbench/vocabulary";
import { type Chart, type ChartSize, type ChartTable, frame, wrapText } from "./chart.ts";
import { groupTitle } from "./code-titles.ts";
import { type ConfusionCell, confusionCells, destinations, destinationTitle } from "./confusion-cells.ts";
import { formatCount, formatValue } from "./format-value.ts";
import { definitionsOf } from "./metric-words.ts";
import { ink, mapShades } from "./palette.ts";

const panelPixels = 480;
const labelPixels = 150;
/** A cell as wide as this has room for its figure. */
const toldPixels = 33;
/** From this shade on, figures are written in the lightest. */
const strongFrom = 3;
const leastTold = 0.001;
const longestLegend = 240;

const shareOf = ({ missed, all }: ConfusionCell): number => missed / all;

function labelOf(cell: ConfusionCell): string {
  if (cell.missed === 0) return "";
  return shareOf(cell) < leastTold ? "<0.1%" : formatValue(shareOf(cell), "share");
}

function valuesOf(cells: readonly ConfusionCell[], largest: number) {
  const strong = (largest * strongFrom) / mapShades.length;
  return cells.map((cell) => ({
    strategy: cell.strategy,
    lead: groupTitle("region", cell.region),
    delivered: destinationTitle(cell.destination),
    share: shareOf(cell),
    label: labelOf(cell),
    isStrong: shareOf(cell) >= strong,
    count: `${formatCount(cell.missed)} of ${formatCount(cell.all)}`,
  }));
}

function rectLayer(largest: number, width: number) {
  const scale = {
    type: "quantize" as const,
    domain: [0, largest === 0 ? 1 : largest],
    range: mapShades.map(({ color }) => color),
  };
  const legend = {
    orient: "bottom" as const,
    title: wrapText("share of the reports whose lead agency is in the region", width),
    gradientLength: Math.min(longestLegend, width),
    format: ".2~p",
    direction: "horizontal" as const,
  };
  return {
    mark: { type: "rect" as const },
    encoding: {
      fill: { field: "share", type: "quantitative" as const, scale, legend },
      tooltip: ["strategy", "lead", "delivered", "label", "count"].map((field) => ({
        field,
        type: "nominal" as const,
      })),
    },
  };
}

const textLayer = {
  mark: { type: "text" as const, fontSize: 9 },
  encoding: {
    text: { field: "label", type: "nominal" as const },
    fill: { condition: { test: "datum.isStrong", value: mapShades[0]?.color ?? ink }, value: ink },
  },
};

function panelOf(cells: readonly ConfusionCell[], largest: number, width: number) {
  const leads = [...new Set(cells.map(({ region }) => groupTitle("region", region)))];
  const title = { title: null, ticks: false, domain: false } as const;
  return {
    width,
    height: { step: 26 },
    encoding: {
      x: {
        field: "delivered",
        type: "nominal" as const,
        scale: { domain: destinations.map(destinationTitle), paddingInner: 0.03 },
        axis: { ...title, orient: "top" as const, labelAngle: -35 },
      },
      y: { field: "lead", type: "nominal" as const, scale: { domain: leads, paddingInner: 0.06 }, axis: title },
    },
    layer:
      width < toldPixels * destinations.length ? [rectLayer(largest, width)] : [rectLayer(largest, width), textLayer],
  };
}

function tableOf(cells: readonly ConfusionCell[], strategies: readonly string[]): ChartTable {
  const byKey = new Map(cells.map((cell) => [`${cell.strategy} ${cell.region} ${cell.destination}`, cell]));
  const known = new Map(cells.map((cell) => [`${cell.region} ${cell.destination}`, cell]));
  const rows = [...known].flatMap(([key, { region, destination }]) => {
    const found = strategies.map((name) => byKey.get(`${name} ${key}`));
    if (found.every((cell) => (cell?.missed ?? 0) === 0)) return [];
    const shares = found.map((cell) => formatValue(cell ? shareOf(cell) : null, "share"));
    return [[groupTitle("region", region), destinationTitle(destination), ...shares, formatCount(found[0]?.all ?? 0)]];
  });
  return { columns: ["Lead agency in", "Delivered first to", ...strategies, "n"], rows };
}

/**
 * Where the misses went: a panel a strategy, a row for the region of the true lead, a column for where the reports that missed it went first.
 * Null where the run has no such table.
 */
export function confusionChart(
  rows: readonly ConfusionRow[],
  strategies: readonly string[],
  size: ChartSize,
): Chart | null {
  const cells = strategies.flatMap((strategy) => confusionCells(rows, strategy));
  if (cells.length === 0) return null;
  const largest = cells.reduce((most, cell) => Math.max(most, shareOf(cell)), 0);
  const columns = Math.max(1, Math.min(strategies.length, Math.floor(size.width / panelPixels)));
  const title = "Where misses went";
  const summary = `A heat map for each of ${strategies.join(", ")}: of the reports whose lead agency is in a region, the shares that went elsewhere first, ${formatValue(largest, "share")} at most.`;
  return {
    name: "confusion",
    title,
    summary,
    spec: {
      ...frame(title, summary, size),
      columns,
      data: { values: valuesOf(cells, largest) },
      facet: { field: "strategy", type: "nominal", sort: [...strategies], header: { title: null } },
      resolve: { axis: { x: "independent" } },
      spec: panelOf(cells, largest, Math.max(120, Math.floor(size.width / columns) - labelPixels)),
    },
    table: tableOf(cells, strategies),
    definitions: definitionsOf(["jurisdiction.missRate", "jurisdiction.eventualMissRate"]),
  };
}
