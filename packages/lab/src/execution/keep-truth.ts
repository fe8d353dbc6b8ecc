import { addRowEntities, addRowFacts, addRows } from "@tipbench/scoring";
import { InvariantError } from "@tipbench/vocabulary";
import { type CauseColumns, type Chunk, fillMissCause } from "@tipbench/world";
import type { KeptTruth } from "./task.ts";

/** Keeps the truth of a chunk's rows, and what agencies see of them, for the floor and for those who score. */
export function keepTruth({ truth, numbering, causes }: KeptTruth, chunk: Chunk): void {
  const { columns, firstRow, rows } = chunk;
  addRows(truth, numbering, { ...columns, ...chunk.truth }, firstRow, rows);
  addRowEntities(truth, chunk.truth, firstRow, rows);
  addRowFacts(truth, { ...chunk, ...columns, ...chunk.truth }, firstRow, rows);
  fillMissCause(causes, causeColumns(chunk), rows, truth.missCause.subarray(firstRow, firstRow + rows));
}

/** The columns that place a report; every stream has them, and `batched` where something is. */
function causeColumns({ columns, truth }: Chunk): CauseColumns {
  const { accountAddress, fileAddress, statedCountry, statedState, batched = null } = columns;
  if (!accountAddress || !fileAddress || !statedCountry || !statedState) {
    throw new InvariantError("a stream lacks the columns that place a report");
  }
  return { accountAddress, fileAddress, statedCountry, statedState, batched, homePlace: truth.homePlace };
}
