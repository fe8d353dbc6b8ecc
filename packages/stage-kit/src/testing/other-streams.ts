import type { ColumnArray } from "@tipbench/columns";
import type { ColumnSchema } from "@tipbench/vocabulary";
import type { AnyStream } from "./law.ts";

/** The columns of a stream, each made anew from its values. */
function mapColumns(
  { table, columns }: AnyStream,
  other: (values: ColumnArray, schema: ColumnSchema | undefined, name: string) => ColumnArray,
): Readonly<Record<string, ColumnArray>> {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, other(values, table[name], name)]));
}

/** The first `rows` rows of a stream, as if nothing had come after them. */
export function streamBegin(stream: AnyStream, rows: number): AnyStream {
  const files = stream.fileOffsets[rows] ?? 0;
  const before = stream.tickRows.filter((end) => end < rows);
  return {
    ...stream,
    columns: mapColumns(stream, (values, schema) => values.slice(0, schema?.of === "file" ? files : rows)),
    fileOffsets: stream.fileOffsets.slice(0, rows + 1),
    tickRows: [...before, rows],
  };
}

/** Another word for each, 0 for 0. */
function otherName(word: number): number {
  const mixed = Math.imul(word, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0;
}

/** The same stream under other identifiers of its reports, in another order. */
export function streamRenamed(stream: AnyStream): AnyStream {
  const columns = mapColumns(stream, (values, _schema, name) => (name === "reportId" ? values.map(otherName) : values));
  return { ...stream, columns };
}
