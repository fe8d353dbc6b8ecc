import { BufferTable } from "./buffer-table.ts";
import { withDuckdb } from "./duckdb.ts";
import { checkedRowCount, type Table } from "./table.ts";

/** Writes a table to a Parquet file, rows in order. Equal tables make equal bytes. */
export async function writeParquet(path: string, table: Table): Promise<void> {
  const rowCount = checkedRowCount(table);
  await withDuckdb(async (duckdb) => {
    const buffer = await BufferTable.create(duckdb, "rows", table.columns);
    try {
      buffer.append(table.arrays, 0, rowCount);
      await buffer.copyTo(path, "parquet");
    } finally {
      buffer.close();
    }
  });
}
