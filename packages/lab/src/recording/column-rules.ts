import type { PackedWord, RecordedColumn, RecordedTable } from "@tipbench/store";
import {
  annotations,
  type ColumnSchema,
  fileColumns,
  packedTextColumns,
  reportColumns,
  type TruthColumn,
  truthColumns,
} from "@tipbench/vocabulary";
import type { CodeNames } from "../stream/code-names.ts";
import { textColumns } from "../stream/text-columns.ts";

/** What may stand in a column of a recorded stream, and what code it becomes. */
export interface ColumnRule extends RecordedColumn {
  readonly unit: string;
  /** The code of each label; null: a number is its own. */
  readonly codes: Float64Array | null;
  /** The least and the largest number, or place in `labels`. */
  readonly least: number;
  readonly most: number;
  /** The code where there is no value; null: there must be one. */
  readonly missing: number | null;
}

const ranges = { u8: [0, 255], u32: [0, 0xffffffff], i32: [-0x80000000, 0x7fffffff] } as const;
const rangeOfUnit: Readonly<Record<string, readonly [number, number]>> = {
  "0 or 1": [0, 1],
  port: [0, 65_535],
  "bits of annotations": [0, (1 << annotations.length) - 1],
};
/** Ids of the truth are places in tables, as long as the largest of them. */
const mostIds = 100_000_000;

/** Numbers of reports, by which the rows of tables belong together. */
const rowRule: ColumnRule = {
  name: "row",
  unit: "row",
  labels: null,
  packed: null,
  codes: null,
  least: 0,
  most: 0xffffffff,
  missing: null,
};

/** The text column that stages read as packed words, and their names. */
const packedText = "handle";
const packedNames = Object.keys(packedTextColumns);

function packedRules(): readonly ColumnRule[] {
  return packedNames.map((name, word) => {
    const packed: PackedWord = { of: packedText, word, words: packedNames.length };
    return { ...rowRule, name, unit: "packed text", packed, missing: 0 };
  });
}

/** The column of a recording that a stage's column is read from. */
export function recordedName(name: string): string {
  return packedNames.includes(name) ? packedText : name;
}

/** The columns that tables with these have for stages: texts are packed words. */
export function stageNames(columns: readonly string[]): readonly string[] {
  return columns.flatMap((name) => (name === packedText ? packedNames : [name]));
}

/** The rule of a column: numbers within its range, or where its unit has names, one of these. */
function columnRule(names: CodeNames, name: string, { array, unit, missing }: ColumnSchema): ColumnRule {
  const labels = names[unit];
  if (labels) return labelRule(name, unit, labels, missing);
  const [least, most] = unit === "event" ? [0, mostIds - 1] : (rangeOfUnit[unit] ?? ranges[array]);
  return { name, unit, labels: null, packed: null, codes: null, least, most, missing };
}

function labelRule(name: string, unit: string, all: readonly (string | null)[], missing: number | null): ColumnRule {
  const known = all.flatMap((label, code) => (label === null ? [] : [{ label, code }]));
  const unnamed = all.indexOf(null);
  return {
    name,
    unit,
    labels: known.map(({ label }) => label),
    packed: null,
    codes: Float64Array.from(known, ({ code }) => code),
    least: 0,
    most: known.length - 1,
    missing: missing ?? (unnamed < 0 ? null : unnamed),
  };
}

const isTruthName = (name: string): name is TruthColumn => Object.hasOwn(truthColumns, name);
const truthNames = Object.keys(truthColumns).filter(isTruthName);

/** The names that each table may have. A table of reports may hold the truth beside them; of texts the screen name is read. */
export const namesOfTable: Readonly<Record<RecordedTable, readonly string[]>> = {
  reports: ["row", ...Object.keys(reportColumns), ...truthNames, ...textColumns.map(({ name }) => name)],
  files: ["row", ...Object.keys(fileColumns)],
  truth: ["row", ...truthNames],
};

/** The names that a table must have, where there is one. */
export const neededOfTable: Readonly<Record<RecordedTable, readonly string[]>> = {
  reports: ["reportId", "receivedAtSeconds", "provider", "incidentType"],
  files: ["row", "fileHash"],
  truth: ["row"],
};

/** The rules of those columns of a table that are read, in their order. */
export function tableRules(names: CodeNames, columns: readonly string[]): readonly ColumnRule[] {
  const schemas: Readonly<Record<string, ColumnSchema>> = { ...reportColumns, ...fileColumns, ...truthColumns };
  return columns.flatMap((name) => {
    if (name === "row") return [rowRule];
    if (name === packedText) return packedRules();
    const schema = schemas[name];
    return schema ? [columnRule(names, name, schema)] : [];
  });
}

/** The columns of the truth, in their order, that are not among some names. */
export function lackingTruth(columns: readonly string[]): readonly TruthColumn[] {
  return truthNames.filter((name) => !columns.includes(name));
}
