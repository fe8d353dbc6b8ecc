import { slotOf } from "./home-slot.kernel.ts";

/** Identifiers by which persons are compared; in this order everywhere. */
export const identifiers = ["account", "email", "phone", "device", "handle"] as const;

/** Where in an entry things are; identifiers, texts, blocks and chains take several words. */
export const keyWords = 0;
export const providerWord = 5;
export const textWords = 6;
export const blockWords = 9;
/** 1 + the row by which the entry's screen name stands in its blocks; 0: it has none. */
export const standingWord = 11;
export const atWord = 12;
/** 1 + the row that was last compared with this one. */
export const seenWord = 13;
const chainWords = 14;
const stride = 21;

export const handleAt = 4;
export const textLength = 3;
const accountAt = 0;
const firstBlock = 5;
export const blocks = 2;
const chains = firstBlock + blocks;
const mostBuckets = 4_194_304;

/**
 * What is known of the reports of a window: an entry a row, in a ring. Each identifier and each of two blocks has buckets that lead to the latest row
 * in them, each row to the one before; rows before `first` are too old and are never taken out.
 */
export interface PersonIndex {
  readonly capacity: number;
  readonly entries: Uint32Array;
  /** Of each chain so many buckets, one chain after the other: 1 + the latest row; 0: none. */
  readonly buckets: Uint32Array;
  readonly bucketMask: number;
  /** The rows that count: `first` up to `next`, exclusive. */
  first: number;
  next: number;
}

/** An empty index for at most `capacity` rows at a time. */
export function personIndex(capacity: number): PersonIndex {
  let buckets = 1024;
  while (buckets < capacity && buckets < mostBuckets) buckets *= 2;
  return {
    capacity,
    entries: new Uint32Array(stride * capacity),
    buckets: new Uint32Array(chains * buckets),
    bucketMask: buckets - 1,
    first: 0,
    next: 0,
  };
}

/** Makes `row` the next one of an index without rows that count. */
export function startAt(index: PersonIndex, row: number): void {
  index.first = row;
  index.next = row;
}

/** Where a row's entry is. */
export function entryOf({ capacity }: PersonIndex, row: number): number {
  return stride * (row % capacity);
}

function bucketOf({ bucketMask }: PersonIndex, chain: number, key: number): number {
  return chain * (bucketMask + 1) + slotOf(bucketMask, key ^ (key >>> 16));
}

/** 1 + the latest row with the identifier (an account: at the same provider); 0: there is none. */
export function latestWith(index: PersonIndex, identifier: number, key: number, provider: number): number {
  const { entries, buckets, first } = index;
  let link = buckets[bucketOf(index, identifier, key)]!;
  while (link > first) {
    const entry = entryOf(index, link - 1);
    const isSame = entries[entry + keyWords + identifier] === key;
    if (isSame && (identifier !== accountAt || entries[entry + providerWord] === provider)) return link;
    link = entries[entry + chainWords + identifier]!;
  }
  return 0;
}

/** Rows to compare with: the first `found` of `rows`. */
export interface Candidates {
  readonly rows: Uint32Array;
  found: number;
}

/** Adds the latest rows of a block to the candidates, `most` at most. */
export function addRowsOfBlock(index: PersonIndex, block: number, most: number, out: Candidates): void {
  const { entries, buckets, first, next } = index;
  const key = entries[entryOf(index, next) + blockWords + block]!;
  if (key === 0) return;
  const chain = firstBlock + block;
  let link = buckets[bucketOf(index, chain, key)]!;
  let left = most;
  while (link > first && left > 0) {
    const entry = entryOf(index, link - 1);
    if (entries[entry + blockWords + block] === key) {
      out.rows[out.found] = link - 1;
      out.found += 1;
      left -= 1;
    }
    link = entries[entry + chainWords + chain]!;
  }
}

function putInChain(index: PersonIndex, chain: number, key: number, row: number): void {
  const bucket = bucketOf(index, chain, key);
  index.entries[entryOf(index, row) + chainWords + chain] = index.buckets[bucket]!;
  index.buckets[bucket] = row + 1;
}

/** Puts the next row, whose entry has been written, in the chains of what it has. */
export function addPerson(index: PersonIndex): void {
  const { entries, next: row } = index;
  const entry = entryOf(index, row);
  for (let identifier = 0; identifier < identifiers.length; identifier++) {
    const key = entries[entry + keyWords + identifier]!;
    if (key !== 0) putInChain(index, identifier, key, row);
  }
  const isStanding = entries[entry + standingWord] === row + 1;
  for (let block = 0; isStanding && block < blocks; block++) {
    const key = entries[entry + blockWords + block]!;
    if (key !== 0) putInChain(index, firstBlock + block, key, row);
  }
  index.next = row + 1;
}

/** Forgets the rows from before `oldest`. */
export function forgetPersons(index: PersonIndex, oldest: number): void {
  while (index.first < index.next && index.entries[entryOf(index, index.first) + atWord]! < oldest) index.first += 1;
}

/** Whether the next row would lie on one that counts. */
export function isPersonsFull(index: PersonIndex): boolean {
  return index.next - index.first >= index.capacity;
}
