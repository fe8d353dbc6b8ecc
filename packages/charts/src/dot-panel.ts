import { type ChartSize, type Layer, labelWidth, type Panel, wrapText } from "./chart.ts";
import { ink } from "./palette.ts";
import { strategyColor, strategyShape } from "./strategy-scale.ts";
import type { ValueAxis } from "./value-axis.ts";

/** A strategy's dot on a panel: `value`, `low` and `high` in the axis' measure, the rest in words. */
export interface Dot {
  readonly strategy: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The figure at the right of the plot. */
  readonly label: string;
  readonly interval: string;
  readonly note: string;
}

/** How panels stand beside each other. */
export interface PanelGrid {
  readonly columns: number;
  readonly plotWidth: number;
}

/** What a panel of dots is about. */
export interface DotPanel {
  readonly title: string;
  readonly axis: ValueAxis;
  readonly dots: readonly Dot[];
  /** What `note` of a dot is called. */
  readonly noteTitle: string;
  /** All strategies of the run in order; they give the colours. */
  readonly strategies: readonly string[];
}

const panelPixels = 360;
/** Room at the right of a plot for a figure in words, and between panels. */
const figurePixels = 90;

/** As many panels in a row as `size` has room for, three at most. */
export function panelGrid(strategies: readonly string[], size: ChartSize): PanelGrid {
  const columns = Math.max(1, Math.min(3, Math.floor(size.width / panelPixels)));
  const width = Math.floor(size.width / columns);
  return { columns, plotWidth: Math.max(100, width - labelWidth(strategies, { width }, 0.35) - figurePixels) };
}

function dotLayer(panel: DotPanel): Layer {
  return {
    mark: { type: "point", filled: true, size: 70, opacity: 1 },
    encoding: {
      x: { field: "value", type: "quantitative" },
      color: strategyColor(panel.strategies, null),
      shape: strategyShape(panel.strategies, null),
      tooltip: [
        { field: "strategy", type: "nominal" },
        { field: "label", type: "nominal", title: "value" },
        { field: "interval", type: "nominal", title: "95 % interval" },
        { field: "note", type: "nominal", title: panel.noteTitle },
      ],
    },
  };
}

function intervalLayer(panel: DotPanel): Layer {
  return {
    mark: { type: "rule", strokeWidth: 2 },
    encoding: {
      x: { field: "low", type: "quantitative" },
      x2: { field: "high" },
      color: strategyColor(panel.strategies, null),
    },
  };
}

function labelLayer(plotWidth: number): Layer {
  return {
    mark: { type: "text", align: "left", fontSize: 11, color: ink },
    encoding: { x: { value: plotWidth + 8 }, text: { field: "label", type: "nominal" } },
  };
}

/** A dot a strategy on an axis that includes zero, its interval where it has one, and the figure in words. */
export function dotPanel(panel: DotPanel, { plotWidth }: PanelGrid): Panel {
  const { axis, dots, title } = panel;
  const interval = dots.some(({ low }) => low !== null) ? [intervalLayer(panel)] : [];
  return {
    title: { text: wrapText(title, plotWidth + figurePixels), fontSize: 12, anchor: "start", offset: 4 },
    width: plotWidth,
    height: { step: 20 },
    data: { values: [...dots] },
    encoding: {
      x: {
        type: "quantitative",
        scale: { zero: true, nice: true },
        axis: { format: axis.format, title: axis.title, tickCount: Math.max(2, Math.round(plotWidth / 60)) },
      },
      y: {
        field: "strategy",
        type: "nominal",
        scale: { domain: dots.map(({ strategy }) => strategy) },
        axis: { title: null, ticks: false, labelLimit: 160 },
      },
    },
    layer: [...interval, dotLayer(panel), labelLayer(plotWidth)],
  };
}
