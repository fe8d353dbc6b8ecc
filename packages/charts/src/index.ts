export type { Chart, ChartSize, ChartTable } from "./chart.ts";
export { dimensionTitles, groupTitle } from "./code-titles.ts";
export { confusionChart } from "./confusion-chart.ts";
export { curveChart } from "./curve-charts.ts";
export { dailyChart } from "./daily-chart.ts";
export { differenceChart, formatDifferenceInterval } from "./difference-chart.ts";
export {
  formatCount,
  formatDifference,
  formatEstimate,
  formatInterval,
  formatProbability,
  formatScore,
  formatValue,
  noValue,
  type Unit,
} from "./format-value.ts";
export { type GroupQuery, groupChart } from "./group-chart.ts";
export { linkChart } from "./link-chart.ts";
export { type MetricGroup, metricGroups } from "./metric-groups.ts";
export { metricMeaning, metricTitle, metricUnit } from "./metric-words.ts";
export { missCauseChart } from "./miss-cause-chart.ts";
export { darkColors, hatchId, type StrategyLook, strategyLook, strategyLooks } from "./palette.ts";
export { realismChart } from "./realism-chart.ts";
export { agreesWord, formatError, formatFigure, formatTolerance, withinWord } from "./realism-words.ts";
export { type ResultLimit, resultLimits } from "./result-limits.ts";
export { stateMap } from "./state-map.ts";
export { strategyChart } from "./strategy-chart.ts";
