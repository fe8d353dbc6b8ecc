import { type AnyBatch, allocateColumns, type Batch, type ColumnArray, type ColumnArrays } from "@tipbench/columns";
import { labelColumns } from "@tipbench/vocabulary";
import type { ColumnTable, SyntheticStream } from "./synthetic-stream.ts";

const isLabel = (name: string): boolean => Object.hasOwn(labelColumns, name);

/** Rows `[from, to)` of a stream with the named columns and no other, copied into memory of their own; nobody has labelled them. */
export function streamBatch<T extends ColumnTable, K extends keyof T & string>(
  { table, columns: whole, fileOffsets: offsets }: SyntheticStream<T>,
  reads: readonly K[],
  from: number,
  to: number,
): Batch<ColumnArrays<T, K>> {
  const files = offsets[offsets.length - 1] ?? 0;
  const columns = allocateColumns(table, reads, { reports: to - from, files });
  for (const name of reads.filter((name) => !isLabel(name))) {
    const source: ColumnArray = whole[name];
    const copy: ColumnArray = columns[name];
    copy.set(table[name]?.of === "file" ? source : source.subarray(from, to));
  }
  const readsFiles = reads.some((name) => table[name]?.of === "file");
  const fileOffsets = readsFiles ? offsets.slice(from, to + 1) : new Uint32Array(0);
  return { firstRow: from, rows: to - from, columns, fileOffsets };
}

/** Some rows of a stream as triage is asked about them again: with their labels, and without files. */
export function labelledBatch<T extends ColumnTable, K extends keyof T & string>(
  { table, columns: whole }: SyntheticStream<T>,
  reads: readonly K[],
  rows: readonly number[],
): Batch<ColumnArrays<T, K>> {
  const columns = allocateColumns(table, reads, { reports: rows.length, files: 0 });
  for (const name of reads.filter((name) => table[name]?.of === "report")) {
    const source: ColumnArray = whole[name];
    const copy: ColumnArray = columns[name];
    copy.set(rows.map((row) => source[row] ?? 0));
  }
  return { firstRow: 0, rows: rows.length, columns, fileOffsets: new Uint32Array(rows.length + 1) };
}

/** The rows of each tick of a stream that have labels; none where the table knows no labels. */
export function labelledRows({ columns, tickRows }: SyntheticStream<ColumnTable>): number[][] {
  const { labelledFiles } = columns;
  return tickRows.slice(1).map((end, tick) => {
    const start = tickRows[tick] ?? 0;
    const rows = Array.from({ length: end - start }, (_, place) => start + place);
    return rows.filter((row) => (labelledFiles?.[row] ?? 0) > 0);
  });
}

/** The batches of each tick of a stream, in calls of at most `most` rows; an empty tick has one empty call. */
export function tickBatches<T extends ColumnTable, K extends keyof T & string>(
  stream: SyntheticStream<T>,
  reads: readonly K[],
  most: number,
): Batch<ColumnArrays<T, K>>[][] {
  const { tickRows } = stream;
  return tickRows.slice(1).map((end, tick) => {
    const start = tickRows[tick] ?? 0;
    const calls = Math.max(1, Math.ceil((end - start) / most));
    return Array.from({ length: calls }, (_, call) =>
      streamBatch(stream, reads, start + call * most, Math.min(end, start + (call + 1) * most)),
    );
  });
}

/** The arrays that a stage may be handed. */
export type HandedArray = ColumnArray | Uint16Array;

/** All that some arrays hold, as a text. */
export function valuesText(arrays: readonly HandedArray[]): string {
  return arrays.map((values) => values.join(",")).join(";");
}

/** Writes over all that some arrays hold. */
export function spoil(arrays: readonly HandedArray[]): void {
  for (const values of arrays) values.fill(0x5a);
}

/** A batch as a line of text, to be read in a failure. */
export function batchText({ firstRow, rows, columns, fileOffsets }: AnyBatch): string {
  const lists = Object.entries(columns).map(([name, values]) => `${name}: [${values.join(", ")}]`);
  const files = fileOffsets.length > 0 ? [`fileOffsets: [${fileOffsets.join(", ")}]`] : [];
  return `{ ${[`firstRow: ${firstRow}`, `rows: ${rows}`, ...lists, ...files].join(", ")} }`;
}
