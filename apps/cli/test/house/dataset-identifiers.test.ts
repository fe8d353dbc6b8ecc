import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { houseRoot } from "./copied-house.ts";
import { findForbidden } from "./reserved-ranges.ts";

const datasets = join(houseRoot, "datasets");
const files = readdirSync(datasets, { recursive: true, encoding: "utf8" })
  .map((path) => join(datasets, path))
  .filter((path) => statSync(path).isFile());

/** Every text of a Parquet file once: its other columns are numbers, which hold no identifier but keys and addresses in their own space. */
async function textsOf(parquet: string): Promise<string> {
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  try {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${parquet}')`);
    const texts = described
      .getRowsJson()
      .flatMap(([name, type]) => (type === "VARCHAR" ? [`list(DISTINCT "${name}")`] : []));
    const rows = await connection.runAndReadAll(`SELECT ${texts.join(", ")} FROM read_parquet('${parquet}')`);
    const notice = await connection.runAndReadAll(`SELECT decode(value) FROM parquet_kv_metadata('${parquet}')`);
    return JSON.stringify([rows.getRowsJson(), notice.getRowsJson()]);
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

test("there are datasets to guard", () => {
  expect(files.length).toBeGreaterThan(5);
});

test.each(files.map((file) => file.slice(houseRoot.length)))("%s holds no real identifier", async (file) => {
  const path = join(houseRoot, file);
  const text = path.endsWith(".parquet") ? await textsOf(path) : readFileSync(path, "utf8");
  expect(findForbidden(text)).toEqual([]);
});
