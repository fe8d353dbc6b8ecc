import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { FileFormat, StreamExport } from "@tipbench/store";
import { fileColumns, reportColumns, syntheticNotice, truthColumns } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { generateStream } from "../src/generate-stream.ts";
import { runScenario } from "../src/run-scenario.ts";
import { houseStages } from "../src/scenario/house-stages.ts";
import { parseScenario } from "../src/scenario/load-scenario.ts";
import { scenarioText, smallScenario, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";

removeFoldersAfterAll();

type Row = Readonly<Record<string, string | number | null>>;

const base = strategyLine("base", "none", "published-rules", "address-only");
const tables = { reports: reportColumns, files: fileColumns, truth: truthColumns };

async function exported(format: FileFormat, keys = {}, chunkTicks = 16): Promise<StreamExport> {
  const folder = join(temporaryFolder(), "stream");
  return generateStream(smallScenario([base], { scale: 0.003, ...keys }), { folder, format }, { chunkTicks });
}

async function parquetRows({ folder }: StreamExport, table: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const parts = readdirSync(join(folder, table)).sort();
  const rows: Row[] = [];
  for (const part of parts) {
    const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${join(folder, table, part)}')`);
    rows.push(...(reader.getRowObjectsJson() as Row[]));
  }
  connection.closeSync();
  return rows;
}

function jsonRows({ folder }: StreamExport, table: string): Row[] {
  const parts = readdirSync(join(folder, table)).sort();
  const lines = parts.flatMap((part) =>
    readFileSync(join(folder, table, part), "utf8")
      .trimEnd()
      .split("\n"),
  );
  return lines.map((line) => JSON.parse(line));
}

const datasheet = ({ folder }: StreamExport) => JSON.parse(readFileSync(join(folder, "datasheet.json"), "utf8"));

let parquet: StreamExport;
let json: StreamExport;
beforeAll(async () => {
  parquet = await exported("parquet");
  json = await exported("jsonl", {}, 5);
});

describe.each(Object.entries(tables))("the table %s", (table, columns) => {
  test("has the same rows as Parquet and as JSON lines", async () => {
    const rows = jsonRows(json, table);
    expect(rows.length).toBeGreaterThan(500);
    expect(await parquetRows(parquet, table)).toEqual(rows);
  });

  test("has the row and the columns of the vocabulary, with their words", () => {
    const { tables: sheets } = datasheet(parquet);
    const sheet = sheets.find(({ name }: { name: string }) => name === table);
    const found = sheet.columns.map(({ name, unit, doc }: Row) => ({ name, unit, doc }));
    const expected = Object.entries(columns).map(([name, { unit, doc }]) => ({ name, unit, doc }));
    expect(found.slice(1)).toEqual(expected);
    expect(found[0]).toMatchObject({ name: "row" });
    expect(Object.keys(jsonRows(json, table)[0] ?? {})).toEqual(found.map(({ name }: Row) => name));
  });
});

describe("the tables", () => {
  test("fit together: rows are numbered from 0, and each report has its files and its truth", () => {
    const reports = jsonRows(json, "reports");
    expect(reports.map(({ row }) => row)).toEqual(reports.map((_, row) => row));
    expect(jsonRows(json, "truth").map(({ row }) => row)).toEqual(reports.map((_, row) => row));
    const filesOf = new Map<number, Row[]>();
    for (const file of jsonRows(json, "files")) {
      const row = Number(file.row);
      filesOf.set(row, [...(filesOf.get(row) ?? []), file]);
    }
    for (const { row, fileCount, primaryHash } of reports) {
      const files = filesOf.get(Number(row)) ?? [];
      expect(files).toHaveLength(Number(fileCount));
      expect(files[0]?.fileHash ?? null).toBe(primaryHash);
    }
  });

  test("hold the reports in order of receipt, those of the warm-up before second 0", () => {
    const times = jsonRows(json, "reports").map(({ receivedAtSeconds }) => Number(receivedAtSeconds));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeLessThan(0);
    expect(times[0]).toBeGreaterThanOrEqual(-24 * 3600);
    expect(times.at(-1)).toBeLessThan(2 * 24 * 3600);
  });

  test("name what codes stand for, and leave out what is missing", () => {
    const [reports, truth] = [jsonRows(json, "reports"), jsonRows(json, "truth")];
    const wordsOf = (rows: readonly Row[], column: string) => new Set(rows.map((row) => row[column]));
    expect(wordsOf(reports, "marked")).toEqual(new Set([null, "no", "yes"]));
    expect(wordsOf(truth, "grade")).toContain("routine");
    expect(wordsOf(reports, "statedCountry")).toContain("USA");
    expect([...wordsOf(reports, "accountKey")]).not.toContain(0);
    for (const agency of wordsOf(truth, "leadAgency")) if (agency !== null) expect(agency).toMatch(/^[a-z]+/i);
  });
});

describe("the datasheet", () => {
  test("says that all is synthetic, and of what scenario it is", () => {
    expect(datasheet(parquet)).toMatchObject({
      notice: syntheticNotice,
      about: { scenario: "small", seed: "seven", scale: 0.003, days: 2, warmupDays: 1, startDate: "2023-01-01" },
    });
  });

  test("has one hash of the stream, whatever the format and the chunks", async () => {
    expect(datasheet(json).about.streamHash).toBe(datasheet(parquet).about.streamHash);
    const other = datasheet(await exported("jsonl", { seed: "eight" }));
    expect(other.about.streamHash).not.toBe(datasheet(json).about.streamHash);
  });

  test("has the hash of a run whose stages read all columns", async () => {
    const reads = JSON.stringify([...Object.keys(reportColumns), ...Object.keys(fileColumns)]);
    const source = `export const createStage = () => ({ name: "all", reads: ${reads}, dedup() {} });`;
    const folder = temporaryFolder({ "reads-all.ts": source });
    const text = scenarioText([strategyLine("all", "./reads-all.ts", "first-come", "address-only")], { scale: 0.003 });
    const run = await runScenario(parseScenario(text, join(folder, "a.yaml"), {}, houseStages), 1, { workers: 1 });
    expect(run.results.metrics.stream.hash).toBe(datasheet(json).about.streamHash);
  });
});

describe("an export ends without a trace", () => {
  const scenario = () => smallScenario([base], { scale: 0.003 });

  test("where the folder is taken, which stays as it was", async () => {
    const folder = temporaryFolder({ "mine.txt": "mine" });
    const export_ = generateStream(scenario(), { folder, format: "jsonl" });
    await expect(export_).rejects.toMatchObject({ problems: [{ code: "folder-taken", at: folder }] });
    expect(readdirSync(folder)).toEqual(["mine.txt"]);
  });

  test("when it is stopped, with the reason that the signal gives", async () => {
    const dir = temporaryFolder();
    const controller = new AbortController();
    const onProgress = (done: number): void => {
      if (done > 100) controller.abort(new Error("enough"));
    };
    const target = { folder: join(dir, "stream"), format: "parquet" } as const;
    const settings = { signal: controller.signal, onProgress, chunkTicks: 10 };
    await expect(generateStream(scenario(), target, settings)).rejects.toThrow("enough");
    expect(readdirSync(dir)).toEqual([]);
    expect(existsSync(join(dir, "stream"))).toBe(false);
  });
});

test("a stream of no report is a stream of empty tables", async () => {
  const empty = await exported("jsonl", { scale: 1e-9 });
  expect(datasheet(empty).tables.map(({ rows }: { rows: number }) => rows)).toEqual([0, 0, 0]);
});
