import { type StrategyLook, strategyLook } from "./palette.ts";

/** Where a legend stands and what it draws; null: rows or panels name the strategies already. */
export type StrategyLegend = { readonly symbolType?: "stroke" } | null;

/** The legend of lines. */
export const lineLegend = { symbolType: "stroke" } as const;

function scaleOf<T>(strategies: readonly string[], pick: (look: StrategyLook) => T) {
  return { domain: [...strategies], range: strategies.map((_, index) => pick(strategyLook(index))) };
}

function encodingOf<T>(strategies: readonly string[], legend: StrategyLegend, pick: (look: StrategyLook) => T) {
  const shown =
    legend &&
    ({
      ...legend,
      orient: "top",
      title: null,
      symbolOpacity: 1,
      symbolSize: legend.symbolType === "stroke" ? 400 : 80,
    } as const);
  return { field: "strategy", type: "nominal", scale: scaleOf(strategies, pick), legend: shown } as const;
}

/** Colour by strategy, in the scenario's order. */
export function strategyColor(strategies: readonly string[], legend: StrategyLegend) {
  return encodingOf(strategies, legend, ({ color }) => color);
}

/** Shape by strategy; its legend joins that of the colour. */
export function strategyShape(strategies: readonly string[], legend: StrategyLegend) {
  return encodingOf(strategies, legend, ({ shape }) => shape);
}

/** Dash of a line by strategy; its legend joins that of the colour. */
export function strategyDash(strategies: readonly string[], legend: StrategyLegend) {
  return encodingOf(strategies, legend, ({ dash }) => [...dash]);
}
