export { gini } from "./gini.ts";
export { holm } from "./holm.ts";
export {
  addAllToLogHistogram,
  addToLogHistogram,
  type LogHistogram,
  logHistogram,
  logHistogramQuantile,
  mergeLogHistogram,
} from "./log-histogram.kernel.ts";
export { logistic, logisticRegression, type TrialGroup } from "./logistic-regression.ts";
export { type MeanInterval, meanInterval } from "./mean-interval.ts";
export { type PairedDifference, pairedDifference } from "./paired-difference.ts";
export { quantileOfSorted } from "./quantile-of-sorted.ts";
export { solveLinear } from "./solve-linear.ts";
export { pickAgain, pickTop, type TopShare, topShare } from "./top-share.kernel.ts";
export { type Goal, type PlainVerdict, verdict } from "./verdict.ts";
