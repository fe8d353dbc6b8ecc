import { addRowEntities, addRowFacts, addRows, type CellNumbering, type RunTruth } from "@tipbench/scoring";
import type { Chunk } from "@tipbench/world";

/** Keeps the truth of a chunk's rows, and what agencies see of them, for the floor and for those who score. */
export function keepTruth(truth: RunTruth, numbering: CellNumbering, chunk: Chunk): void {
  addRows(truth, numbering, { ...chunk.columns, ...chunk.truth }, chunk.firstRow, chunk.rows);
  addRowEntities(truth, chunk.truth, chunk.firstRow, chunk.rows);
  addRowFacts(truth, { ...chunk, ...chunk.columns, ...chunk.truth }, chunk.firstRow, chunk.rows);
}
