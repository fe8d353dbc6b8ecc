import type { EntitySizes, LargeBundles } from "./clusters.kernel.ts";

/** Who sent each row of a run, and about whom. */
export interface SenderRows {
  readonly subject: Uint32Array;
  /** Code of the provider. */
  readonly provider: Uint8Array;
}

const alone = 0xffffffff;
const fewRows = 8;

/**
 * Pairs of rows `[firstRow, end)` of one subject from different providers. Same as:
 * `pairsOf(rows).filter(([a, b]) => subject[a] === subject[b] && provider[a] !== provider[b]).length`. A counting sort of providers by subject.
 */
export function countProviderPairs(rows: SenderRows, firstRow: number, end: number, sizes: EntitySizes): number {
  const { subject, provider } = rows;
  const place = new Uint32Array(sizes.length);
  let members = 0;
  for (let id = 0; id < sizes.length; id++) {
    place[id] = sizes[id]! < 2 ? alone : members;
    if (sizes[id]! >= 2) members += sizes[id]!;
  }
  const senders = new Uint8Array(members);
  for (let row = firstRow; row < end; row++) {
    const at = place[subject[row]!]!;
    if (at === alone) continue;
    senders[at] = provider[row]!;
    place[subject[row]!] = at + 1;
  }
  const ofProvider = new Uint32Array(256);
  let pairs = 0;
  for (let id = 0; id < sizes.length; id++) {
    const size = sizes[id]!;
    if (size < 2) continue;
    const to = place[id]!;
    if (size > 2) pairs += differentPairs(senders, to - size, to, ofProvider);
    else if (senders[to - 1] !== senders[to - 2]) pairs += 1;
  }
  return pairs;
}

/** Pairs of different values in `[from, to)`; `counts` is zero before and after. */
function differentPairs(values: Uint8Array, from: number, to: number, counts: Uint32Array): number {
  let pairs = 0;
  for (let at = from; at < to; at++) {
    const same = counts[values[at]!]!;
    pairs += at - from - same;
    counts[values[at]!] = same + 1;
  }
  for (let at = from; at < to; at++) counts[values[at]!] = 0;
  return pairs;
}

/**
 * Pairs within bundles of one subject from different providers. Same as:
 * `bundles.flatMap(pairsOf).filter(([a, b]) => subject[a] === subject[b] && provider[a] !== provider[b]).length`
 */
export function countFoundProviderPairs({ rows, offsets }: LargeBundles, { subject, provider }: SenderRows): number {
  let pairs = 0;
  for (let bundle = 0; bundle < offsets.length - 1; bundle++) {
    const from = offsets[bundle]!;
    const to = offsets[bundle + 1]!;
    if (isOfOneProvider(rows, provider, from, to)) continue;
    if (to - from <= fewRows) {
      pairs += pairsAmongFew(rows, subject, provider, from, to);
      continue;
    }
    const senders = new Float64Array(to - from);
    for (let at = from; at < to; at++) senders[at - from] = 256 * subject[rows[at]!]! + provider[rows[at]!]!;
    pairs += pairsAcross(senders.sort());
  }
  return pairs;
}

/** Each pair looked at, which for a few rows is quicker than to sort them. */
function pairsAmongFew(
  rows: Uint32Array,
  subject: Uint32Array,
  provider: Uint8Array,
  from: number,
  to: number,
): number {
  let pairs = 0;
  for (let a = from + 1; a < to; a++) {
    const of = subject[rows[a]!]!;
    const by = provider[rows[a]!]!;
    for (let b = from; b < a; b++) {
      if (subject[rows[b]!] === of && provider[rows[b]!] !== by) pairs += 1;
    }
  }
  return pairs;
}

function isOfOneProvider(rows: Uint32Array, provider: Uint8Array, from: number, to: number): boolean {
  const first = provider[rows[from]!]!;
  for (let at = from + 1; at < to; at++) if (provider[rows[at]!]! !== first) return false;
  return true;
}

/** Pairs of one subject and two providers among sorted values of `256 * subject + provider`. */
function pairsAcross(sorted: Float64Array): number {
  let pairs = 0;
  let firstOfSubject = 0;
  let firstOfSender = 0;
  for (let at = 1; at < sorted.length; at++) {
    if (sorted[at] !== sorted[at - 1]) firstOfSender = at;
    if (Math.floor(sorted[at]! / 256) !== Math.floor(sorted[at - 1]! / 256)) firstOfSubject = at;
    pairs += firstOfSender - firstOfSubject;
  }
  return pairs;
}
