import { moments } from "./moments.ts";
import { tHalfWidth } from "./student-t.ts";

/** A mean with its t interval. */
export interface MeanInterval {
  /** Null when no value was there. */
  readonly mean: number | null;
  /** Both ends are null when `n` is below 2. */
  readonly low: number | null;
  readonly high: number | null;
  /** Values that were there. */
  readonly n: number;
}

/**
 * Mean of one value a replication, with Student's t interval: mean ± t(n - 1) · s / √n.
 * A null is a replication without a value and is left out. Without spread the interval is the mean itself.
 * Throws RangeError on a value that is not finite.
 */
export function meanInterval(values: readonly (number | null)[], confidence = 0.95): MeanInterval {
  const { n, mean, standardError } = moments(values.filter((value) => value !== null));
  if (mean === null || standardError === null) return { mean, low: null, high: null, n };
  const half = tHalfWidth(confidence, n - 1) * standardError;
  return { mean, low: mean - half, high: mean + half, n };
}
