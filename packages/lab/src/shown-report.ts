import {
  type ColumnSchema,
  type StageColumn,
  stageColumns,
  type TruthColumn,
  truthColumns,
} from "@tipbench/vocabulary";
import { type Chunk, formatAddress, type World } from "@tipbench/world";
import { type CodeNames, codeNames } from "./stream/code-names.ts";

export type ShownValue = number | string | null;

/** A report as people read it: codes by their names, addresses as text; null is missing. Of a file's column, a value a file. */
export interface ShownReport {
  readonly columns: Readonly<Record<string, ShownValue | readonly ShownValue[]>>;
  readonly truth: Readonly<Record<string, ShownValue>>;
}

/** Row `row` of a chunk, without the columns of the truth in `lacking`. */
export function shownReport(world: World, chunk: Chunk, row: number, lacking: readonly TruthColumn[]): ShownReport {
  const names = codeNames(world);
  return { columns: visibleOf(names, chunk, row), truth: truthOf(names, chunk, row, lacking) };
}

function shown(names: CodeNames, { missing, unit }: ColumnSchema, value: number): ShownValue {
  if (missing !== null && value === missing) return null;
  if (unit === "address") return formatAddress(value);
  return names[unit] ? (names[unit][value] ?? null) : value;
}

function visibleOf(names: CodeNames, chunk: Chunk, row: number): ShownReport["columns"] {
  const first = chunk.fileOffsets[row] ?? 0;
  const end = chunk.fileOffsets[row + 1] ?? first;
  const entries = (Object.keys(stageColumns) as StageColumn[]).flatMap((name) => {
    const values = chunk.columns[name];
    if (!values) return [];
    const schema = stageColumns[name];
    const cut =
      schema.of === "file"
        ? Array.from(values.subarray(first, end), (value) => shown(names, schema, value))
        : shown(names, schema, values[row] ?? 0);
    return [[name, cut] as const];
  });
  return Object.fromEntries(entries);
}

function truthOf(
  names: CodeNames,
  { truth }: Chunk,
  row: number,
  lacking: readonly TruthColumn[],
): ShownReport["truth"] {
  const columns = (Object.keys(truthColumns) as TruthColumn[]).filter((name) => !lacking.includes(name));
  return Object.fromEntries(columns.map((name) => [name, shown(names, truthColumns[name], truth[name][row] ?? 0)]));
}
