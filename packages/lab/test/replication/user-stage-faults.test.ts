import { readdirSync } from "node:fs";
import { join } from "node:path";
import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { runScenario } from "../../src/run-scenario.ts";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { parseScenario } from "../../src/scenario/load-scenario.ts";
import { type Step, steps } from "../../src/scenario/scenario.ts";
import { scenarioText } from "../fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { writtenRun } from "../fixtures/written-run.ts";

removeFoldersAfterAll();

const house: Readonly<Record<Step, string>> = {
  dedup: "none",
  triage: "first-come",
  routing: "address-only",
  assessment: "capacity-first",
};

/** Runs a scenario whose `step` is a file with this source, and writes its folder; the problems of the UserError that it ends in. */
async function problemsOf(
  step: Step,
  source: string,
  parts: Readonly<Record<string, string>> = {},
): Promise<readonly UserErrorDetail[]> {
  const folder = temporaryFolder({ "my-stage.ts": source, "runs/.keep": "", ...parts });
  const stages = Object.entries({ ...house, [step]: "./my-stage.ts" }).map(([key, use]) => `    ${key}: ${use}`);
  const text = scenarioText([["name: mine", ...stages].join("\n")], { days: 1, warmupDays: 0, scale: 0.002 });
  const error = await run(text, folder);
  expect(readdirSync(join(folder, "runs"))).toEqual([".keep"]);
  if (error instanceof UserError) return error.problems.map((problem) => withoutFolder(problem, folder));
  throw error;
}

async function run(text: string, folder: string): Promise<unknown> {
  const scenario = parseScenario(text, join(folder, "a.yaml"), {}, houseStages);
  try {
    await writtenRun(await runScenario(scenario, 1, { workers: 1 }), join(folder, "runs"));
    return new Error("the stage was not refused");
  } catch (error) {
    return error;
  }
}

function withoutFolder(problem: UserErrorDetail, folder: string): UserErrorDetail {
  return JSON.parse(JSON.stringify(problem).replaceAll(folder, "FOLDER"));
}

/** A triage stage with these statements in its method. */
const triage = (body: string, reads = "[]"): string => `
export function createStage() {
  const all = ({ rows }, out) => { out.priority.fill(4, 0, rows); out.disposition.fill(1, 0, rows); };
  let call = -1;
  return { name: "mine", reads: ${reads}, triage(batch, occasion, out) { call += 1; ${body} } };
}
`;
const routing = (body: string): string => `
export const createStage = () => ({
  name: "mine",
  reads: [],
  route({ rows }, out) {
    for (let row = 0; row < rows; row++) out.agency[3 * row] = 1;
    ${body}
  },
});
`;
const dedup = (body: string): string => `
export const createStage = () => ({ name: "mine", reads: [], dedup({ firstRow, rows }, out) { ${body} } });
`;

/** An assessment stage that logs everything. */
const assessment = (reads: string): string => `
export const createStage = () => ({ name: "mine", reads: ${reads}, assess({ rows }, out) { out.action.fill(3, 0, rows); } });
`;

const triageRule = "priority 1 to 4, disposition 1 or 2, escalate 0 or 1, a finite score";
const routingRule = expect.stringMatching(/^a first agency, codes below \d+, a confidence from 0 to 1$/);

describe("a stage of the user's own that breaks its contract is told with place, found, expected and fix:", () => {
  test.each<[string, Step, string, Partial<Record<keyof UserErrorDetail, unknown>>]>([
    [
      "throws an error",
      "triage",
      triage('if (call === 3) throw new TypeError("no such thing"); all(batch, out);'),
      { code: "stage-threw", found: "TypeError: no such thing", expected: "a decision for every row" },
    ],
    ["throws no error but a text", "triage", triage('throw "enough";'), { code: "stage-threw", found: "enough" }],
    [
      "throws while it is made",
      "triage",
      'export function createStage() { throw new Error("no options"); }',
      {
        code: "stage-threw",
        message: 'Stage "./my-stage.ts" threw an error in createStage (tick 0).',
        found: "Error: no options",
        expected: "a stage",
      },
    ],
    [
      "gives a priority out of range",
      "triage",
      triage("all(batch, out); out.priority[batch.rows - 1] = 5;"),
      { code: "code-out-of-range", found: "priority 5, disposition 1, escalate 0, score 0", expected: triageRule },
    ],
    [
      "gives a disposition out of range",
      "triage",
      triage("all(batch, out); out.disposition[0] = 3;"),
      { code: "code-out-of-range", found: "priority 4, disposition 3, escalate 0, score 0", expected: triageRule },
    ],
    [
      "escalates by 2",
      "triage",
      triage("all(batch, out); out.escalate[0] = 2;"),
      { code: "code-out-of-range", found: "priority 4, disposition 1, escalate 2, score 0", expected: triageRule },
    ],
    [
      "gives a score that is no number",
      "triage",
      triage("all(batch, out); out.score[0] = Number.NaN;"),
      { code: "code-out-of-range", found: "priority 4, disposition 1, escalate 0, score NaN", expected: triageRule },
    ],
    [
      "gives a score that is no probability, though it says that scores are",
      "triage",
      triage("all(batch, out); out.score[0] = 1.5;").replace("reads:", 'scoreIs: "probability", reads:'),
      {
        code: "code-out-of-range",
        found: "score 1.5",
        expected: 'a score from 0 to 1, as scoreIs is "probability"',
        fix: "write a probability, or leave scoreIs out",
      },
    ],
    [
      "says of its scores what nobody knows",
      "triage",
      triage("all(batch, out);").replace("reads:", 'scoreIs: "odds", reads:'),
      { code: "unknown-score", found: '"odds"', expected: 'scoreIs: "probability", or none' },
    ],
    [
      "leaves the last row of a tick undecided",
      "triage",
      triage("all(batch, out); out.priority[batch.rows - 1] = 0;"),
      { code: "undecided-row", found: "priority 0, disposition 1, escalate 0, score 0", expected: triageRule },
    ],
    ["decides nothing", "triage", triage(""), { code: "undecided-row", expected: triageRule }],
    [
      "decides after the call, in a promise",
      "triage",
      triage("return Promise.resolve().then(() => all(batch, out));"),
      { code: "undecided-row", expected: triageRule },
    ],
    [
      "reads a column that does not exist",
      "triage",
      triage("all(batch, out);", '["marked", "sevrity", "receivedAt"]'),
      { code: "unknown-column", found: '"sevrity"', expected: expect.stringMatching(/^a known name, such as "/) },
    ],
    [
      "reads something that is no name",
      "triage",
      triage("all(batch, out);", "[7]"),
      { code: "unknown-column", found: "7" },
    ],
    [
      "says nothing of what it reads",
      "triage",
      "export const createStage = () => ({ name: 'mine', triage() {} });",
      { code: "not-a-stage", found: "object", expected: "an object with name, reads and triage(batch, ...)" },
    ],
    [
      "is a stage of another step",
      "triage",
      dedup(""),
      { code: "not-a-stage", expected: "an object with name, reads and triage(batch, ...)" },
    ],
    ["is nothing", "triage", "export const createStage = () => {};", { code: "not-a-stage", found: "undefined" }],
    [
      "exports no createStage",
      "triage",
      "export const create = () => {};",
      {
        code: "stage-does-not-load",
        found: "createStage is undefined",
        expected: "a module that exports a function createStage(options, context)",
      },
    ],
    [
      "exports a createStage that is no function",
      "triage",
      "export const createStage = 7;",
      { code: "stage-does-not-load", found: "createStage is number" },
    ],
    [
      "throws while it is loaded",
      "triage",
      'throw new Error("not today"); export const createStage = 1;',
      { code: "stage-does-not-load", found: "not today" },
    ],
    [
      "does not compile",
      "triage",
      "export const createStage = () => {{ ;",
      { code: "stage-does-not-compile", found: expect.stringContaining("my-stage.ts:1") },
    ],
    [
      "imports what is not there",
      "triage",
      'import { x } from "./missing.ts"; export const createStage = () => x;',
      { code: "stage-does-not-compile", found: expect.stringContaining("./missing.ts") },
    ],
    [
      "links a row to a later one",
      "dedup",
      dedup("if (rows > 1) out.link(firstRow, firstRow + 1, 1);"),
      { code: "bad-link", expected: expect.stringMatching(/^a row of the batch \(\d+ to \d+\), a row before it, /) },
    ],
    [
      "links a row to itself",
      "dedup",
      dedup("out.link(firstRow, firstRow, 1);"),
      { code: "bad-link", found: expect.stringMatching(/^link\((\d+), \1, 1\)$/) },
    ],
    [
      "links a row that is not of the batch",
      "dedup",
      dedup("out.link(firstRow + rows, firstRow, 1);"),
      { code: "bad-link" },
    ],
    [
      "links to a row before the first",
      "dedup",
      dedup("out.link(firstRow, -1, 1);"),
      { code: "bad-link", found: expect.stringMatching(/^link\(\d+, -1, 1\)$/) },
    ],
    [
      "links to half a row",
      "dedup",
      dedup("if (firstRow > 0) out.link(firstRow, 0.5, 1);"),
      { code: "bad-link", found: expect.stringMatching(/^link\(\d+, 0\.5, 1\)$/) },
    ],
    [
      "links from half a row",
      "dedup",
      dedup("if (rows > 1) out.link(firstRow + 0.5, firstRow, 1);"),
      { code: "bad-link", found: expect.stringMatching(/^link\(\d*\.5, \d+, 1\)$/) },
    ],
    [
      "links with a score that is none",
      "dedup",
      dedup("if (firstRow > 0) out.link(firstRow, 0, Number.NaN);"),
      { code: "bad-link", found: expect.stringMatching(/^link\(\d+, 0, NaN\)$/) },
    ],
    [
      "asks about a row and a later one",
      "dedup",
      dedup("if (rows > 1) out.review(firstRow, firstRow + 1, 0.5);"),
      { code: "bad-link", found: expect.stringMatching(/^review\(\d+, \d+, 0\.5\)$/) },
    ],
    [
      "says that it compared a row with itself",
      "dedup",
      dedup("out.compared(firstRow, firstRow);"),
      { code: "bad-link", found: expect.stringMatching(/^compared\((\d+), \1\)$/) },
    ],
    [
      "sends a row to no agency",
      "routing",
      routing("out.agency[0] = 0;"),
      { code: "undecided-row", found: "agencies 0, 0, 0, confidence 0", expected: routingRule },
    ],
    [
      "sends a row to an agency that is none",
      "routing",
      routing("out.agency[2] = 9999;"),
      { code: "code-out-of-range", found: "agencies 1, 0, 9999, confidence 0", expected: routingRule },
    ],
    [
      "is more than sure",
      "routing",
      routing("out.confidence[0] = 1.5;"),
      { code: "code-out-of-range", found: "agencies 1, 0, 0, confidence 1.5", expected: routingRule },
    ],
    [
      "is sure by no number",
      "routing",
      routing("out.confidence[0] = Number.NaN;"),
      { code: "code-out-of-range", found: "agencies 1, 0, 0, confidence NaN", expected: routingRule },
    ],
    [
      "is no assessment",
      "assessment",
      dedup(""),
      { code: "not-a-stage", expected: "an object with name, reads and assess(batch, ...)" },
    ],
    [
      "assesses by a column of reports",
      "assessment",
      assessment('["place", "accountKey"]'),
      { code: "unknown-column", found: '"accountKey"', expected: expect.stringContaining('"agency') },
    ],
  ])("one that %s", async (_, step, source, expected) => {
    const problems = await problemsOf(step, source);
    const line = 8 + steps.indexOf(step) + 1;
    expect(problems[0]).toMatchObject({ at: `FOLDER/a.yaml:${line} strategies.mine.${step}`, ...expected });
    expect(problems[0]?.fix).toMatch(/\w/);
    expect(problems[0]?.message).toContain("./my-stage.ts");
  });
});

test("all columns that do not exist are told at once, each with names near to it", async () => {
  const problems = await problemsOf("triage", triage("", '["sevrity", "receivedAt", "fileHsh"]'));
  expect(problems.map(({ found }) => found)).toEqual(['"sevrity"', '"receivedAt"', '"fileHsh"']);
  expect(problems[1]?.expected).toContain('"receivedAtSeconds"');
  expect(problems[2]?.expected).toContain('"fileHash"');
});

test("a fault is told with its tick and its frames in the stage's own files, and with nothing of ours", async () => {
  const source = `
import { refuse } from "./parts/refuse.ts";
export function createStage() {
  return { name: "mine", reads: [], triage() {
    refuse();
  } };
}
`;
  const part = "/** Says no. */\nexport const refuse = (): never => {\n  throw new Error('no');\n};\n";
  const [problem] = await problemsOf("triage", source, { "parts/refuse.ts": part });
  expect(problem?.message).toBe('Stage "./my-stage.ts" threw an error (tick 0).');
  expect(problem?.fix?.split("\n")).toEqual([
    "mend ./my-stage.ts",
    "at refuse (./parts/refuse.ts:3:9)",
    "at Object.triage (./my-stage.ts:5:5)",
  ]);
});

test("a stage that throws as it learns is told so, with the tick whose feedback it was and its frames", async () => {
  const source = `
export const createStage = () => ({
  name: "mine",
  reads: [],
  learn({ labels }) {
    throw new Error("cannot take " + (labels.row.length > 0 ? "labels" : "outcomes"));
  },
  triage({ rows }, occasion, out) {
    out.priority.fill(4, 0, rows);
    out.disposition.fill(1, 0, rows);
  },
});
`;
  const [problem] = await problemsOf("triage", source);
  expect(problem).toMatchObject({
    code: "stage-threw",
    message: expect.stringMatching(/^Stage ".\/my-stage.ts" threw an error in learn \(tick \d+\)\.$/),
    at: "FOLDER/a.yaml:10 strategies.mine.triage",
    found: "Error: cannot take labels",
    expected: "learn(feedback) that returns, whatever it is told",
  });
  expect(problem?.fix?.split("\n")).toEqual(["mend ./my-stage.ts", "at Object.learn (./my-stage.ts:6:11)"]);
});

test("a stage that gives up a bad link, and goes on, is refused all the same", async () => {
  const [problem] = await problemsOf("dedup", dedup("try { out.link(firstRow, firstRow, 1); } catch {}"));
  expect(problem).toMatchObject({ code: "bad-link" });
});
