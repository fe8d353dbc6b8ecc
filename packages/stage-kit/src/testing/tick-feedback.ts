import { outcomeStatuses } from "@tipbench/vocabulary";
import type { Feedback } from "../feedback.ts";
import type { ReferenceTables } from "../reference-tables.ts";
import type { AnyStream } from "./law.ts";
import { labelledRows } from "./stream-batch.ts";

const everySoMany = 3;

/**
 * What a stage that learns is told when a tick is over: the labels of the tick's rows, and outcomes of some rows up to its end. It follows
 * from the tick's number and the rows so far alone.
 */
export function tickFeedback(stream: AnyStream, tick: number, { agencies }: ReferenceTables): Feedback {
  const { columns, tickRows } = stream;
  const rows = labelledRows(stream)[tick] ?? [];
  const column = (name: string): Uint8Array => Uint8Array.from(rows, (row) => columns[name]?.[row] ?? 0);
  const known = Array.from({ length: tickRows[tick + 1] ?? 0 }, (_, row) => row);
  const told = known.filter((row) => (row + tick) % everySoMany === 0);
  return {
    labels: {
      row: Uint32Array.from(rows),
      files: column("labelledFiles"),
      types: column("labelledTypes"),
      age: column("labelledAge"),
      flags: column("labelledFlags"),
    },
    outcomes: {
      row: Uint32Array.from(told),
      agency: Uint16Array.from(told, (row) => 1 + (row % (agencies.length - 1))),
      status: Uint8Array.from(told, (row) => (row + tick) % outcomeStatuses.length),
    },
  };
}
