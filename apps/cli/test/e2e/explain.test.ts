import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openRun } from "@tipbench/store";
import { reportColumns, truthColumns } from "@tipbench/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

const scale = 0.02;
let command: BuiltCommand;
let work: WorkFolder;
let all: string;
let some: string;
let storedReport: number;
let otherReport: number;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({
    "all.yaml": tinyScenario({ scale }),
    "some.yaml": tinyScenario({ scale, extra: "storedRows: 0" }),
  });
  await done("run", "all.yaml", "--out", "all");
  await done("run", "some.yaml", "--out", "some");
  await done("generate", "all.yaml", "--format", "jsonl", "--out", "stream");
  all = join("all", work.entries("all")[0] ?? "");
  some = join("some", work.entries("some")[0] ?? "");
  const run = await openRun(join(work.path, some));
  const { rows } = await run.decisions("baseline", { limit: 1_000_000 });
  const stored = new Set(rows.map(({ reportId }) => reportId));
  storedReport = rows[0]?.reportId ?? 0;
  otherReport = streamed().find(({ reportId }) => !stored.has(reportId))?.reportId ?? 0;
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

async function done(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await command.call(args, { cwd: work.path });
  expect([status, stderr.replace(/^An equal.*\n/, "")]).toEqual([0, ""]);
  return stdout;
}

function streamed(): readonly { readonly reportId: number }[] {
  const text = readFileSync(join(work.path, "stream/reports/part-00000.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const explained = async (run: string, report: number) =>
  JSON.parse(await done("explain", run, String(report), "--json"));

describe("tipbench explain", () => {
  test("tells the life of a stored report", async () => {
    const text = await done("explain", some, String(storedReport));
    expect(text).toContain(`Report ${storedReport}, row `);
    expect(text).toContain("(decisions as stored)");
    for (const name of [...Object.keys(reportColumns), ...Object.keys(truthColumns)]) {
      expect(text).toMatch(new RegExp(`^  ${name} +\\S`, "m"));
    }
    expect(text).toMatch(/│ made available +│ day -?\d+, \d\d:\d\d:\d\d +│ day/);
  });

  test("tells the life of one that was not stored, its decisions made again", async () => {
    const text = await done("explain", some, String(otherReport));
    expect(text).toContain("(decisions made again)");
    expect(text).toMatch(/│ agencies +│ [a-z]+/);
  });

  test("makes the same decisions again as a run has stored that keeps all", async () => {
    const { stored: isStored, ...again } = await explained(some, otherReport);
    const { stored: wasStored, ...before } = await explained(all, otherReport);
    expect([isStored, wasStored]).toEqual([false, true]);
    expect(again).toEqual(before);
    expect(before.strategies.map(({ name }: { name: string }) => name)).toEqual(["baseline", "bundled"]);
  });

  test("shows what the stream has of the report", async () => {
    const { columns } = await explained(all, otherReport);
    const line = streamed().find(({ reportId }) => reportId === otherReport);
    const { accountAddress: _account, fileAddress: _file, fileHash: _hash, ...shown } = columns;
    expect(line).toMatchObject(Object.fromEntries(Object.entries(shown).filter(([name]) => name in reportColumns)));
  });

  test.each([
    ["no report", ["7"], "no-such-report"],
    ["no replication", ["7", "--replication", "3"], "no-such-replication"],
    ["no number", ["seven"], "out-of-range"],
  ])("refuses what is %s", async (_, args, code) => {
    const { status, stdout, stderr } = await command.call(["explain", some, ...args], { cwd: work.path });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`[${code}]`);
  });
});
