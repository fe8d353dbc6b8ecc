export { allocateColumns, type Capacity, type ColumnArray, type ColumnArrays, type StoredColumn } from "./allocate.ts";
export type { AnyBatch, Batch } from "./batch.ts";
export { addToHash, emptyHash, hashText, type RunningHash } from "./hash.kernel.ts";
export { addWord, removeWord, type WordTable, wordOf, wordTable } from "./word-table.kernel.ts";
