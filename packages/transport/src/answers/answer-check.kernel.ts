/** Index of the first value that is no whole number from `least` to below `end`, -1 where all are. */
export function firstBadCode(values: ArrayLike<number>, least: number, end: number): number {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= least && value < end && Math.floor(value) === value)) return i;
  }
  return -1;
}

/** Index of the first value that is not finite, -1 where all are. */
export function firstBadNumber(values: ArrayLike<number>): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) return i;
  return -1;
}
