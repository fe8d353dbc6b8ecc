/**
 * Gini index of how unevenly a total is spread: Σ (2i - n - 1) x_i / (n Σ x_i) over the sorted values; 0 when all are
 * equal, (n - 1) / n when one has everything. Not corrected for small n. Null for fewer than two values and for a total
 * of 0. Throws RangeError on a value that is negative or not finite.
 */
export function gini(values: readonly number[]): number | null {
  const stray = values.find((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  if (stray !== undefined) throw new RangeError(`a share of a total cannot be ${stray}`);
  const n = values.length;
  const total = values.reduce((sum, value) => sum + value, 0);
  if (n < 2 || total === 0) return null;
  const sorted = [...values].sort((x, y) => x - y);
  const weighted = sorted.reduce((sum, value, i) => sum + (2 * i + 1 - n) * value, 0);
  return weighted / (n * total);
}
