import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StageStudy } from "@tipbench/lab";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { type WorkFolder, workFolder } from "./work-folder.ts";

/** Triage that leaves a type undecided, and gives a score by the size of its call. */
const broken = `
export const createStage = () => ({
  name: "broken",
  reads: ["incidentType"],
  triage({ rows, columns }, _occasion, out) {
    for (let row = 0; row < rows; row++) {
      out.priority[row] = 2;
      out.disposition[row] = columns.incidentType[row] === 3 ? 0 : 1;
    }
  },
});
`;

let command: BuiltCommand;
let work: WorkFolder;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({ "broken.ts": broken, "mine.py": "", "there.ts": "// mine\n" });
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

const stage = (...args: readonly string[]) => command.call(["stage", ...args], { cwd: work.path });
const textOf = (file: string): string => readFileSync(join(work.path, file), "utf8");

describe("stage new", () => {
  test.each(["dedup", "triage", "routing", "assessment"])("writes a %s stage in each language", async (kind) => {
    for (const [lang, file] of [
      ["ts", `my-${kind}.ts`],
      ["python", `my_${kind}.py`],
    ] as const) {
      const { status, stdout, stderr } = await stage("new", kind, "--lang", lang);
      expect([status, stderr]).toEqual([0, ""]);
      expect(stdout).toContain(`./${file} is a stage for the ${kind} step`);
      expect(textOf(file)).toContain(`"my-${kind}"`);
      expect(textOf(file).match(/edit this line first/g)).toHaveLength(1);
    }
  });

  test("names the stage after its file, and makes the folders above it", async () => {
    expect((await stage("new", "dedup", "--out", "stages/same-account.ts")).status).toBe(0);
    expect(textOf("stages/same-account.ts")).toContain('name: "same-account"');
    expect(textOf("stages/same-account.ts")).not.toContain("my-dedup");
  });

  test("names a stage in Python after its file too", async () => {
    const { status, stdout } = await stage("new", "triage", "--lang", "python", "--out", "other.py");
    expect(status).toBe(0);
    expect(stdout).toContain("./other.py is a stage for the triage step");
    expect(textOf("other.py")).toContain('STEP, NAME = "triage", "other"');
    expect(textOf("other.py")).not.toMatch(/my[-_]triage/);
  });

  test("takes a file's name as it is written, whatever signs it has", async () => {
    expect((await stage("new", "triage", "--out", "a$&b.ts")).status).toBe(0);
    expect(textOf("a$&b.ts")).toContain('name: "a$&b"');
    expect(textOf("a$&b.ts")).toContain("stage test ./a$&b.ts");
  });

  test("overwrites nothing", async () => {
    const { status, stdout, stderr } = await stage("new", "triage", "--out", "there.ts");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("[file-is-there]");
    expect(textOf("there.ts")).toBe("// mine\n");
  });

  test.each([
    [["new", "triag"], "[out-of-range]"],
    [["new", "triage", "--lang", "cobol"], "[out-of-range]"],
    [["new", "triage", "--out", "mine.py"], "[wrong-ending]"],
    [["new", "triage", "--lang", "python", "--out", "mine.ts"], "[wrong-ending]"],
    [["new", "triage", "--out", "there.ts/mine.ts"], "[file-not-writable]"],
    [["new"], "[missing-argument]"],
  ] as const)("refuses %j", async (args, code) => {
    const { status, stdout, stderr } = await stage(...args);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(code);
  });
});

describe("stage test", () => {
  test("passes a template as it stands", async () => {
    await stage("new", "triage", "--out", "lawful.ts");
    const { status, stdout } = await stage("test", "./lawful.ts", "--runs", "10");
    expect(status).toBe(0);
    expect(stdout).toContain("It keeps every law.");
    expect(stdout).not.toContain("✗");
  });

  test("shows a broken law with its smallest stream and what replays it, and ends with 1", async () => {
    const { status, stdout } = await stage("test", "broken.ts");
    expect(status).toBe(1);
    expect(stdout.replace(/replay .*/, "replay LINE")).toMatchSnapshot();
    const replayed = /tipbench stage (.*)/.exec(stdout)?.[1]?.split(" ") ?? [];
    const again = await stage(...replayed);
    expect(again.status).toBe(1);
    expect(again.stdout).toContain("│ incidentType │ 3 molestation │");
  });

  test("prints one document with --json", async () => {
    const { status, stdout } = await stage("test", "broken.ts", "--json", "--seed", "a document", "--runs", "50");
    const study: StageStudy = JSON.parse(stdout);
    expect([status, study.stage, study.kind, study.seed, study.runs]).toEqual([
      1,
      "broken",
      "triage",
      "a document",
      50,
    ]);
    expect(study.laws.filter(({ verdict }) => verdict === "broken").map(({ law }) => law)).toEqual(["every-row"]);
  });

  test.each([
    [["test", "brokn.ts"], "change it to broken.ts"],
    [["test", "mine.py"], "python3 mine.py"],
    [["test", "broken.ts", "--options", "[1]"], "[wrong-type]"],
    [["test", "broken.ts", "--replay", "every-row"], "[wrong-type]"],
    [["test", "broken.ts", "--replay", "speed:1:0"], "[unknown-law]"],
    [["test", "broken.ts", "--kind", "dedup"], "[not-a-stage]"],
    [["test", "no-such-program-of-ours --fast"], "[no-such-command]"],
    [["test", "http://127.0.0.1:9/"], "[connection-refused]"],
  ] as const)("refuses %j", async (args, words) => {
    const { status, stdout, stderr } = await stage(...args);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(words);
  });
});
