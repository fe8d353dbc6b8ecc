import { meanInterval } from "./mean-interval.ts";
import { moments } from "./moments.ts";
import { tTwoSidedP } from "./student-t.ts";

/** The mean of `b - a` over pairs, its t interval, and the two-sided p of "no difference". */
export interface PairedDifference {
  /** Null when there was no pair. */
  readonly difference: number | null;
  /** Both ends and `p` are null below two pairs. */
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  /** Pairs with both values. */
  readonly n: number;
}

/**
 * Paired comparison of two strategies, `a[i]` and `b[i]` being of replication `i`: difference is `b` minus `a`.
 * A pair with a null is left out. When all differences are equal the interval is that value, and p is 1 if it is 0,
 * else 0. Throws RangeError on unequal lengths and on values that are not finite.
 */
export function pairedDifference(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
  confidence = 0.95,
): PairedDifference {
  if (a.length !== b.length) throw new RangeError(`${a.length} values cannot be paired with ${b.length}`);
  const differences = a.flatMap((before, i) => {
    const after = b[i] ?? null;
    return before === null || after === null ? [] : [after - before];
  });
  const { mean, low, high, n } = meanInterval(differences, confidence);
  return { difference: mean, low, high, p: twoSidedP(differences), n };
}

function twoSidedP(differences: readonly number[]): number | null {
  const { n, mean, standardError } = moments(differences);
  if (mean === null || standardError === null) return null;
  if (mean === 0) return 1;
  return tTwoSidedP(mean / standardError, n - 1);
}
