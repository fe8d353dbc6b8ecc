/**
 * The smallest value that at least a share `share` of all values do not exceed (inverse of the empirical distribution;
 * no interpolation, so that "never" mixes with nothing). `sorted` is ascending; an Infinity in it stands for what never
 * came, and is answered when the rank falls there. Null when `sorted` is empty. Throws RangeError unless 0 <= share <= 1.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a quantile's share lies in 0 to 1, not ${share}`);
  const n = sorted.length;
  const ceiling = Math.max(1, Math.ceil(share * n));
  const rank = ceiling > 1 && (ceiling - 1) / n >= share ? ceiling - 1 : ceiling;
  return sorted[rank - 1] ?? null;
}
