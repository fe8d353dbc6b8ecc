import { type LinkTable, linkColumns, linkMeasures } from "@tipbench/vocabulary";

function joined<A extends Uint32Array | Float64Array>(parts: readonly A[], out: A): A {
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The pairs of several tables in one, table after table. */
export function joinLinks(tables: readonly LinkTable[]): LinkTable {
  const rows = tables.reduce((sum, { later }) => sum + later.length, 0);
  const integers = linkColumns.map((name) => [
    name,
    joined(
      tables.map((table) => table[name]),
      new Uint32Array(rows),
    ),
  ]);
  const numbers = linkMeasures.map((name) => [
    name,
    joined(
      tables.map((table) => table[name]),
      new Float64Array(rows),
    ),
  ]);
  return Object.fromEntries([...integers, ...numbers]);
}
