/** The kinds of array a column can have. */
export type ColumnArray = Uint8Array | Uint32Array | Int32Array;

interface ArrayOf {
  u8: Uint8Array;
  u32: Uint32Array;
  i32: Int32Array;
}

/** The part of a column's schema that decides its memory. */
export interface StoredColumn {
  readonly array: keyof ArrayOf;
  readonly of: "report" | "file";
}

/** The typed array of each of some columns. */
export type ColumnArrays<S extends Readonly<Record<string, StoredColumn>>, K extends keyof S> = {
  readonly [N in K]: ArrayOf[S[N]["array"]];
};

/** How many rows of each kind a table holds. */
export interface Capacity {
  readonly reports: number;
  readonly files: number;
}

const make = {
  u8: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
  u32: (length: number) => new Uint32Array(new SharedArrayBuffer(4 * length)),
  i32: (length: number) => new Int32Array(new SharedArrayBuffer(4 * length)),
};

/** Zeroed columns of the named schemas, in memory that threads can share. */
export function allocateColumns<S extends Readonly<Record<string, StoredColumn>>, K extends keyof S & string>(
  schemas: S,
  names: readonly K[],
  capacity: Capacity,
): ColumnArrays<S, K> {
  const entries = names.map((name) => {
    const schema: StoredColumn | undefined = schemas[name];
    if (!schema) throw new RangeError(`no column ${name}`);
    return [name, make[schema.array](schema.of === "file" ? capacity.files : capacity.reports)];
  });
  return Object.fromEntries(entries);
}
