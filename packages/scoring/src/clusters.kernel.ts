/** Reports of each entity, by its id. */
export type EntitySizes = Uint8Array | Uint16Array | Uint32Array;

/** Sums over the entities of a level that depend on the truth alone. */
export interface EntitySums {
  readonly entities: number;
  readonly reports: number;
  /** Entities with one report. */
  readonly alone: number;
  /** Pairs of reports of one entity. */
  readonly pairs: number;
  /** Sum over entities of 1 / size. */
  readonly inverseSizes: number;
  /** Entities by size, up to the largest one's. */
  readonly ofSize: Uint32Array;
}

const mostOf = [0, 0xff, 0xffff, 0, 0xffff_ffff] as const;

/** Adds rows to the number of reports of each entity. A size that no longer fits its array throws RangeError. */
export function countEntities(ids: Uint32Array, from: number, to: number, sizes: EntitySizes): void {
  const most = mostOf[sizes.BYTES_PER_ELEMENT]!;
  for (let row = from; row < to; row++) {
    const id = ids[row]!;
    const size = sizes[id]! + 1;
    if (size > most) throw new RangeError(`entity ${id} has more than ${most} reports`);
    sizes[id] = size;
  }
}

/** Same as `Math.max(0, ...sizes)`. */
function largestOf(sizes: EntitySizes): number {
  let largest = 0;
  for (let id = 0; id < sizes.length; id++) if (sizes[id]! > largest) largest = sizes[id]!;
  return largest;
}

/** Sums over the entities that have reports, from the number of entities of each size. */
export function sumEntities(sizes: EntitySizes): EntitySums {
  const ofSize = new Uint32Array(largestOf(sizes) + 1);
  for (let id = 0; id < sizes.length; id++) ofSize[sizes[id]!] = ofSize[sizes[id]!]! + 1;
  ofSize[0] = 0;
  let entities = 0;
  let reports = 0;
  let pairs = 0;
  let inverseSizes = 0;
  for (let size = 1; size < ofSize.length; size++) {
    const count = ofSize[size]!;
    entities += count;
    reports += count * size;
    pairs += (count * size * (size - 1)) / 2;
    inverseSizes += count / size;
  }
  return { entities, reports, alone: ofSize[1] ?? 0, pairs, inverseSizes, ofSize };
}

/** Bundles with two or more measured reports: their rows, bundle after bundle, in order of first row. */
export interface LargeBundles {
  /** Measured rows, bundle after bundle, ascending within a bundle. */
  readonly rows: Uint32Array;
  /** First member of each bundle in `rows`, and one entry more. */
  readonly offsets: Uint32Array;
}

/** Groups the rows `[firstRow, bundleOf.length)` by bundle, leaving out bundles with one such row. A counting sort. */
export function largeBundles(bundleOf: Uint32Array, firstRow: number): LargeBundles {
  const place = new Uint32Array(bundleOf.length);
  for (let row = firstRow; row < bundleOf.length; row++) place[bundleOf[row]!] = place[bundleOf[row]!]! + 1;
  let bundles = 0;
  let members = 0;
  for (let first = 0; first < place.length; first++) {
    if (place[first]! < 2) continue;
    bundles += 1;
    members += place[first]!;
  }
  const offsets = new Uint32Array(bundles + 1);
  const single = 0xffffffff;
  let bundle = 0;
  let next = 0;
  for (let first = 0; first < place.length; first++) {
    const size = place[first]!;
    place[first] = size < 2 ? single : next;
    if (size < 2) continue;
    offsets[bundle++] = next;
    next += size;
  }
  offsets[bundles] = members;
  const rows = new Uint32Array(members);
  for (let row = firstRow; row < bundleOf.length; row++) {
    const at = place[bundleOf[row]!]!;
    if (at === single) continue;
    rows[at] = row;
    place[bundleOf[row]!] = at + 1;
  }
  return { rows, offsets };
}

/** Sums over the cells of bundles of two or more; a cell is what a bundle and an entity have in common, `n` its reports. */
export interface CellSums {
  members: number;
  bundles: number;
  cells: number;
  exactBundles: number;
  /** Cells whose entity has no other report. */
  aloneCells: number;
  predictedPairs: number;
  truePairs: number;
  squareByBundle: number;
  squareByEntity: number;
  byEntity: number;
  squareByBundleEntity: number;
  byEntitySquared: number;
  squareByEntitySquared: number;
  /** Bundles, and cells of them, by size, up to the largest bundle's. */
  readonly bundlesOfSize: Uint32Array;
  readonly cellsOfSize: Uint32Array;
}

/** The sums where every report is alone. */
export function noCells(): CellSums {
  return emptyCells(0);
}

function emptyCells(largest: number): CellSums {
  return {
    members: 0,
    bundles: 0,
    cells: 0,
    exactBundles: 0,
    aloneCells: 0,
    predictedPairs: 0,
    truePairs: 0,
    squareByBundle: 0,
    squareByEntity: 0,
    byEntity: 0,
    squareByBundleEntity: 0,
    byEntitySquared: 0,
    squareByEntitySquared: 0,
    bundlesOfSize: new Uint32Array(largest + 1),
    cellsOfSize: new Uint32Array(largest + 1),
  };
}

/** Sums the cells; bundles in order, entities by id within a bundle, so that the order of addition is fixed. Sorts `ids` within each bundle. */
export function sumCells({ offsets }: LargeBundles, ids: Uint32Array, sizes: EntitySizes): CellSums {
  let largest = 0;
  for (let bundle = 1; bundle < offsets.length; bundle++) {
    largest = Math.max(largest, offsets[bundle]! - offsets[bundle - 1]!);
  }
  const sums = emptyCells(largest);
  sums.members = ids.length;
  sums.bundles = offsets.length - 1;
  for (let bundle = 0; bundle < offsets.length - 1; bundle++) {
    const from = offsets[bundle]!;
    const to = offsets[bundle + 1]!;
    if (to - from <= fewMembers) sortFew(ids, from, to);
    else ids.subarray(from, to).sort();
    addBundle(ids, from, to, sizes, sums);
  }
  return sums;
}

/** Bundles up to this size are sorted by insertion, which asks for no view. */
const fewMembers = 16;

/** Same as: `ids.subarray(from, to).sort()` */
function sortFew(ids: Uint32Array, from: number, to: number): void {
  for (let next = from + 1; next < to; next++) {
    const id = ids[next]!;
    let at = next;
    for (; at > from && ids[at - 1]! > id; at--) ids[at] = ids[at - 1]!;
    ids[at] = id;
  }
}

/** Adds the cells of the bundle whose members' entities are `ids[first]` to `ids[end - 1]`, ascending. */
function addBundle(ids: Uint32Array, first: number, end: number, sizes: EntitySizes, sums: CellSums): void {
  const size = end - first;
  const { bundlesOfSize, cellsOfSize } = sums;
  bundlesOfSize[size] = bundlesOfSize[size]! + 1;
  sums.predictedPairs += (size * (size - 1)) / 2;
  let from = first;
  while (from < end) {
    const id = ids[from]!;
    let to = from + 1;
    while (to < end && ids[to] === id) to += 1;
    const n = to - from;
    const entity = sizes[id]!;
    sums.cells += 1;
    cellsOfSize[n] = cellsOfSize[n]! + 1;
    if (n === size && n === entity) sums.exactBundles += 1;
    if (entity === 1) sums.aloneCells += 1;
    sums.truePairs += (n * (n - 1)) / 2;
    sums.squareByBundle += (n * n) / size;
    sums.squareByEntity += (n * n) / entity;
    sums.byEntity += n / entity;
    sums.squareByBundleEntity += (n * n) / size / entity;
    sums.byEntitySquared += n / (entity * entity);
    sums.squareByEntitySquared += (n * n) / (entity * entity);
    from = to;
  }
}
