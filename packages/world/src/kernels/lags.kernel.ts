/** Quantiles at multiples of 2^-12, between which a draw interpolates; the last cell is left to the formula. */
const cellBits = 12;
const cells = 1 << cellBits;
const lowerMask = (1 << (32 - cellBits)) - 1;
const lowerScale = 1 / (1 << (32 - cellBits));
const wordScale = 1 / 4_294_967_296;

/** Tables of the two lags that are drawn most. */
export interface LagTables {
  /** Quantiles of the exponential distribution with mean 1. */
  readonly exponential: Float64Array;
  /** Quantiles of the log-uniform distribution from 1 to the ratio of its bounds. */
  readonly logUniform: Float64Array;
}

/** Builds the tables; `logRatio` is the logarithm of the longest over the shortest log-uniform lag. */
export function lagTables(logRatio: number): LagTables {
  return {
    exponential: Float64Array.from({ length: cells + 1 }, (_, at) => -Math.log(1 - at / cells)),
    logUniform: Float64Array.from({ length: cells + 1 }, (_, at) => Math.exp((at / cells) * logRatio)),
  };
}

/** Exponential with mean 1, from 32 bits. Same as `-Math.log(1 - (draw + 0.5) * 2^-32)`, to 2^-12 of the share within a cell. */
export function exponentialAt(table: Float64Array, draw: number): number {
  const cell = draw >>> (32 - cellBits);
  if (cell === cells - 1) return -Math.log(1 - (draw + 0.5) * wordScale);
  const low = table[cell]!;
  return low + (table[cell + 1]! - low) * ((draw & lowerMask) * lowerScale);
}

/** Log-uniform from 1 to the table's ratio, from 32 bits. Same as `Math.exp(draw * 2^-32 * logRatio)` but for interpolation. */
export function logUniformAt(table: Float64Array, draw: number): number {
  const cell = draw >>> (32 - cellBits);
  const low = table[cell]!;
  return low + (table[cell + 1]! - low) * ((draw & lowerMask) * lowerScale);
}
