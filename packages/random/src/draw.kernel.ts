import type { Key } from "./key.ts";

const scale = 2.3283064365386963e-10; // 2 to the power -32

/**
 * 32 random bits (unsigned) for (key, id, index): the sum of two keyed permutations of `id`, mixed once more, so that equal draws of
 * different ids are as frequent as chance demands. Permutations: Wellons' "lowbias32" and Stafford-style odd multipliers.
 */
export function drawBits(key: Key, id: number, index: number): number {
  let x = (id ^ key.a) + Math.imul(index, 0x632be5ab);
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  x ^= x >>> 15;
  let y = (Math.imul(id, 0x9e3779b1) + key.b) ^ Math.imul(index + 1, 0x85157af5);
  y = Math.imul(y ^ (y >>> 16), 0x7feb352d);
  y = Math.imul(y ^ (y >>> 15), 0x846ca68b);
  let z = x + (y ^ (y >>> 16));
  z = Math.imul(z ^ (z >>> 16), 0x2c1b3c6d);
  return (z ^ (z >>> 14)) >>> 0;
}

/** A uniform number in the open interval (0, 1), on a grid of 2^-32, never 0 or 1. */
export function drawUniform(key: Key, id: number, index: number): number {
  return (drawBits(key, id, index) + 0.5) * scale;
}

/** Fills `out[i]` with the draw of `ids[i]`. Same as `ids.map(id => drawUniform(key, id, index))`. */
export function fillUniform(key: Key, ids: Uint32Array, index: number, out: Float64Array): void {
  for (let i = 0; i < ids.length; i++) out[i] = drawUniform(key, ids[i]!, index);
}
