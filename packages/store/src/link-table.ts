import {
  InvariantError,
  type LinkColumn,
  type LinkMeasure,
  type LinkTable,
  linkColumns,
  linkMeasures,
} from "@tipbench/vocabulary";
import type { ReadTable } from "./read-table.ts";
import type { Table, TableColumn } from "./table.ts";

/** Scored pairs as a table to be written. */
export function linksTable(links: LinkTable): Table {
  const integers: TableColumn[] = linkColumns.map((name) => ({ name, array: "u32", missing: null }));
  const floats: TableColumn[] = linkMeasures.map((name) => ({ name, array: "f64", missing: null }));
  return {
    columns: [...integers, ...floats],
    arrays: [...linkColumns.map((name) => links[name]), ...linkMeasures.map((name) => links[name])],
  };
}

/** The columns of a table of scored pairs, rows as they were written. */
export function linkTable(table: ReadTable): LinkTable {
  const floats = (name: LinkColumn | LinkMeasure): Float64Array => {
    const column = table.columns.get(name);
    if (column?.kind !== "number") throw new InvariantError(`A stored table lacks the column ${name}.`);
    return column.values;
  };
  return linksOf((name) => Uint32Array.from(floats(name)), floats);
}

/** Scored pairs of columns by name. */
export function linksOf(
  integers: (name: LinkColumn) => Uint32Array,
  floats: (name: LinkMeasure) => Float64Array,
): LinkTable {
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
