import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { openRecording } from "../../src/recording/open-recording.ts";
import { runScenario } from "../../src/run-scenario.ts";
import { smallScenario, strategyLine } from "../fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";

removeFoldersAfterAll();

const scenario = smallScenario([strategyLine("base", "none", "first-come", "address-only")], {
  days: 1,
  warmupDays: 0,
});
type Row = Readonly<Record<string, unknown>>;
const report = (row: number, more: Row = {}): Row => ({
  ...{ row, reportId: 100 + row, receivedAtSeconds: 60 * row, provider: "provider-001", incidentType: "molestation" },
  ...more,
});
const file = (row: number, more: Row = {}): Row => ({ row, fileHash: 7, ...more });
const lines = (rows: readonly Row[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** Writes files into a new folder and opens it, or one file of it, as a recorded stream. */
async function opened(files: Readonly<Record<string, string>>, at = "") {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return openRecording(join(folder, at), scenario);
}

async function problemsOf(files: Readonly<Record<string, string>>, at = ""): Promise<readonly UserErrorDetail[]> {
  const error = await opened(files, at).catch((caught: unknown) => caught);
  if (!(error instanceof UserError)) throw new Error("the stream was not refused");
  for (const { code, message, at: where, found, expected, fix } of error.problems) {
    for (const said of [code, message, where, found, expected, fix]) expect(said).toMatch(/\S/);
  }
  return error.problems;
}

const reportsOnly = (rows: readonly Row[]) => problemsOf({ "reports/a.jsonl": lines(rows) });

describe("what is no recorded stream", () => {
  test.each([
    ["nothing", {}, "none.jsonl", "no-such-stream"],
    ["an empty folder", {}, "", "not-a-stream"],
    ["a file of another kind", { "a.txt": "hello" }, "a.txt", "not-a-stream"],
    ["an empty file", { "a.jsonl": "" }, "a.jsonl", "empty-stream"],
    ["an empty CSV", { "a.csv": "" }, "a.csv", "unknown-column"],
    ["a header alone", { "a.csv": "reportId,receivedAtSeconds,provider,incidentType\n" }, "a.csv", "empty-stream"],
    ["an empty Parquet file", { "a.parquet": "" }, "a.parquet", "damaged-stream"],
    ["damaged Parquet", { "a.parquet": "PAR1 and nothing more PAR1" }, "a.parquet", "damaged-stream"],
    ["half a line of JSON", { "a.jsonl": `${lines([report(0)])}{"row": 1, "repo` }, "a.jsonl", "damaged-stream"],
    ["a list in place of an object", { "a.jsonl": `${lines([report(0)])}[1, 2]\n` }, "a.jsonl", "damaged-stream"],
    ["text that is no JSON", { "a.jsonl": "hello\n" }, "a.jsonl", "damaged-stream"],
  ])("is refused: %s", async (_, files: Readonly<Record<string, string>>, at, code) => {
    const [problem] = await problemsOf(files, at);
    expect(problem?.code).toBe(code);
  });

  test("is not taken for one that is absent where it cannot be looked at", async () => {
    const folder = temporaryFolder({ "reports/a.jsonl": lines([report(0)]) });
    symlinkSync("files", join(folder, "files"));
    await expect(openRecording(folder, scenario)).rejects.toMatchObject({
      problems: [{ code: "unreadable-stream", at: join(folder, "files"), found: "ELOOP" }],
    });
  });

  test("is told by the line that is damaged", async () => {
    const text = `${lines(Array.from({ length: 5000 }, (_, row) => report(row)))}{"row": 5000, "repo\n${lines([report(5001)])}`;
    const [problem] = await problemsOf({ "a.jsonl": text }, "a.jsonl");
    expect(problem?.found).toContain("in line 5001");
  });
});

describe("columns", () => {
  test("that there are not, and that are missing, are told together", async () => {
    const { provider: _, ...without } = report(0, { reciept: 1, grade: "routine" });
    const problems = await problemsOf({
      "reports/a.jsonl": lines([without]),
      "files/a.jsonl": lines([{ fileHash: 1 }]),
    });
    expect(problems.map(({ code, found }) => [code, found])).toEqual([
      ["unknown-column", '"reciept"'],
      ["missing-column", 'no column "provider"'],
      ["missing-column", 'no column "row"'],
    ]);
  });

  test("that differ between the files of a table are refused", async () => {
    const parts = { "reports/a.jsonl": lines([report(0)]), "reports/b.jsonl": lines([report(1, { batched: 0 })]) };
    expect(await problemsOf(parts)).toMatchObject([
      { code: "parts-differ", found: expect.stringContaining("batched") },
    ]);
  });

  test("that a stage reads and the stream lacks are told with the strategies", async () => {
    const recording = await opened({ "a.jsonl": lines([report(0)]) }, "a.jsonl");
    const run = runScenario(scenario, 1, { workers: 1 }, recording);
    await expect(run).rejects.toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: "missing-column",
          at: recording.path,
          expected: '"accountAddress", which is read by routing of base',
        }),
      ]),
    });
  });

  test("of the truth that a reference reads are told", async () => {
    const oracle = "{ reference: oracle }";
    const best = smallScenario([strategyLine("best", oracle, oracle, oracle)], { days: 1, warmupDays: 0 });
    const recording = await opened({ "a.jsonl": lines([report(0, { event: 3 })]) }, "a.jsonl");
    await expect(runScenario(best, 1, { workers: 1 }, recording)).rejects.toMatchObject({
      problems: [
        { code: "missing-truth", found: "no grade, no actionable" },
        { code: "missing-truth", found: "no leadAgency, no secondAgency" },
      ],
    });
  });
});

describe("values", () => {
  test("that cannot stand there are counted by column, the first shown with their rows", async () => {
    const bad = ["many", -1, 2, 1.5, [1], null];
    const [problem, ...others] = await reportsOnly(bad.map((batched, row) => report(row, { batched })));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: "value-out-of-range",
      message: "6 rows of batched with a value that cannot stand there.",
      at: expect.stringMatching(/reports\/a\.jsonl batched$/),
      found: '"many" in row 1, "-1" in row 2, "2" in row 3, and 3 more',
      expected: "a whole number from 0 to 1",
    });
  });

  test("that have names are refused by another name", async () => {
    const [problem] = await reportsOnly([report(0), report(1, { incidentType: "Molestation" })]);
    expect(problem).toMatchObject({ code: "value-out-of-range", found: '"Molestation" in row 2' });
  });

  test("that are screen names have the signs of one, with or without the mark of synthetic ones", async () => {
    const good = ["~ko.ra_7-x", "KORA", "", null];
    const bad = ["ko ra", "k\u00f6ra", "a".repeat(19)];
    const [problem, ...others] = await reportsOnly([...good, ...bad].map((handle, row) => report(row, { handle })));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: "value-out-of-range",
      message: "3 rows of handle with a text that cannot stand there.",
      found: '"ko ra" in row 5, "k\u00f6ra" in row 6, "aaaaaaaaaaaaaaaaaaa" in row 7',
    });
  });

  test("name providers that the scenario has", async () => {
    const [problem] = await reportsOnly([report(0, { provider: "provider-999" })]);
    expect(problem).toMatchObject({ code: "unknown-provider", found: '"provider-999" in row 1' });
  });

  test("lie within the days of the scenario", async () => {
    const [problem] = await reportsOnly([
      report(0, { receivedAtSeconds: -1 }),
      report(1, { receivedAtSeconds: 86_400 }),
    ]);
    expect(problem).toMatchObject({ code: "outside-scenario", found: '"-1" in row 1, "86400" in row 2' });
  });
});

describe("rows", () => {
  test("come in order of receipt", async () => {
    const rows = [report(0, { receivedAtSeconds: 9 }), report(1, { receivedAtSeconds: 8 }), report(2)];
    expect(await reportsOnly(rows)).toMatchObject([{ code: "not-in-order", found: '"8" in row 2' }]);
  });

  test("have numbers that rise", async () => {
    const rows = [report(4), report(4, { reportId: 1, receivedAtSeconds: 999 })];
    expect(await reportsOnly(rows)).toMatchObject([{ code: "rows-not-rising", found: '"4" in row 2' }]);
  });

  test("have identifiers of their own, over all files", async () => {
    const parts = {
      "reports/a.jsonl": lines([report(0), report(1)]),
      "reports/b.jsonl": lines([report(2), report(3, { reportId: 101 })]),
    };
    const [problem] = await problemsOf(parts);
    expect(problem).toMatchObject({ code: "repeated-report", found: '"101" in row 2' });
    expect(problem?.at).toMatch(/reports\/b\.jsonl reportId$/);
  });

  test("of files fit a report, in its order", async () => {
    const reports = lines([report(0), report(2), report(5)]);
    const files = lines([file(0), file(1), file(5), file(2)]);
    expect(await problemsOf({ "reports/a.jsonl": reports, "files/a.jsonl": files })).toMatchObject([
      {
        code: "file-without-report",
        message: "2 rows of files that fit no report.",
        found: '"1" in row 2, "2" in row 4',
      },
    ]);
  });

  test("of files are as many as their report says", async () => {
    const reports = lines([report(0, { fileCount: 1 }), report(1, { fileCount: 2 })]);
    const files = lines([file(0), file(1)]);
    expect(await problemsOf({ "reports/a.jsonl": reports, "files/a.jsonl": files })).toMatchObject([
      { code: "other-file-count", found: '"2" in row 2' },
    ]);
    expect(await problemsOf({ "reports/a.jsonl": reports }, "reports/a.jsonl")).toMatchObject([
      { code: "other-file-count", found: '"1" in row 1, "2" in row 2' },
    ]);
  });

  test("of files are 255 a report at most", async () => {
    const files = lines(Array.from({ length: 256 }, () => file(0)));
    const problems = await problemsOf({ "reports/a.jsonl": lines([report(0)]), "files/a.jsonl": files });
    expect(problems.map(({ code }) => code)).toEqual(["too-many-files"]);
  });

  test("of the truth are those of the reports", async () => {
    const reports = lines([report(0), report(1), report(2)]);
    const truth = lines([
      { row: 0, event: 1 },
      { row: 2, event: 1 },
    ]);
    expect(await problemsOf({ "reports/a.jsonl": reports, "truth/a.jsonl": truth })).toMatchObject([
      { code: "truth-without-report", found: '"2" in row 2' },
      { code: "short-truth", found: "2 rows of the truth" },
    ]);
  });

  test("with faults of several kinds, and of several tables, are told at once, beside a damaged file", async () => {
    const reports = lines([report(0, { batched: 7 }), report(1, { receivedAtSeconds: -5 })]);
    const files = `${lines([file(0)])}{"row": 1, "fil`;
    const truth = lines([{ row: 0, event: -1 }]);
    const problems = await problemsOf({
      "reports/a.jsonl": reports,
      "files/a.jsonl": files,
      "truth/a.jsonl": truth,
    });
    expect(problems.map(({ code, at }) => `${code} ${at?.replace(/.*\/(\w+)\/a/, "$1")}`)).toEqual([
      "damaged-stream files.jsonl",
      "value-out-of-range reports.jsonl batched",
      "not-in-order reports.jsonl receivedAtSeconds",
      "outside-scenario reports.jsonl receivedAtSeconds",
      "value-out-of-range truth.jsonl event",
      expect.stringMatching(/^short-truth/),
    ]);
  });

  test("of other tables are not held against those of a damaged one", async () => {
    const problems = await problemsOf({
      "reports/a.jsonl": `${lines([report(0)])}{"row": 1, "repo`,
      "files/a.jsonl": lines([file(0), file(7, { fileHash: -1 })]),
    });
    expect(problems.map(({ code }) => code)).toEqual(["damaged-stream", "value-out-of-range"]);
  });

  test("with faults of several kinds are told at once", async () => {
    const rows = [report(0, { batched: 7 }), report(1, { reportId: 100, receivedAtSeconds: -5 })];
    const codes = (await reportsOnly(rows)).map(({ code }) => code);
    expect(codes.sort()).toEqual(["not-in-order", "outside-scenario", "repeated-report", "value-out-of-range"]);
  });
});

test("a file of reports alone, with no number and no file, is a stream, and may hold its truth", async () => {
  const { row: _, ...bare } = report(0, { event: 5, grade: "imminent" });
  const recording = await opened({ "a.ndjson": lines([bare, { ...bare, reportId: 2 }]) }, "a.ndjson");
  expect(recording).toMatchObject({ reports: 2, files: 0, idEnd: 6 });
  expect(recording.lacking).not.toContain("grade");
  expect(recording.lacking).toContain("leadAgency");
});
