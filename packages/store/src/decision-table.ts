import { type DecisionColumn, type DecisionRow, decisionColumns, InvariantError } from "@tipbench/vocabulary";
import type { ReadTable } from "./read-table.ts";
import type { ColumnArray, Table, TableColumn } from "./table.ts";
import { tableValues } from "./table-values.ts";

/** The decisions of one strategy, one array a column, all of one length; -1 and (in the last two) NaN are null. */
export type DecisionTable = Readonly<Record<DecisionColumn, Int32Array | Uint32Array | Float64Array>> &
  Readonly<Record<"score" | "confidence", Float32Array | Float64Array>>;

const measures = ["score", "confidence"] as const;
const neverNull: readonly DecisionColumn[] = ["replication", "row", "reportId", "receivedAtSeconds"];

/** What a column holds where there is no value, null in Parquet; null: it always has one, and -1 is a value. */
export function missingDecision(name: DecisionColumn): number | null {
  return neverNull.includes(name) ? null : -1;
}

/** Decisions as a table to be written. Throws InvariantError for a value that does not fit 32 bits. */
export function decisionsTable(decisions: DecisionTable): Table {
  const columns: TableColumn[] = decisionColumns.map((name) => ({
    name,
    array: name === "reportId" ? "u32" : "i32",
    missing: missingDecision(name),
  }));
  const arrays: ColumnArray[] = decisionColumns.map((name) => integers(name, decisions[name]));
  for (const name of measures) {
    columns.push({ name, array: "f64", missing: null });
    arrays.push(Float64Array.from(decisions[name]));
  }
  return { columns, arrays };
}

function integers(name: DecisionColumn, values: Int32Array | Uint32Array | Float64Array): Int32Array | Uint32Array {
  const kind = name === "reportId" ? Uint32Array : Int32Array;
  if (values instanceof kind) return values;
  const result = kind.from(values);
  const row = values.findIndex((value, index) => value !== result[index]);
  if (row === -1) return result;
  throw new InvariantError(`Decision column ${name} holds ${values[row]}, which is no 32-bit integer.`);
}

/** The rows of a table of decisions, null as -1 and as NaN again. */
export function decisionRows(table: ReadTable): DecisionRow[] {
  const { numberOrNull } = tableValues(table);
  return Array.from({ length: table.rowCount }, (_, row) => {
    const integer = (name: DecisionColumn) => numberOrNull(name, row) ?? -1;
    return {
      replication: integer("replication"),
      row: integer("row"),
      reportId: integer("reportId"),
      receivedAtSeconds: integer("receivedAtSeconds"),
      provider: integer("provider"),
      providerClass: integer("providerClass"),
      incidentType: integer("incidentType"),
      grade: integer("grade"),
      leadAgency: integer("leadAgency"),
      bundleRow: integer("bundleRow"),
      priority: integer("priority"),
      disposition: integer("disposition"),
      escalated: integer("escalated"),
      agency1: integer("agency1"),
      agency2: integer("agency2"),
      agency3: integer("agency3"),
      path: integer("path"),
      deliveredAtSeconds: integer("deliveredAtSeconds"),
      score: numberOrNull("score", row) ?? Number.NaN,
      confidence: numberOrNull("confidence", row) ?? Number.NaN,
    };
  });
}
