/**
 * How far counts lie from what was expected, as a standard normal score: Pearson's chi-square by Wilson and Hilferty's (1931) cube root.
 * Cells expected below 5 are pooled with their neighbours to the right.
 */
export function chiSquareScore(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  let cells = 0;
  let count = 0;
  let mean = 0;
  for (let cell = 0; cell < expected.length; cell++) {
    count += counts[cell] ?? 0;
    mean += expected[cell] ?? 0;
    if (mean < 5) continue;
    sum += ((count - mean) * (count - mean)) / mean;
    cells += 1;
    count = 0;
    mean = 0;
  }
  const spread = 2 / (9 * (cells - 1));
  return (Math.cbrt(sum / (cells - 1)) - (1 - spread)) / Math.sqrt(spread);
}

/** The score of counts that should all be alike. */
export function evennessScore(counts: ArrayLike<number>): number {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  return chiSquareScore(counts, new Float64Array(counts.length).fill(total / counts.length));
}

/** Kolmogorov's statistic times the root of the sample's size; above 2.3 with probability 5e-5. */
export function kolmogorovScore(sample: Float64Array, cumulated: (value: number) => number): number {
  const sorted = Float64Array.from(sample).sort();
  const gaps = sorted.map((value, rank) => {
    const share = cumulated(value);
    return Math.max(share - rank / sorted.length, (rank + 1) / sorted.length - share);
  });
  return Math.sqrt(sorted.length) * gaps.reduce((most, gap) => Math.max(most, gap), 0);
}

/** Mean and variance of a sample. */
export function momentsOf(sample: Float64Array): { readonly mean: number; readonly variance: number } {
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const variance = sample.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (sample.length - 1);
  return { mean, variance };
}

/** The standard normal distribution function, by the series of Marsaglia (2004): exact to about 1e-15 where |x| < 6. */
export function normalShare(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.9189385332046727);
}
