import { join } from "node:path";
import { expect, test } from "vitest";
import { readTable } from "../src/read-table.ts";
import { writeParquet } from "../src/write-parquet.ts";
import { removeFoldersAfterEach, temporaryFolder } from "./example-run.ts";

removeFoldersAfterEach();

async function roundTrip(labels: readonly (string | null)[], codes: readonly number[]): Promise<unknown> {
  const path = join(await temporaryFolder(), "table.parquet");
  const column = { name: "label", array: "u32", missing: null, labels } as const;
  await writeParquet(path, { columns: [column], arrays: [Uint32Array.from(codes)] });
  return (await readTable(path)).columns.get("label")?.values;
}

test("Labels come back however many there are", async () => {
  for (const count of [1, 254, 255, 256, 257, 65_535, 65_536, 70_000]) {
    const labels = Array.from({ length: count }, (_, code) => `label ${code}`);
    const [first, last] = [labels[0], labels[count - 1]];
    expect(await roundTrip(labels, [count - 1, 0, count - 1])).toEqual([last, first, last]);
  }
});

test("Labels may be equal, or all null", async () => {
  expect(await roundTrip(["a", "b", "a"], [2, 1, 0])).toEqual(["a", "b", "a"]);
  expect(await roundTrip([null, null], [0, 1])).toEqual([null, null]);
});

test("A null in one piece of a column leaves the next piece whole", async () => {
  const codes = Array.from({ length: 5000 }, (_, row) => (row < 100 ? 0 : 1));
  expect(await roundTrip([null, "a"], codes)).toEqual(codes.map((code) => (code === 0 ? null : "a")));
});
