import { syntheticNotice } from "@tipbench/vocabulary";
import type { FileFormat } from "./buffer-table.ts";
import type { TableColumn } from "./table.ts";

/** A column of an export, with its words. */
export interface StreamColumn extends TableColumn {
  readonly unit: string;
  readonly doc: string;
}

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

const types = { u8: "uint8", u16: "uint16", u32: "uint32", i32: "int32", f64: "float64" } as const;

/** `datasheet.json`: the notice, what the export is of, and each table's columns and files. */
export function streamDatasheet(
  written: readonly WrittenTable[],
  format: FileFormat,
  about: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return {
    notice: syntheticNotice,
    about,
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
    "datasheet.json says what each column means, and has the checksums.",
    "",
  ].join("\n");
}

function rowsOf(parts: readonly WrittenPart[]): number {
  return parts.reduce((sum, { rows }) => sum + rows, 0);
}

function columnSheet({ name, array, missing, labels, unit, doc }: StreamColumn): Readonly<Record<string, unknown>> {
  const canBeNull = missing !== null || array === "f64" || (labels?.includes(null) ?? false);
  return { name, type: labels === undefined ? types[array] : "text", unit, canBeNull, doc };
}
