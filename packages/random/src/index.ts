export { type AliasTable, aliasTable, categoryAt, drawCategory } from "./alias-table.ts";
export {
  type BoundedPareto,
  drawBoolean,
  drawBoundedPareto,
  drawExponential,
  drawGamma,
  drawGeometric,
  drawInteger,
  drawLognormal,
  drawLogUniform,
  drawLomax,
  drawNormal,
  drawPoisson,
} from "./distributions.ts";
export { drawBits, drawUniform, fillUniform, shareLimit } from "./draw.kernel.ts";
export { type Key, keyOf } from "./key.ts";
export { normalQuantile } from "./normal-quantile.ts";
export {
  type IndexPermutation,
  indexPermutation,
  permuteIndex,
  permuteWord,
  unpermuteIndex,
  unpermuteWord,
} from "./permutation.kernel.ts";
