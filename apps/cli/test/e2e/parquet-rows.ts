import { DuckDBInstance, type Json } from "@duckdb/node-api";

/** The rows of a Parquet file, in their order, with values as JSON has them. */
export async function parquetRows(path: string): Promise<readonly Readonly<Record<string, Json>>[]> {
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  try {
    const query = `SELECT * EXCLUDE (file_row_number) FROM read_parquet('${path}', file_row_number = true) ORDER BY file_row_number`;
    return await (await connection.runAndReadAll(query)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}
