import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InvariantError, syntheticNotice } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { sha256 } from "../src/document.ts";
import { withDuckdb } from "../src/duckdb.ts";
import { entriesOf, filesOf } from "../src/folder-entries.ts";
import { createStreamWriter, type FileFormat, type StreamTable } from "../src/index.ts";
import { readTable } from "../src/read-table.ts";
import { removeFoldersAfterEach, temporaryFolder } from "./example-run.ts";
import { userProblem } from "./user-problem.ts";

removeFoldersAfterEach();

const reports: StreamTable = {
  name: "reports",
  doc: "one row a report",
  columns: [
    { name: "reportId", array: "u32", missing: null, unit: "key", doc: "the report's identifier" },
    { name: "receivedAtSeconds", array: "i32", missing: null, unit: "seconds", doc: "time of receipt" },
    { name: "statedState", array: "u8", missing: 0, unit: "state", doc: "as stated", labels: [null, "Ohio", "Utah"] },
    { name: "accountKey", array: "u32", missing: 0, unit: "key", doc: "account" },
  ],
};
const files: StreamTable = {
  name: "files",
  doc: "one row a file",
  columns: [{ name: "fileHash", array: "u32", missing: null, unit: "key", doc: "exact hash" }],
};

const texts: StreamTable = {
  name: "texts",
  doc: "one row a report",
  columns: [
    { name: "row", array: "u32", missing: null, unit: "row", doc: "number" },
    { name: "handle", array: "text", unit: "text", doc: "screen name" },
  ],
};

function rowsFrom(start: number, count: number) {
  const rows = Array.from({ length: count }, (_, index) => start + index);
  return [
    Uint32Array.from(rows, (row) => 0xffffffff - row),
    Int32Array.from(rows, (row) => row - 5),
    Uint8Array.from(rows, (row) => row % 3),
    Uint32Array.from(rows, (row) => row % 2),
  ] as const;
}

async function exportRows(batches: readonly number[], format: FileFormat): Promise<string> {
  const folder = join(await temporaryFolder(), "stream");
  const writer = await createStreamWriter(folder, [reports, files], format);
  let start = 0;
  for (const count of batches) {
    await writer.append("reports", rowsFrom(start, count));
    start += count;
  }
  await writer.append("files", [Uint32Array.of(7, 7, 8)]);
  await writer.finish({ scenario: "tiny", seed: "s" });
  return folder;
}

async function hashes(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of await filesOf(folder)) found[path] = sha256(await readFile(join(folder, path)));
  return found;
}

describe("an export", () => {
  test("as JSON lines has a line a row, labels as text and missing values as null", async () => {
    const folder = await exportRows([4], "jsonl");
    expect(await readFile(join(folder, "reports", "part-00000.jsonl"), "utf8")).toMatchInlineSnapshot(`
      "{"reportId":4294967295,"receivedAtSeconds":-5,"statedState":null,"accountKey":null}
      {"reportId":4294967294,"receivedAtSeconds":-4,"statedState":"Ohio","accountKey":1}
      {"reportId":4294967293,"receivedAtSeconds":-3,"statedState":"Utah","accountKey":null}
      {"reportId":4294967292,"receivedAtSeconds":-2,"statedState":null,"accountKey":1}
      "
    `);
    expect(await readFile(join(folder, "files", "part-00000.jsonl"), "utf8")).toMatchInlineSnapshot(`
      "{"fileHash":7}
      {"fileHash":7}
      {"fileHash":8}
      "
    `);
  });

  test("as CSV has a heading, labels as text, and an empty field where a value is missing", async () => {
    const folder = await exportRows([4], "csv");
    expect(await readFile(join(folder, "reports", "part-00000.csv"), "utf8")).toMatchInlineSnapshot(`
      "reportId,receivedAtSeconds,statedState,accountKey
      4294967295,-5,,
      4294967294,-4,Ohio,1
      4294967293,-3,Utah,
      4294967292,-2,,1
      "
    `);
  });

  test.each<[FileFormat, string]>([
    ["csv", 'row,handle\n0,"a ""quoted"", one"\n1,\n2,""\n3,Zoë\n'],
    [
      "jsonl",
      '{"row":0,"handle":"a \\"quoted\\", one"}\n{"row":1,"handle":null}\n{"row":2,"handle":""}\n{"row":3,"handle":"Zoë"}\n',
    ],
  ])("as %s has texts as they are", async (format, expected) => {
    const folder = join(await temporaryFolder(), "stream");
    const writer = await createStreamWriter(folder, [texts], format);
    await writer.append("texts", [Uint32Array.of(0, 1), ['a "quoted", one', null]]);
    await writer.append("texts", [Uint32Array.of(2, 3), ["", "Zoë"]]);
    await writer.finish({});
    expect(await readFile(join(folder, "texts", `part-00000.${format}`), "utf8")).toBe(expected);
  });

  test("has checksums of every other file beside it", async () => {
    const folder = await exportRows([3], "csv");
    const { "checksums.json": _, ...others } = await hashes(folder);
    expect(JSON.parse(await readFile(join(folder, "checksums.json"), "utf8"))).toEqual(others);
  });

  test("as Parquet says that it is synthetic, and reads back in order", async () => {
    const folder = await exportRows([2, 0, 2], "parquet");
    const path = join(folder, "reports", "part-00000.parquet");
    const { columns } = await readTable(path);
    expect(columns.get("reportId")?.values).toEqual(Float64Array.of(4294967295, 4294967294, 4294967293, 4294967292));
    expect(columns.get("statedState")?.values).toEqual([null, "Ohio", "Utah", null]);
    expect(columns.get("accountKey")?.values).toEqual(Float64Array.of(Number.NaN, 1, Number.NaN, 1));
    const notices = await withDuckdb(async ({ connection }) =>
      (
        await connection.runAndReadAll(`SELECT decode(key), decode(value) FROM parquet_kv_metadata('${path}')`)
      ).getRowsJS(),
    );
    expect(notices).toEqual([["notice", syntheticNotice]]);
  });

  test("has a datasheet with every column and checksum", async () => {
    const folder = await exportRows([3], "jsonl");
    const datasheet = JSON.parse(await readFile(join(folder, "datasheet.json"), "utf8"));
    const found = await hashes(folder);
    expect(datasheet.notice).toBe(syntheticNotice);
    expect(datasheet.about).toEqual({ scenario: "tiny", seed: "s" });
    expect(datasheet.tables[0].columns).toEqual([
      { name: "reportId", type: "uint32", unit: "key", canBeNull: false, doc: "the report's identifier" },
      { name: "receivedAtSeconds", type: "int32", unit: "seconds", canBeNull: false, doc: "time of receipt" },
      { name: "statedState", type: "text", unit: "state", canBeNull: true, doc: "as stated" },
      { name: "accountKey", type: "uint32", unit: "key", canBeNull: true, doc: "account" },
    ]);
    expect(
      datasheet.tables.map(({ name, rows, files: parts }: Record<string, unknown>) => [name, rows, parts]),
    ).toEqual([
      ["reports", 3, [{ path: "reports/part-00000.jsonl", rows: 3, sha256: found["reports/part-00000.jsonl"] }]],
      ["files", 3, [{ path: "files/part-00000.jsonl", rows: 3, sha256: found["files/part-00000.jsonl"] }]],
    ]);
    expect(await readFile(join(folder, "README.txt"), "utf8")).toMatchInlineSnapshot(`
      "SYNTHETIC: generated by tipbench. No real report, person, provider or address. Volume is not prevalence.

      reports/  3 rows in 1 jsonl file(s), in order: one row a report
      files/  3 rows in 1 jsonl file(s), in order: one row a file

      datasheet.json says what it is of, what it is for and not for, and what each column means.
      checksums.json has the SHA-256 of every file.
      "
    `);
  });

  test("longer than a part has the same bytes however its batches end", async () => {
    const one = await hashes(await exportRows([530_001], "parquet"));
    const many = await hashes(await exportRows([1, 2047, 520_000, 7953], "parquet"));
    expect(Object.keys(one).sort()).toEqual([
      "README.txt",
      "checksums.json",
      "datasheet.json",
      "files/part-00000.parquet",
      "reports/part-00000.parquet",
      "reports/part-00001.parquet",
    ]);
    expect(many).toEqual(one);
  });

  test("loses no row between parts", async () => {
    const folder = await exportRows([524_288, 3], "parquet");
    const first = await readTable(join(folder, "reports", "part-00000.parquet"), { offset: 524_286 });
    const second = await readTable(join(folder, "reports", "part-00001.parquet"));
    const seconds = [first, second].flatMap(({ columns }) => {
      const column = columns.get("receivedAtSeconds");
      return column?.kind === "number" ? [...column.values] : [];
    });
    expect(first.total).toBe(524_288);
    expect(seconds).toEqual([524_281, 524_282, 524_283, 524_284, 524_285]);
  });

  test("without rows has one empty part a table", async () => {
    const folder = await exportRows([], "parquet");
    const { total, columns } = await readTable(join(folder, "reports", "part-00000.parquet"));
    expect([total, columns.size]).toEqual([0, 4]);
  });

  test("takes columns in shared memory", async () => {
    const folder = join(await temporaryFolder(), "stream");
    const writer = await createStreamWriter(folder, [files], "jsonl");
    const shared = new Uint32Array(new SharedArrayBuffer(12));
    shared.set([1, 2, 3]);
    await writer.append("files", [shared.subarray(1)]);
    await writer.finish({});
    expect(await readFile(join(folder, "files", "part-00000.jsonl"), "utf8")).toBe('{"fileHash":2}\n{"fileHash":3}\n');
  });
});

describe("a stream writer", () => {
  test("shows nothing before its end, and leaves nothing when it is discarded", async () => {
    const dir = await temporaryFolder();
    const writer = await createStreamWriter(join(dir, "stream"), [files], "parquet");
    await writer.append("files", [Uint32Array.of(1)]);
    expect((await readdir(dir)).filter((name) => !name.startsWith("."))).toEqual([]);
    await writer.discard();
    expect(await readdir(dir)).toEqual([]);
  });

  test("refuses a folder with something in it, before and after, and takes an empty one", async () => {
    const dir = await temporaryFolder();
    await mkdir(join(dir, "stream"));
    const writer = await createStreamWriter(join(dir, "stream"), [files], "parquet");
    await writeFile(join(dir, "stream", "mine"), "");
    expect(await userProblem(createStreamWriter(join(dir, "stream"), [files], "parquet"))).toMatchObject({
      code: "folder-taken",
      at: join(dir, "stream"),
    });
    expect(await userProblem(createStreamWriter(join(dir, "stream", "mine"), [files], "parquet"))).toMatchObject({
      code: "folder-taken",
    });
    expect(await userProblem(writer.finish({}))).toMatchObject({ code: "folder-taken" });
    expect((await entriesOf(dir)).map(({ path }) => path)).toEqual(["stream", "stream/mine"]);
    await createStreamWriter(join(dir, "empty"), [files], "jsonl").then((other) => other.finish({}));
    expect(await readdir(join(dir, "empty"))).toContain("datasheet.json");
  });

  test("refuses arrays and tables that it does not know, and leaves nothing", async () => {
    const dir = await temporaryFolder();
    const wrongArray = await createStreamWriter(join(dir, "a"), [files], "parquet");
    await expect(wrongArray.append("files", [Int32Array.of(1)])).rejects.toThrow(
      "Column fileHash must be a Uint32Array.",
    );
    const wrongTexts = await createStreamWriter(join(dir, "c"), [texts], "parquet");
    await expect(wrongTexts.append("texts", [Uint32Array.of(1), Uint32Array.of(1)])).rejects.toThrow(
      "Column handle must be",
    );
    const wrongTable = await createStreamWriter(join(dir, "b"), [files], "parquet");
    await expect(wrongTable.append("reports", [])).rejects.toThrow(InvariantError);
    await expect(wrongTable.finish({})).rejects.toThrow(InvariantError);
    await wrongTable.discard();
    expect(await readdir(dir)).toEqual([]);
  });
});
