import { drawUniform } from "./draw.kernel.ts";
import type { Key } from "./key.ts";

/** A categorical distribution ready to draw from: one uniform, two look-ups (Walker 1977, Vose 1991). */
export interface AliasTable {
  readonly threshold: Float64Array;
  readonly alias: Uint32Array;
}

/** Builds the table of weights (non-negative and finite, at least one positive; they need not sum to 1). Throws RangeError otherwise. */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const size = weights.length;
  const total = Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0 && total < Number.POSITIVE_INFINITY) || Array.from(weights).some((weight) => !(weight >= 0))) {
    throw new RangeError("weights must be non-negative with a positive, finite sum");
  }
  const threshold = Float64Array.from(weights, (weight) => (weight * size) / total);
  const alias = Uint32Array.from(threshold, (_, index) => index);
  const under: number[] = [];
  const over: number[] = [];
  threshold.forEach((share, index) => {
    (share < 1 ? under : over).push(index);
  });
  pairUp(under, over, threshold, alias);
  return { threshold, alias };
}

function pairUp(under: number[], over: number[], threshold: Float64Array, alias: Uint32Array): void {
  for (;;) {
    const less = under.pop();
    const more = over.pop();
    if (less === undefined || more === undefined) {
      for (const index of [less, more, ...under, ...over]) if (index !== undefined) threshold[index] = 1;
      return;
    }
    alias[less] = more;
    const rest = (threshold[more] ?? 0) + (threshold[less] ?? 0) - 1;
    threshold[more] = rest;
    (rest < 1 ? under : over).push(more);
  }
}

/** A category's index, in proportion to its weight. */
export function drawCategory(key: Key, id: number, index: number, table: AliasTable): number {
  return categoryAt(table, drawUniform(key, id, index));
}

/** The category that a uniform number in (0, 1) selects. */
export function categoryAt({ threshold, alias }: AliasTable, uniform: number): number {
  const scaled = uniform * threshold.length;
  const cell = Math.floor(scaled);
  return scaled - cell < (threshold[cell] ?? 1) ? cell : (alias[cell] ?? cell);
}
