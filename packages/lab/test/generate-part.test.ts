import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StreamExport } from "@tipbench/store";
import { UserError } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { type ExportTarget, generateStream } from "../src/generate-stream.ts";
import { smallScenario, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";

removeFoldersAfterAll();

type Row = Readonly<Record<string, string | number | null>>;
type Part = Partial<Omit<ExportTarget, "folder">>;

const base = strategyLine("base", "none", "published-rules", "address-only");
const tableNames = ["reports", "files", "truth"] as const;

/** Two days from 2023-01-01 on, after one of warm-up. */
function exported(part: Part = {}, chunkTicks = 16, keys = {}): Promise<StreamExport> {
  const folder = join(temporaryFolder(), "stream");
  const scenario = smallScenario([base], { scale: 0.003, ...keys });
  return generateStream(scenario, { folder, format: "jsonl", ...part }, { chunkTicks });
}

function rowsOf({ folder }: StreamExport, table: string): Row[] {
  const text = readFileSync(join(folder, table, "part-00000.jsonl"), "utf8").trimEnd();
  return text === "" ? [] : text.split("\n").map((line) => JSON.parse(line));
}

const datasheet = ({ folder }: StreamExport) => JSON.parse(readFileSync(join(folder, "datasheet.json"), "utf8"));
const tablesIn = ({ folder }: StreamExport) => readdirSync(folder).filter((name) => !name.includes("."));

async function problemsOf(part: Part, keys = {}) {
  const error = await exported(part, 16, keys).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error("no problem was found");
  return error.problems;
}

let whole: StreamExport;
beforeAll(async () => {
  whole = await exported();
});

describe("columns that are asked for by name", () => {
  test("come in the order of the names, with their values among all others", async () => {
    const part = await exported({ columns: ["statedState", "fileHash", "provider", "statedState"] });
    const expected = (table: string, names: readonly string[]) =>
      rowsOf(whole, table).map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));
    expect(rowsOf(part, "reports")).toEqual(expected("reports", ["row", "statedState", "provider"]));
    expect(Object.keys(rowsOf(part, "reports")[0] ?? {})).toEqual(["row", "statedState", "provider"]);
    expect(rowsOf(part, "files")).toEqual(expected("files", ["row", "fileHash"]));
    expect(rowsOf(part, "truth")).toEqual(rowsOf(whole, "truth"));
  });

  test.each<[string, Part, readonly string[]]>([
    ["of reports", { columns: ["provider"] }, ["reports", "truth"]],
    ["of files", { columns: ["fileHash"] }, ["files", "truth"]],
    ["of reports, without truth", { columns: ["provider"], truth: "without" }, ["reports"]],
    ["of all, without truth", { truth: "without" }, ["files", "reports"]],
  ])("%s make the tables that they belong to", async (_, part, expected) => {
    const stream = await exported(part);
    expect(tablesIn(stream)).toEqual(expected);
    expect(stream.tables.map(({ table }) => table.name).sort()).toEqual(expected);
  });

  test("have the same values where nothing else is made", async () => {
    const names = ["priorReports", "receivedAtSeconds", "accountAddress", "fileHash", "marked", "handle", "email"];
    const part = await exported({ columns: names, truth: "without" });
    const all = await exported({ columns: names });
    for (const table of ["reports", "files"]) expect(rowsOf(part, table)).toEqual(rowsOf(all, table));
  });

  test("are told to the reader, who can have the others of the same rows", async () => {
    expect(datasheet(await exported({ columns: ["provider"] })).about.otherColumns).toContain("--columns");
    expect(datasheet(whole).about).not.toHaveProperty("otherColumns");
  });

  test("are refused one by one where there is none of the name, beside what is wrong with the dates", async () => {
    const columns = ["provider", "proivder", "grade", "matchKnown", ""];
    expect(await problemsOf({ columns, from: "yesterday" })).toMatchInlineSnapshot(`
      [
        {
          "at": "--columns",
          "code": "unknown-column",
          "expected": "a known name, such as "provider", "phoneKey", "emailKey"",
          "fix": "change it to "provider"",
          "found": ""proivder"",
          "message": "There is no such column.",
        },
        {
          "at": "--columns",
          "code": "unknown-column",
          "expected": "columns of reports and files",
          "fix": "leave it out: the truth has a table of its own, with all its columns",
          "found": ""grade"",
          "message": "The column grade belongs to the truth.",
        },
        {
          "at": "--columns",
          "code": "unknown-column",
          "expected": "a known name, such as "batched", "marked", "hashOnly"",
          "fix": "leave it out: the datasheet of an export without --columns lists them all",
          "found": ""matchKnown"",
          "message": "There is no such column.",
        },
        {
          "at": "--columns",
          "code": "unknown-column",
          "expected": "a known name, such as "all", "email", "marked"",
          "fix": "leave it out: the datasheet of an export without --columns lists them all",
          "found": """",
          "message": "There is no such column.",
        },
        {
          "at": "--from",
          "code": "date-outside-scenario",
          "expected": "a date from 2022-12-31 to 2023-01-02",
          "fix": "write for example --from 2022-12-31",
          "found": ""yesterday"",
          "message": "This is not a date.",
        },
      ]
    `);
  });
});

describe("a range of dates", () => {
  const daySeconds = 86_400;

  test.each<[string, string | null, string | null, number, number]>([
    ["a day of the warm-up", "2022-12-31", "2023-01-01", -1, 0],
    ["a measured day", "2023-01-01", "2023-01-02", 0, 1],
    ["all from a day on", "2023-01-02", null, 1, 2],
    ["all before a day", null, "2023-01-02", -1, 1],
  ])("of %s has the rows of the whole stream, numbers and all", async (_, from, to, firstDay, endDay) => {
    const part = await exported({ from, to }, 7);
    const reports = rowsOf(whole, "reports").filter(({ receivedAtSeconds }) => {
      const day = Math.floor(Number(receivedAtSeconds) / daySeconds);
      return day >= firstDay && day < endDay;
    });
    const numbers = new Set(reports.map(({ row }) => row));
    expect(reports.length).toBeGreaterThan(100);
    expect(rowsOf(part, "reports")).toEqual(reports);
    for (const table of ["files", "truth"]) {
      expect(rowsOf(part, table)).toEqual(rowsOf(whole, table).filter(({ row }) => numbers.has(row ?? null)));
    }
  });

  test("leaves the hash that of the whole stream, and says what it is", async () => {
    const { about } = datasheet(await exported({ from: "2023-01-02", to: "2023-01-03" }));
    expect(about).toMatchObject({
      from: "2023-01-02",
      to: "2023-01-03",
      streamHash: datasheet(whole).about.streamHash,
    });
    expect(datasheet(whole).about).toMatchObject({ from: "2022-12-31", to: "2023-01-03" });
  });

  test.each<[Part, string]>([
    [{ from: "2022-12-30" }, "date-outside-scenario"],
    [{ from: "2023-01-03" }, "date-outside-scenario"],
    [{ to: "2022-12-31" }, "date-outside-scenario"],
    [{ to: "2023-01-04" }, "date-outside-scenario"],
    [{ to: "2023-02-30" }, "date-outside-scenario"],
    [{ from: "2023-01-02", to: "2023-01-02" }, "empty-range"],
  ])("such as %o is refused", async (part, code) => {
    expect((await problemsOf(part)).map((problem) => problem.code)).toEqual([code]);
  });
});

describe("a number of reports", () => {
  test.each([1, 37, 400])("of %d has exactly the first measured ones", async (reports) => {
    const part = await exported({ reports }, 9);
    const measured = rowsOf(whole, "reports").filter(({ receivedAtSeconds }) => Number(receivedAtSeconds) >= 0);
    expect(rowsOf(part, "reports")).toEqual(measured.slice(0, reports));
    expect(rowsOf(part, "truth")).toHaveLength(reports);
    expect(datasheet(part).about).toMatchObject({ reports, streamHash: datasheet(whole).about.streamHash });
  });

  test("begins on the day that is asked for, be it of the warm-up", async () => {
    const part = await exported({ reports: 20, from: "2022-12-31" });
    expect(rowsOf(part, "reports")).toEqual(rowsOf(whole, "reports").slice(0, 20));
  });

  test("is refused where the days do not have it, by the clock or by what is left of it", async () => {
    const most = { reports: 1_000_000 };
    expect(await problemsOf(most)).toMatchObject([{ code: "too-few-reports", expected: "at least 1000000" }]);
    const thinned = { world: "{ thinning: 0.9 }" };
    expect(await problemsOf({ reports: 400 }, thinned)).toMatchObject([{ code: "too-few-reports" }]);
  });
});

describe("as CSV", () => {
  test("a stream has the values that it has as JSON lines", async () => {
    const part = await exported({ format: "csv", reports: 50 });
    for (const table of tableNames) {
      const [head = "", ...lines] = readFileSync(join(part.folder, table, "part-00000.csv"), "utf8").split("\n");
      const names = head.split(",");
      const expected = rowsOf(await exported({ reports: 50 }), table);
      expect(lines.pop()).toBe("");
      expect(lines).toEqual(expected.map((row) => names.map((name) => row[name] ?? "").join(",")));
    }
  });

  test("a stream of more reports than a person reads is refused before it is made", async () => {
    const [problem, ...others] = await problemsOf({ format: "csv" }, { scale: 1.5 });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: "too-large-for-csv", expected: "at most 200000 reports" });
    expect(problem?.fix).toContain("--format parquet");
  });
});
