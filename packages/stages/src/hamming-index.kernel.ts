import { bitsSet } from "./bits-set.kernel.ts";
import type { HammingPlan } from "./hamming-plan.ts";

/**
 * Hashes by the chunks of their bits, in order of receipt. Entries are numbered from 1 on and lie in a ring: the bucket of a chunk leads to the
 * latest entry in it, each entry to the one before, so that entries that are too old are found by their number and never taken out.
 */
export interface HammingIndex {
  readonly plan: HammingPlan;
  readonly capacity: number;
  /** First bucket of each chunk. */
  readonly bases: Uint32Array;
  /** Latest entry of each bucket; 0: none. */
  readonly buckets: Uint32Array;
  /** Of each entry the words of its hash, then for each chunk the entry before it in its bucket, then `keyWord` and the words after it. */
  readonly ring: Uint32Array;
  readonly stride: number;
  /** Words that are compared first: where these alone differ too much, no more are read. */
  readonly probeWords: number;
  /** Memory for the entries that a search is at. */
  readonly list: Uint32Array;
  /** Where in an entry its key, its row, the reports that joined it, and its time are. */
  readonly keyWord: number;
  readonly rowWord: number;
  readonly sizeWord: number;
  readonly atWord: number;
  /** The entries that count: `first` up to `next`, exclusive. */
  first: number;
  next: number;
}

const wordsBeside = 4;
const mostProbed = 4;

/** An empty index for at most `capacity` entries at a time. */
export function hammingIndex(plan: HammingPlan, capacity: number): HammingIndex {
  const chunks = plan.widths.length;
  const bases = new Uint32Array(chunks + 1);
  for (let chunk = 0; chunk < chunks; chunk++) bases[chunk + 1] = bases[chunk]! + (1 << plan.widths[chunk]!);
  const keyWord = plan.words + chunks;
  const stride = keyWord + wordsBeside;
  return {
    plan,
    capacity,
    bases,
    buckets: new Uint32Array(bases[chunks]!),
    ring: new Uint32Array(stride * capacity),
    stride,
    probeWords: Math.min(plan.words, mostProbed),
    list: new Uint32Array(plan.masks.reduce((most, masks) => Math.max(most, masks.length), 1)),
    keyWord,
    rowWord: keyWord + 1,
    sizeWord: keyWord + 2,
    atWord: keyWord + 3,
    first: 1,
    next: 1,
  };
}

/** Where an entry lies in the ring. */
export function placeOf({ stride, capacity }: HammingIndex, entry: number): number {
  return stride * (entry % capacity);
}

function chunkOf(hash: Uint32Array, offset: number, width: number): number {
  const word = offset >>> 5;
  const shift = offset & 31;
  const low = hash[word]! >>> shift;
  const bits = shift + width > 32 ? low | (hash[word + 1]! << (32 - shift)) : low;
  return bits & ((1 << width) - 1);
}

/** Bits in which a hash differs from that at a place of the ring. */
export function distanceAt(ring: Uint32Array, place: number, hash: Uint32Array): number {
  let distance = 0;
  for (let word = 0; word < hash.length; word++) distance += bitsSet(ring[place + word]! ^ hash[word]!);
  return distance;
}

/** Whose hashes are looked for. */
export interface HammingQuery {
  readonly hash: Uint32Array;
  key: number;
  /** Entries that as many reports have joined are passed over. */
  readonly maxSize: number;
}

/** Where a search is: the nearest entry so far and how far it is, the chunk that is looked at, and how many entries are listed. */
interface Search {
  nearest: number;
  distance: number;
  chunk: number;
  listed: number;
}

/** Lists the latest entries of the buckets around the query's chunk. Independent reads: they wait for memory together. */
function listBuckets(
  { plan, bases, buckets, first, list }: HammingIndex,
  { hash }: HammingQuery,
  search: Search,
): void {
  const { chunk } = search;
  const masks = plan.masks[chunk]!;
  const base = bases[chunk]!;
  const value = chunkOf(hash, plan.offsets[chunk]!, plan.widths[chunk]!);
  let listed = 0;
  for (let at = 0; at < masks.length; at++) {
    const entry = buckets[base + (value ^ masks[at]!)]!;
    list[listed] = entry;
    listed += entry >= first ? 1 : 0;
  }
  search.listed = listed;
}

/** Looks at the listed entries, and lists in their place the ones before them in their buckets. */
function visitListed(index: HammingIndex, query: HammingQuery, search: Search): void {
  const { plan, ring, first, list, probeWords, stride, capacity } = index;
  const { hash } = query;
  const before = plan.words + search.chunk;
  let left = 0;
  for (let at = 0; at < search.listed; at++) {
    const entry = list[at]!;
    const place = stride * (entry % capacity);
    const earlier = ring[place + before]!;
    let apart = 0;
    for (let word = 0; word < probeWords; word++) apart += bitsSet(ring[place + word]! ^ hash[word]!);
    if (apart <= search.distance) consider(index, query, entry, search);
    list[left] = earlier;
    left += earlier >= first ? 1 : 0;
  }
  search.listed = left;
}

function consider(index: HammingIndex, { hash, key, maxSize }: HammingQuery, entry: number, search: Search): void {
  const { ring, keyWord, sizeWord } = index;
  const place = placeOf(index, entry);
  if (ring[place + keyWord] !== key || ring[place + sizeWord]! >= maxSize) return;
  const distance = distanceAt(ring, place, hash);
  if (distance > search.distance || (distance === search.distance && entry <= search.nearest)) return;
  search.nearest = entry;
  search.distance = distance;
}

/**
 * The nearest entry with the query's key within the plan's radius that is not full, among equally near ones the latest; 0: there is none.
 * Same as comparing with every entry that counts.
 */
export function findNearest(index: HammingIndex, query: HammingQuery): number {
  const { plan } = index;
  const search: Search = { nearest: 0, distance: plan.radius, chunk: 0, listed: 0 };
  for (; search.chunk < plan.widths.length; search.chunk++) {
    listBuckets(index, query, search);
    while (search.listed > 0) visitListed(index, query, search);
    if (search.nearest !== 0 && search.distance === 0) break; // the bucket of the unchanged chunk holds all equal ones
  }
  return search.nearest;
}

/** Adds an entry for a query's hash and key, with one report. The caller has made room. */
export function addEntry(index: HammingIndex, { hash, key }: HammingQuery, row: number, at: number): void {
  const { plan, bases, buckets, ring } = index;
  const entry = index.next;
  const place = placeOf(index, entry);
  ring.set(hash, place);
  for (let chunk = 0; chunk < plan.widths.length; chunk++) {
    const bucket = bases[chunk]! + chunkOf(hash, plan.offsets[chunk]!, plan.widths[chunk]!);
    ring[place + plan.words + chunk] = buckets[bucket]!;
    buckets[bucket] = entry;
  }
  ring[place + index.keyWord] = key;
  ring[place + index.rowWord] = row;
  ring[place + index.sizeWord] = 1;
  ring[place + index.atWord] = at;
  index.next = entry + 1;
}

/** Forgets the entries from before `oldest`. */
export function forgetEntries(index: HammingIndex, oldest: number): void {
  while (index.first < index.next && index.ring[placeOf(index, index.first) + index.atWord]! < oldest) index.first += 1;
}

/** Whether the next entry would lie on one that counts. */
export function isIndexFull(index: HammingIndex): boolean {
  return index.next - index.first >= index.capacity;
}
