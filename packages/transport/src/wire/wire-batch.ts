import type { AnyBatch, ColumnArray } from "@tipbench/columns";
import { assessmentColumns, type ColumnSchema, type StageStep, stageColumns } from "@tipbench/vocabulary";

/** A batch as it travels: report columns as they are, file columns cut to the files of its rows, offsets from 0. */
export interface WireBatch {
  readonly firstRow: number;
  readonly rows: number;
  readonly reportColumns: ReadonlyMap<string, ColumnArray>;
  readonly fileColumns: ReadonlyMap<string, ColumnArray>;
  /** `rows + 1`, from 0; null where no file column is read. */
  readonly fileOffsets: Uint32Array | null;
}

/** The columns that a stage of a step may read. */
export function schemaOf(step: StageStep): Readonly<Record<string, ColumnSchema>> {
  return step === "assessment" ? assessmentColumns : stageColumns;
}

/** Cuts a batch to what travels; `blockOf` is given where addresses go with their blocks of the geolocation table. */
export function wireBatch(step: StageStep, batch: AnyBatch, blockOf: ((address: number) => number) | null): WireBatch {
  const schema = schemaOf(step);
  const entries = Object.entries(batch.columns);
  const ofFiles = entries.filter(([name]) => schema[name]?.of === "file");
  const ofReports = entries.filter(([name]) => schema[name]?.of !== "file");
  const [from = 0, to = 0] = [batch.fileOffsets[0], batch.fileOffsets[batch.rows]];
  return {
    firstRow: batch.firstRow,
    rows: batch.rows,
    reportColumns: new Map([...ofReports, ...(blockOf ? blocksOf(ofReports, blockOf) : [])]),
    fileColumns: new Map(ofFiles.map(([name, values]) => [name, values.subarray(from, to)])),
    fileOffsets:
      ofFiles.length === 0 ? null : batch.fileOffsets.slice(0, batch.rows + 1).map((offset) => offset - from),
  };
}

type Column = readonly [name: string, values: ColumnArray];

/** For each address column the index of its block, under the column's name and `Block`; what stands for a missing address means nothing. */
function blocksOf(columns: readonly Column[], blockOf: (address: number) => number): Column[] {
  const addresses = columns.filter(([name]) => name === "accountAddress" || name === "fileAddress");
  return addresses.map(([name, values]) => [`${name}Block`, Uint32Array.from(values, blockOf)]);
}
