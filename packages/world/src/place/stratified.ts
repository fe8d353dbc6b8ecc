import { drawBits, drawUniform, type Key } from "@tipbench/random";

/**
 * A number in (0, 1) for each of `ids`, spread evenly: of n ids, n times any share lie below that share, to within one. Which ids they
 * are, and whether a fraction of one is rounded up, is drawn under `key` and `index`, so that each id alone is uniform.
 */
export function stratifiedUniforms(key: Key, index: number, ids: readonly number[]): number[] {
  const draws = ids.map((id) => drawBits(key, id, index));
  const order = ids.map((_, at) => at).sort((one, other) => (draws[one] ?? 0) - (draws[other] ?? 0));
  const offset = drawUniform(key, ids[0] ?? 0, index + 1);
  const uniforms = new Array<number>(ids.length).fill(0);
  order.forEach((at, rank) => {
    uniforms[at] = (rank + offset) / ids.length;
  });
  return uniforms;
}
