import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { drawBits, drawInteger, keyOf } from "@tipbench/random";
import { addEntry, findNearest, hammingIndex } from "../src/hamming-index.kernel.ts";
import { hammingPlan } from "../src/hamming-plan.ts";

const { values } = parseArgs({ options: { smoke: { type: "boolean" } } });
const hashes = values.smoke ? 20_000 : 1_000_000;
const queries = 2000;
const key = keyOf("bench", "perceptual search");

function hashOf(id: number, out: Uint32Array): void {
  for (let word = 0; word < out.length; word++) out[word] = drawBits(key, id, word);
}

/** A hash of the index with up to `radius` bits changed, or for every other query one that is near to none. */
function queryOf(query: number, radius: number, out: Uint32Array): void {
  const isPlanted = query % 2 === 0;
  hashOf(isPlanted ? drawInteger(key, query, 20, hashes) : hashes + query, out);
  for (let change = 0; isPlanted && change < radius; change++) {
    const bit = drawInteger(key, query, 30 + change, 32 * out.length);
    const word = bit >>> 5;
    out[word] = (out[word] ?? 0) ^ (1 << (bit & 31));
  }
}

/** Milliseconds a query, for an index of a million random hashes. */
function measure(bits: number, radius: number): string {
  const plan = hammingPlan(bits, radius, hashes);
  const index = hammingIndex(plan, hashes);
  const query = { hash: new Uint32Array(plan.words), key: 0, maxSize: 1000 };
  const start = performance.now();
  for (let row = 0; row < hashes; row++) {
    hashOf(row, query.hash);
    addEntry(index, query, row, row);
  }
  const built = performance.now();
  let found = 0;
  for (let at = 0; at < queries; at++) {
    queryOf(at, radius, query.hash);
    if (findNearest(index, query) !== 0) found += 1;
  }
  const spent = performance.now() - built;
  const buckets = plan.masks.reduce((sum, masks) => sum + masks.length, 0);
  return [
    `${bits} bits, radius ${radius}: ${(spent / queries).toFixed(4)} ms a query`,
    `${plan.widths.length} chunks, ${buckets} buckets a query`,
    `${((built - start) / hashes).toFixed(4)} ms an entry, ${found} of ${queries} found`,
  ].join("; ");
}

const cases = [0, 4, 8, 12, 16, 24, 32].map((radius) => [256, radius] as const);
for (const [bits, radius] of [...cases, [64, 2] as const, [64, 4] as const, [64, 8] as const]) {
  process.stdout.write(`${measure(bits, radius)}\n`);
}
