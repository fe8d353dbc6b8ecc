/** How hashes are cut for a search in a ball: each chunk of bits, and how far around a query's chunk buckets are looked into. */
export interface HammingPlan {
  /** 32-bit words of a hash. */
  readonly words: number;
  readonly radius: number;
  /** First bit and number of bits of each chunk. */
  readonly offsets: Uint16Array;
  readonly widths: Uint8Array;
  /** Of each chunk: the changes of its bits that are looked for, the unchanged chunk first. */
  readonly masks: readonly Uint32Array[];
}

const wordBits = 32;
const mostBuckets = 16_777_216; // of all chunks together: 64 MiB
const bucketsOfHash = 16;
const leastHashes = 4096;
const widest = 22;

/** The number of ways to change at most `radius` of `bits` bits. */
export function ballSize(bits: number, radius: number): number {
  let [ways, sum] = [1, 1];
  for (let changed = 1; changed <= Math.min(bits, radius); changed++) {
    ways = (ways * (bits - changed + 1)) / changed;
    sum += ways;
  }
  return sum;
}

/** Hashes expected within `radius` of a random one, among `hashes` random ones: hashes * ball / 2^bits. */
export function randomNeighbours(hashes: number, bits: number, radius: number): number {
  let share = ballSize(bits, radius);
  for (let bit = 0; bit < bits; bit++) share /= 2;
  return hashes * share;
}

function widthsOf(bits: number, chunks: number): number[] {
  return Array.from({ length: chunks }, (_, chunk) => Math.floor(bits / chunks) + (chunk < bits % chunks ? 1 : 0));
}

/**
 * How far to look around each of `chunks` chunks, so that no hash within `radius` is missed: with radius = chunks * a + b, the first b + 1 chunks
 * to a and the others to a - 1 (-1: not at all). Were all changed by more, radius would be passed.
 */
function radiiOf(radius: number, chunks: number): number[] {
  const [near, more] = [Math.floor(radius / chunks), radius % chunks];
  return Array.from({ length: chunks }, (_, chunk) => (chunk <= more ? near : near - 1));
}

/** Buckets that a query looks into, each with what it holds of so many hashes. */
function costOf(bits: number, radius: number, chunks: number, hashes: number): number {
  const radii = radiiOf(radius, chunks);
  return widthsOf(bits, chunks).reduce((sum, width, chunk) => {
    const buckets = (radii[chunk] ?? -1) < 0 ? 0 : ballSize(width, radii[chunk] ?? 0);
    return sum + buckets * (1 + hashes / ballSize(width, width));
  }, 0);
}

function fits(bits: number, chunks: number, hashes: number): boolean {
  const width = Math.ceil(bits / chunks);
  const most = Math.min(mostBuckets, bucketsOfHash * Math.max(hashes, leastHashes));
  return width <= widest && chunks * ballSize(width, width) <= most;
}

/** All words of `width` bits with at most `radius` of them set, fewer first. */
function masksWithin(width: number, radius: number): Uint32Array {
  const masks = new Uint32Array(radius < 0 ? 0 : ballSize(width, radius));
  let count = Math.min(1, masks.length);
  let from = 0;
  for (let changed = 1; changed <= radius; changed++) {
    const end = count;
    for (let at = from; at < end; at++) {
      const mask = masks[at] ?? 0;
      for (let bit = wordBits - Math.clz32(mask); bit < width; bit++) {
        masks[count] = mask | (1 << bit);
        count += 1;
      }
    }
    from = end;
  }
  return masks;
}

/**
 * The plan for hashes of so many bits (a multiple of 32) that looks into the fewest buckets and entries, for a given number of random hashes.
 * It is exact whatever that number. Multi-index hashing: M. Norouzi, A. Punjani, D. Fleet, Fast Search in Hamming Space with Multi-Index
 * Hashing, CVPR 2012, sections 3.1 and 3.2.
 */
export function hammingPlan(bits: number, radius: number, hashes: number): HammingPlan {
  const candidates = Array.from({ length: bits / 8 }, (_, at) => at + 1).filter((chunks) => fits(bits, chunks, hashes));
  const chunks = candidates.reduce((best, next) =>
    costOf(bits, radius, next, hashes) < costOf(bits, radius, best, hashes) ? next : best,
  );
  const widths = widthsOf(bits, chunks);
  const offsets = widths.map((_, chunk) => widths.slice(0, chunk).reduce((sum, width) => sum + width, 0));
  const radii = radiiOf(radius, chunks);
  return {
    words: bits / wordBits,
    radius,
    offsets: Uint16Array.from(offsets),
    widths: Uint8Array.from(widths),
    masks: widths.map((width, chunk) => masksWithin(width, Math.min(width, radii[chunk] ?? -1))),
  };
}
