import { unpermuteWord } from "@tipbench/random";
import type { StageColumn } from "@tipbench/vocabulary";
import { type Chunk, emailOf, handleOf, type World } from "@tipbench/world";

/** A column of text of the reports, which is made only where it is asked for by name. */
export interface TextColumn {
  readonly name: string;
  readonly unit: string;
  readonly doc: string;
  /** Columns that a chunk must have for `textOf`. */
  readonly reads: readonly StageColumn[];
  /** The text of a row of a chunk; null: the report has none. */
  readonly textOf: (world: World, chunk: Chunk, row: number) => string | null;
}

type KeyColumn = "handleKey" | "emailKey";

/** The text behind a key, where the report has one; from the report's identifier, which leads back to its submission. */
function textBehind(key: KeyColumn, make: (world: World, submission: number) => string): TextColumn["textOf"] {
  return (world, { columns }, row) => {
    if ((columns[key]?.[row] ?? 0) === 0) return null;
    return make(world, unpermuteWord(world.source.keys.reportId, columns.reportId[row] ?? 0));
  };
}

/** Every text column that an export can have. */
export const textColumns: readonly TextColumn[] = [
  {
    name: "handle",
    unit: "text",
    doc: "screen name; synthetic, with a first sign that no service allows",
    reads: ["handleKey", "reportId"],
    textOf: textBehind("handleKey", handleOf),
  },
  {
    name: "email",
    unit: "text",
    doc: "e-mail address; synthetic, in a domain that is reserved for examples",
    reads: ["emailKey", "reportId"],
    textOf: textBehind("emailKey", emailOf),
  },
];
