import { syntheticNotice } from "@tipbench/vocabulary";
import type { FileFormat } from "./buffer-table.ts";
import type { TableColumn, TextColumn } from "./table.ts";

interface Words {
  readonly unit: string;
  readonly doc: string;
}

/** A column of an export, with its words. */
export type StreamColumn = (TableColumn | TextColumn) & Words;

/** A table of an export; its name is that of its folder. */
export interface StreamTable {
  readonly name: string;
  readonly doc: string;
  readonly columns: readonly StreamColumn[];
}

/** A file of an export: its path below the folder, and the SHA-256 of its bytes. */
export interface WrittenPart {
  readonly path: string;
  readonly rows: number;
  readonly sha256: string;
}

/** A table as it was written. */
export interface WrittenTable {
  readonly table: StreamTable;
  readonly parts: readonly WrittenPart[];
}

const types = { u8: "uint8", u16: "uint16", u32: "uint32", i32: "int32", f64: "float64", text: "text" } as const;

/** The questions of Gebru et al., Datasheets for Datasets (2021), that have one answer for every export. */
const answers = {
  motivation:
    "To test pipelines that bundle, sort and route reports, where the real stream can be shown to nobody: a stream with complete truth.",
  composition:
    "Rows are synthetic reports, their files, and the truth behind them; columns hold codes, counts, times, places and keys. " +
    "No content, text of a report, name of a provider or person, or real address is in it. A missing value is null.",
  collection:
    "Nothing was collected. Every value is a function of the seed, the latent event and the column; published totals of the real " +
    "stream, and assumptions where none are published, set the shares. The same command makes the same bytes again.",
  preprocessing: "None: rows are as the simulated clearinghouse received them, in order of receipt.",
  uses: "Testing and comparing deduplication, triage and routing; teaching; load tests.",
  notFor:
    "Saying how often anything happens in the world, training a model that meets real reports, or judging a real provider or place: " +
    "fit to published totals is calibration, not validation.",
  distribution: "Under the licence of tipbench. Addresses and keys are from reserved or synthetic spaces.",
  maintenance:
    "A later version of tipbench can make another stream of the same seed; its changelog says so under Results.",
} as const;

/** `datasheet.json`: the notice, what the export is of, answers to a reader's questions, and each table's columns and files. */
export function streamDatasheet(
  written: readonly WrittenTable[],
  format: FileFormat,
  about: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return {
    notice: syntheticNotice,
    about,
    answers,
    format,
    tables: written.map(({ table, parts }) => ({
      name: table.name,
      doc: table.doc,
      rows: rowsOf(parts),
      columns: table.columns.map(columnSheet),
      files: parts,
    })),
  };
}

/** `README.txt`: the same for a reader in a hurry. */
export function streamReadme(written: readonly WrittenTable[], format: FileFormat): string {
  const tables = written.map(
    ({ table, parts }) =>
      `${table.name}/  ${rowsOf(parts)} rows in ${parts.length} ${format} file(s), in order: ${table.doc}`,
  );
  return [
    syntheticNotice,
    "",
    ...tables,
    "",
    "datasheet.json says what it is of, what it is for and not for, and what each column means.",
    "checksums.json has the SHA-256 of every file.",
    "",
  ].join("\n");
}

function rowsOf(parts: readonly WrittenPart[]): number {
  return parts.reduce((sum, { rows }) => sum + rows, 0);
}

function columnSheet(column: StreamColumn): Readonly<Record<string, unknown>> {
  const { name, array, unit, doc } = column;
  if (array === "text") return { name, type: types.text, unit, canBeNull: true, doc };
  const { missing, labels } = column;
  const canBeNull = missing !== null || array === "f64" || (labels?.includes(null) ?? false);
  return { name, type: labels === undefined ? types[array] : types.text, unit, canBeNull, doc };
}
