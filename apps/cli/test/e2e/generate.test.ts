import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { parquetRows } from "./parquet-rows.ts";
import { tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

const tables = ["reports", "files", "truth"] as const;
let command: BuiltCommand;
let work: WorkFolder;
const said = new Map<string, string>();

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({ "tiny.yaml": tinyScenario() });
  for (const format of ["parquet", "jsonl"]) {
    const args = ["generate", "tiny.yaml", "--format", format, "--out", format];
    const { status, stdout, stderr } = await command.call(args, { cwd: work.path });
    expect([status, stderr]).toEqual([0, ""]);
    said.set(format, stdout);
  }
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

function linesOf(table: string): readonly Readonly<Record<string, unknown>>[] {
  const text = readFileSync(join(work.path, "jsonl", table, "part-00000.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const datasheet = (format: string) => JSON.parse(readFileSync(join(work.path, format, "datasheet.json"), "utf8"));

describe("tipbench generate", () => {
  test.each(["parquet", "jsonl"])("says what it wrote as %s, and writes it with a datasheet", (format) => {
    const rows = linesOf("reports").length;
    expect(said.get(format)).toMatch(new RegExp(`^reports +${rows} rows .*\nfiles .*\ntruth +${rows} rows`));
    expect(work.entries(format)).toEqual([
      "README.txt",
      "checksums.json",
      "datasheet.json",
      "files",
      "reports",
      "truth",
    ]);
    for (const table of tables) expect(work.entries(`${format}/${table}`)).toEqual([`part-00000.${format}`]);
    expect(datasheet(format).notice).toContain("SYNTHETIC");
  });

  test.each(tables)("writes the same %s in both formats", async (table) => {
    const parquet = await parquetRows(join(work.path, "parquet", table, "part-00000.parquet"));
    expect(parquet.length).toBeGreaterThan(100);
    expect(parquet).toEqual(linesOf(table));
  });

  test("gives rows in order of receipt, the truth beside them, and a file's row among the reports", () => {
    const [reports, files, truth] = tables.map(linesOf);
    const numbers = reports?.map(({ row }) => row);
    expect(numbers).toEqual(Array.from({ length: reports?.length ?? 0 }, (_, row) => row));
    expect(truth?.map(({ row }) => row)).toEqual(numbers);
    const counts = reports?.reduce((sum, { fileCount }) => sum + Number(fileCount), 0);
    expect(files).toHaveLength(counts ?? 0);
  });

  test("describes every column that it writes, and how the stream can be checked", () => {
    const { about, tables: described } = datasheet("jsonl");
    expect(about.streamHash).toBe(datasheet("parquet").about.streamHash);
    for (const { name, columns } of described) {
      expect(Object.keys(linesOf(name)[0] ?? {})).toEqual(columns.map((column: { name: string }) => column.name));
    }
  });

  test("writes the columns, days and number of reports that are asked for, as CSV", async () => {
    const args =
      "generate tiny.yaml --format csv --columns provider,receivedAtSeconds --no-truth --reports 20 --out part".split(
        " ",
      );
    const { status, stdout, stderr } = await command.call(args, { cwd: work.path });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^reports +20 rows .*part\/reports\n/);
    expect(work.entries("part")).toEqual(["README.txt", "checksums.json", "datasheet.json", "reports"]);
    const lines = readFileSync(join(work.path, "part/reports/part-00000.csv"), "utf8").split("\n");
    const expected = linesOf("reports")
      .filter(({ receivedAtSeconds }) => Number(receivedAtSeconds) >= 0)
      .map(({ row, provider, receivedAtSeconds }) => `${row},${provider},${receivedAtSeconds}`);
    expect(lines).toEqual(["row,provider,receivedAtSeconds", ...expected.slice(0, 20), ""]);
    expect(datasheet("part").about.from).toBe("2023-01-01");
  });

  test("writes where its name says when no folder is given, and never twice", async () => {
    const first = await command.call(["generate", "tiny.yaml"], { cwd: work.path });
    const again = await command.call(["generate", "tiny.yaml"], { cwd: work.path });
    expect([first.status, again.status, again.stdout]).toEqual([0, 1, ""]);
    expect(again.stderr).toContain("[folder-taken]");
    expect(work.entries("streams")).toEqual(["tiny"]);
  });
});
