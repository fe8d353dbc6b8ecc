/** The first 6 bits of the fraction tell the parts of an octave apart: 64 parts, so that half a part is at most 1/128 of a value. */
const fractionShift = 14;
const partsOfOctave = 64;
const lowestExponent = -20;
const octaves = 54;
const firstPart = (1023 + lowestExponent) * partsOfOctave;
const places = 1 + octaves * partsOfOctave;

/** Which half of a double holds its exponent on this machine. */
const highWord = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;
const lowest = 1 / 0x100000;

const scratch = new Float64Array(1);
const scratchWords = new Uint32Array(scratch.buffer);

/**
 * How often times of each size came, in memory of one size. `counts[0]` counts zeros; the others have parts of equal width of an octave, so
 * that a value told by the middle of its part is right to 1 % from 1e-6 to 1e10. What is smaller or larger is counted at that end.
 */
export interface LogHistogram {
  readonly counts: Float64Array;
}

/** An empty histogram. */
export function logHistogram(): LogHistogram {
  return { counts: new Float64Array(places) };
}

function placeOf(high: number): number {
  const place = (high >>> fractionShift) - firstPart;
  if (place < 0) return 1;
  return place < places - 1 ? place + 1 : places - 1;
}

/** Counts a value; it is 0 or more. */
export function addToLogHistogram({ counts }: LogHistogram, value: number): void {
  scratch[0] = value;
  const place = value === 0 ? 0 : placeOf(scratchWords[highWord]!);
  counts[place] = counts[place]! + 1;
}

/**
 * Counts the first `count` values, and returns their sum, from the first on. Same as:
 * `values.subarray(0, count).reduce((sum, value) => (addToLogHistogram(histogram, value), sum + value), 0)`
 */
export function addAllToLogHistogram({ counts }: LogHistogram, values: Float64Array, count: number): number {
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * count);
  let zeros = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    if (value === 0) {
      zeros += 1;
      continue;
    }
    sum += value;
    const place = placeOf(words[2 * i + highWord]!);
    counts[place] = counts[place]! + 1;
  }
  counts[0] = counts[0]! + zeros;
  return sum;
}

/** Adds what another histogram counted. */
export function mergeLogHistogram(into: LogHistogram, from: LogHistogram): void {
  for (let place = 0; place < places; place++) into.counts[place] = into.counts[place]! + from.counts[place]!;
}

function valueAt(place: number): number {
  if (place === 0) return 0;
  const octave = Math.floor((place - 1) / partsOfOctave);
  let value = lowest;
  for (let i = 0; i < octave; i++) value *= 2;
  return value * (1 + (place - 1 - octave * partsOfOctave + 0.5) / partsOfOctave);
}

/**
 * The smallest value that at least a share `share` of all do not exceed, to 1 %; a 0 is exact. Null when nothing was counted. Throws RangeError
 * unless 0 <= share <= 1.
 */
export function logHistogramQuantile({ counts }: LogHistogram, share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a quantile's share lies in 0 to 1, not ${share}`);
  let total = 0;
  for (let place = 0; place < places; place++) total += counts[place]!;
  if (total === 0) return null;
  const ceiling = Math.max(1, Math.ceil(share * total));
  const rank = ceiling > 1 && (ceiling - 1) / total >= share ? ceiling - 1 : ceiling;
  let below = 0;
  let place = -1;
  while (below < rank) below += counts[++place]!;
  return valueAt(place);
}
