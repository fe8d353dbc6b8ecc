import type { Key } from "./key.ts";

const scale = 2.3283064365386963e-10; // 2 to the power -32

/**
 * 32 random bits (unsigned) for (key, id, index): the sum of two keyed one-round permutations of `id`, mixed by two rounds more. A sum of
 * permutations, so that equal draws of different ids are as frequent as chance demands. Constants: the "lowbias32" family (Wellons 2018).
 */
export function drawBits(key: Key, id: number, index: number): number {
  let x = (id ^ key.a) + Math.imul(index, 0x632be5ab);
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  let y = (id + key.b) ^ Math.imul(index, 0x85157af5);
  y = Math.imul(y ^ (y >>> 15), 0x735a2d97);
  let z = (x ^ (x >>> 15)) + (y ^ (y >>> 13));
  z = Math.imul(z ^ (z >>> 16), 0x7feb352d);
  z = Math.imul(z ^ (z >>> 15), 0x846ca68b);
  return (z ^ (z >>> 16)) >>> 0;
}

/** A uniform number in the open interval (0, 1), on a grid of 2^-32, never 0 or 1. */
export function drawUniform(key: Key, id: number, index: number): number {
  return (drawBits(key, id, index) + 0.5) * scale;
}

/** The bound below which the bits of a draw lie exactly where its uniform number lies below `share` (0 to 1). */
export function shareLimit(share: number): number {
  return Math.max(0, Math.ceil(share / scale - 0.5));
}

/** Fills `out[i]` with the draw of `ids[i]`. Same as `ids.map(id => drawUniform(key, id, index))`. */
export function fillUniform(key: Key, ids: Uint32Array, index: number, out: Float64Array): void {
  for (let i = 0; i < ids.length; i++) out[i] = drawUniform(key, ids[i]!, index);
}
