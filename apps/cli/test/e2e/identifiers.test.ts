import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openRun } from "@tipbench/store";
import { stageColumns, syntheticNotice } from "@tipbench/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findForbidden } from "../house/reserved-ranges.ts";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { parquetRows } from "./parquet-rows.ts";
import { tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

/** Top four bits of an address: IPv4 in 240.0.0.0/4, or two words below 2001:db8::/32. */
const [reservedV4, reservedV6] = [0b1111, 0b0000];
const addresses = Object.entries(stageColumns).flatMap(([name, { unit }]) => (unit === "address" ? [name] : []));

let command: BuiltCommand;
let work: WorkFolder;
let run: string;
/** Everything that was printed, by what printed it. */
const printed = new Map<string, string>();

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({ "tiny.yaml": tinyScenario({ scale: 0.01 }) });
  await print("the table", "run", "tiny.yaml");
  await print("the document", "run", "tiny.yaml", "--json");
  run = join("runs", work.entries("runs")[0] ?? "");
  await print("verify", "verify", run);
  for (const format of ["parquet", "jsonl"]) {
    await print(`generate ${format}`, "generate", "tiny.yaml", "--format", format, "--out", format);
  }
  const { rows } = await (await openRun(join(work.path, run))).decisions("baseline", { limit: 3, offset: 100 });
  for (const { reportId } of rows) {
    await print(`explain ${reportId}`, "explain", run, String(reportId));
    await print(`explain ${reportId} as a document`, "explain", run, String(reportId), "--json");
  }
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

async function print(what: string, ...args: readonly string[]): Promise<void> {
  const { status, stdout, stderr } = await command.call(args, { cwd: work.path });
  expect(status).toBe(0);
  printed.set(what, `${stdout}\n${stderr}`);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(work.path, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("no identifier outside the reserved ranges is", () => {
  test("in anything that a command prints", () => {
    expect(printed.size).toBe(11);
    for (const [what, text] of printed) expect([what, findForbidden(text)]).toEqual([what, []]);
  });

  test("in a text file of a run or of a stream", () => {
    const files = [run, "parquet", "jsonl"].flatMap(filesBelow).filter((file) => !file.endsWith(".parquet"));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect([file, findForbidden(readFileSync(file, "utf8"))]).toEqual([file, []]);
  });

  test("in a table of a run", async () => {
    const { manifest, series, strata, decisions } = await openRun(join(work.path, run));
    const tables: unknown[] = [await series(), await strata()];
    for (const { name } of manifest.strategies) tables.push(await decisions(name, { limit: 1_000_000 }));
    for (const table of tables) expect(findForbidden(JSON.stringify(table))).toEqual([]);
  });

  test("in a table of a stream", async () => {
    const files = filesBelow("parquet").filter((file) => file.endsWith(".parquet"));
    expect(files).toHaveLength(3);
    for (const file of files) expect(findForbidden(JSON.stringify(await parquetRows(file)))).toEqual([]);
  });

  test("behind a number that stands for an address", async () => {
    const rows = await parquetRows(join(work.path, "parquet/reports/part-00000.parquet"));
    const numbers = rows.flatMap((row) => addresses.flatMap((name) => (row[name] === null ? [] : [Number(row[name])])));
    expect(numbers.length).toBeGreaterThan(1_000);
    expect(new Set(numbers.map((number) => number >>> 28))).toEqual(new Set([reservedV4, reservedV6]));
  });
});

describe("SYNTHETIC is said", () => {
  test("by the table, by a report's life, and beside a stream", () => {
    const lives = [...printed].filter(([what]) => /^explain \d+$/.test(what)).map(([, text]) => text);
    for (const text of [printed.get("the table"), ...lives]) expect(text).toContain(syntheticNotice);
    for (const file of ["parquet/README.txt", "jsonl/datasheet.json", `${run}/manifest.json`, `${run}/report.html`]) {
      expect([file, readFileSync(join(work.path, file), "utf8").includes("SYNTHETIC")]).toEqual([file, true]);
    }
  });
});
