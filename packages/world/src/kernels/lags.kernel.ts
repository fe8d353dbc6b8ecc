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

const octaves = 32;
const octaveCells = 128;
const octaveBits = 24; // bits of a draw below those that name its cell
const octaveScale = 1 / (1 << octaveBits);

/**
 * Quantiles of the Lomax distribution (Pareto II) by its upper tail: a table for each octave of the share beyond, 128 cells and one more, so
 * that the far tail is as fine as the rest.
 */
export function tailTable(scale: number, shape: number): Float64Array {
  return Float64Array.from({ length: octaves * (octaveCells + 1) }, (_, at) => {
    const octave = Math.floor(at / (octaveCells + 1));
    const beyond = ((1 + (at % (octaveCells + 1)) / octaveCells) * ((1 << (31 - octave)) >>> 0)) / 4_294_967_296;
    return scale * (Math.exp(-Math.log(Math.min(1, beyond)) / shape) - 1);
  });
}

/** Lomax, from 32 bits that stand for the share beyond. Same as `scale * (Math.exp(-Math.log(draw * 2^-32) / shape) - 1)` but for interpolation. */
export function tailAt(table: Float64Array, draw: number): number {
  const bits = draw | 1; // never 0, which has no octave
  const octave = Math.clz32(bits);
  const upper = bits << octave;
  const cell = octave * (octaveCells + 1) + ((upper >>> octaveBits) & (octaveCells - 1));
  const low = table[cell]!;
  return low + (table[cell + 1]! - low) * ((upper & ((1 << octaveBits) - 1)) * octaveScale);
}
