import { InvariantError, type LinkColumn, type LinkTable, linkColumns } from "@tipbench/vocabulary";
import type { ReadTable } from "./read-table.ts";
import type { Table, TableColumn } from "./table.ts";

const measures = ["score", "weight"] as const;

/** Scored pairs as a table to be written. */
export function linksTable(links: LinkTable): Table {
  const integers: TableColumn[] = linkColumns.map((name) => ({ name, array: "u32", missing: null }));
  const floats: TableColumn[] = measures.map((name) => ({ name, array: "f64", missing: null }));
  return {
    columns: [...integers, ...floats],
    arrays: [...linkColumns.map((name) => links[name]), ...measures.map((name) => links[name])],
  };
}

/** The columns of a table of scored pairs, rows as they were written. */
export function linkTable(table: ReadTable): LinkTable {
  const floats = (name: LinkColumn | "score" | "weight"): Float64Array => {
    const column = table.columns.get(name);
    if (column?.kind !== "number") throw new InvariantError(`A stored table lacks the column ${name}.`);
    return column.values;
  };
  const integers = (name: LinkColumn): Uint32Array => Uint32Array.from(floats(name));
  return {
    replication: integers("replication"),
    later: integers("later"),
    earlier: integers("earlier"),
    outcome: integers("outcome"),
    measured: integers("measured"),
    laterEvent: integers("laterEvent"),
    earlierEvent: integers("earlierEvent"),
    laterIncident: integers("laterIncident"),
    earlierIncident: integers("earlierIncident"),
    laterSubject: integers("laterSubject"),
    earlierSubject: integers("earlierSubject"),
    laterProvider: integers("laterProvider"),
    earlierProvider: integers("earlierProvider"),
    score: floats("score"),
    weight: floats("weight"),
  };
}
