/** Sample size, mean, and the standard error of the mean. */
export interface Moments {
  readonly n: number;
  /** Null when `n` is 0. */
  readonly mean: number | null;
  /** Null when `n` is below 2. */
  readonly standardError: number | null;
}

/**
 * Mean and standard error of a sample, summed in the order given, in two passes.
 * Equal values give exactly their value and an error of 0. Throws RangeError on a value that is not finite.
 */
export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const first = values[0];
  if (first === undefined) return { n, mean: null, standardError: null };
  const stray = values.find((value) => !Number.isFinite(value));
  if (stray !== undefined) throw new RangeError(`a sample holds ${stray}; only finite numbers have a mean`);
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / n;
  if (n < 2) return { n, mean, standardError: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { n, mean, standardError: Math.sqrt(squares / (n - 1) / n) };
}
