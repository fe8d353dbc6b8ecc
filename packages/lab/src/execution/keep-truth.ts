import { addRows, type CellNumbering, type RunTruth } from "@tipbench/scoring";
import type { Chunk } from "@tipbench/world";

/** Keeps the truth of a chunk's rows for those who score. */
export function keepTruth(truth: RunTruth, numbering: CellNumbering, chunk: Chunk): void {
  addRows(truth, numbering, { ...chunk.columns, ...chunk.truth }, chunk.firstRow, chunk.rows);
}
