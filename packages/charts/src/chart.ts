import { type MetricDefinition, syntheticNotice } from "@tipbench/vocabulary";
import type { Config, TopLevelSpec } from "vega-lite";
import { ink, missingFill } from "./palette.ts";

/** The figures of a chart as text, row by row; what a reader without the picture gets. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture as data: whole in itself, it names no address and holds no code. */
export interface Chart {
  /** Kebab-case, for ids and file names. */
  readonly name: string;
  readonly title: string;
  /** Says in words what the picture shows; its alternative text. */
  readonly summary: string;
  readonly spec: TopLevelSpec;
  readonly table: ChartTable;
  /** What the metrics of the chart mean. */
  readonly definitions: readonly MetricDefinition[];
}

/** Pixels that a chart may be wide, labels included. */
export interface ChartSize {
  readonly width: number;
}

type ConcatSpec = Extract<TopLevelSpec, { concat: unknown }>;
export type Panel = ConcatSpec["concat"][number];
export type Layer = Extract<Panel, { layer: unknown }>["layer"][number];

const config: Config = {
  background: "transparent",
  aria: false,
  mark: { aria: false },
  scale: { invalid: { fill: { value: missingFill } } },
  font: "system-ui, sans-serif",
  view: { stroke: null },
  axis: {
    labelColor: ink,
    titleColor: ink,
    titleFontWeight: "normal",
    gridColor: ink,
    gridOpacity: 0.15,
    domainColor: ink,
    domainOpacity: 0.5,
    tickColor: ink,
    tickOpacity: 0.5,
    labelFontSize: 11,
    titleFontSize: 11,
    labelSeparation: 6,
    labelFlush: false,
    labelPadding: 6,
  },
  legend: {
    titleLimit: 0,
    gradientLength: 240,
    labelColor: ink,
    titleColor: ink,
    labelFontSize: 12,
    titleFontSize: 11,
    titleFontWeight: "normal",
  },
  header: { labelColor: ink, titleColor: ink, labelFontSize: 12, labelFontWeight: "bold" },
  title: { color: ink, subtitleColor: ink, anchor: "start", fontSize: 13, subtitleFontSize: 11, frame: "bounds" },
};

const letterPixels = 6.2;

/** Pixels that an axis leaves for its labels at 11 px: what the longest needs, at most `share` of the chart. */
export function labelWidth(labels: readonly string[], size: ChartSize, share: number): number {
  const longest = labels.reduce((most, label) => Math.max(most, label.length), 0);
  return Math.round(Math.min(size.width * share, longest * letterPixels + 8));
}

/** `text` in lines of at most `width` pixels at 11 px, broken between words. */
export function wrapText(text: string, width: number): string[] {
  const most = Math.max(20, Math.floor(width / letterPixels));
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What every spec carries: the notice under its title, colours that follow the page, and its alternative text. */
export function frame(title: string, summary: string, size: ChartSize) {
  const subtitle = wrapText(syntheticNotice, size.width);
  return {
    description: `${summary} ${syntheticNotice}`,
    config,
    padding: 4,
    title: { text: wrapText(title, size.width * 0.8), subtitle, subtitlePadding: 4, offset: 14 },
  };
}
