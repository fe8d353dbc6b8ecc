import { addToHash, allocateColumns, emptyHash, hashText } from "@tipbench/columns";
import { type StageColumn, stageColumns } from "@tipbench/vocabulary";
import type { StageBatch } from "../stages.ts";
import type { SyntheticStream } from "./synthetic-stream.ts";

/** Rows `[from, to)` of a stream with the named columns and no other, copied into memory of their own. */
export function streamBatch(
  stream: SyntheticStream,
  reads: readonly StageColumn[],
  from: number,
  to: number,
): StageBatch {
  const files = stream.columns.fileHash.length;
  const columns = allocateColumns(stageColumns, reads, { reports: to - from, files });
  for (const name of reads) {
    const source = stream.columns[name];
    columns[name].set(stageColumns[name].of === "file" ? source : source.subarray(from, to));
  }
  const readsFiles = reads.some((name) => stageColumns[name].of === "file");
  const fileOffsets = readsFiles ? stream.fileOffsets.slice(from, to + 1) : new Uint32Array(0);
  return { firstRow: from, rows: to - from, columns, fileOffsets };
}

/** The batches of a stream's ticks, in calls of at most `most` rows. */
export function streamBatches(stream: SyntheticStream, reads: readonly StageColumn[], most: number): StageBatch[] {
  const { tickRows } = stream;
  return tickRows.slice(1).flatMap((end, tick) => {
    const start = tickRows[tick] ?? 0;
    const calls = Math.max(1, Math.ceil((end - start) / most));
    return Array.from({ length: calls }, (_, call) =>
      streamBatch(stream, reads, start + call * most, Math.min(end, start + (call + 1) * most)),
    );
  });
}

/** A hash of all that a batch holds. */
export function batchHash({ columns, fileOffsets }: StageBatch): string {
  return [...Object.values(columns), fileOffsets]
    .map((values) => {
      const hash = emptyHash();
      addToHash(hash, values, 0, values.length);
      return hashText(hash);
    })
    .join(" ");
}

/** Writes over all that a batch holds. */
export function spoilBatch({ columns, fileOffsets }: StageBatch): void {
  for (const values of [...Object.values(columns), fileOffsets]) values.fill(0x5a);
}

/** A batch as a line of text, to be read in a failure. */
export function batchText({ firstRow, rows, columns, fileOffsets }: StageBatch): string {
  const lists = Object.entries(columns).map(([name, values]) => `${name}: [${values.join(", ")}]`);
  const files = fileOffsets.length > 0 ? [`fileOffsets: [${fileOffsets.join(", ")}]`] : [];
  return `{ ${[`firstRow: ${firstRow}`, `rows: ${rows}`, ...lists, ...files].join(", ")} }`;
}
