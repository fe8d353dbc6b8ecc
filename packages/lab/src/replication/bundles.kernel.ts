/** Bundles of rows as a disjoint-set forest whose roots are first rows: `of[row]` is an earlier row of the same bundle, or the row itself. */
export interface Bundles {
  readonly rows: number;
  /** Null as long as every row is alone. */
  of: Uint32Array | null;
}

/** Every row alone. */
export function createBundles(rows: number): Bundles {
  return { rows, of: null };
}

function rootOf(of: Uint32Array, row: number): number {
  let at = row;
  while (of[at]! !== at) {
    of[at] = of[of[at]!]!;
    at = of[at]!;
  }
  return at;
}

function ownRows(rows: number): Uint32Array {
  const of = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) of[row] = row;
  return of;
}

/** Joins the bundles of two rows; the earlier first row names the result. */
export function join(bundles: Bundles, a: number, b: number): void {
  bundles.of ??= ownRows(bundles.rows);
  const first = rootOf(bundles.of, a);
  const second = rootOf(bundles.of, b);
  bundles.of[Math.max(first, second)] = Math.min(first, second);
}

/** First rows of the bundles of `rows` rows from `firstRow` on. */
export function fillFirstRows({ of }: Bundles, firstRow: number, rows: number, out: Uint32Array): void {
  for (let i = 0; i < rows; i++) out[i] = of ? rootOf(of, firstRow + i) : firstRow + i;
}

/** First row of every row's bundle, for the first `rows` rows; null where every row is alone. */
export function allFirstRows({ of }: Bundles, rows: number): Uint32Array | null {
  if (!of) return null;
  for (let row = 0; row < rows; row++) of[row] = rootOf(of, row);
  return of.subarray(0, rows);
}
