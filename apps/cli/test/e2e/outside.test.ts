import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuiltHost, buildHost, type StartedServer, startServer } from "@tipbench/transport/testing";
import type { Manifest, RunDocument } from "@tipbench/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { houseRoot } from "../house/copied-house.ts";
import { type BuiltCommand, buildCommand, type Ending, patience } from "./built-command.ts";
import { tinyScenario, usBase, type WorkFolder, workFolder } from "./work-folder.ts";

const examples = join(houseRoot, "docs/examples");

/** A stage that keeps its half of the contract until a batch comes; then it does what its word says. */
const faulty = `
const [fault] = process.argv.slice(2);
const say = (answer) => process.stdout.write(JSON.stringify(answer) + "\\n");
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const { type, call, rows } = JSON.parse(line);
  const all = (value) => Array(rows).fill(value);
  if (type === "hello") say({ protocol: fault === "protocol" ? 7 : 1, name: "faulty", reads: ["provider"] });
  if (type === "end") process.exit(0);
  if (type !== "batch") return;
  console.error("about to " + fault);
  if (fault === "exit") process.exit(3);
  if (fault === "hang") return;
  if (fault === "spin") for (console.error("process " + process.pid); ; );
  const answer = { call, priority: all(3), disposition: all(1), escalate: all(0), score: all(1) };
  if (fault === "nan") answer.score[rows - 1] = null;
  if (fault === "range") answer.priority[0] = 5;
  if (fault === "short") answer.priority.pop();
  say(answer);
});
`;

/** Keeps every message that it gets, and decides nothing of interest. */
const listening = `
const { appendFileSync } = require("node:fs");
const server = require("node:http").createServer(async (request, response) => {
  let text = "";
  for await (const piece of request) text += piece;
  appendFileSync(process.argv[2], text + "\\n");
  const { type, call, rows } = JSON.parse(text);
  const all = (value) => Array(rows).fill(value);
  const answer = { call, priority: all(3), disposition: all(1), escalate: all(0), score: all(1) };
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(type === "hello" ? { protocol: 1, name: "listener", reads: ["reportId", "accountKey"] } : answer));
});
server.listen(0, "127.0.0.1", () => console.log("http://127.0.0.1:" + server.address().port + "/"));
process.stdin.resume().once("end", () => process.exit(0));
`;

let command: BuiltCommand;
let work: WorkFolder;
let built: BuiltHost;
const servers: StartedServer[] = [];
const started = async (...words: readonly string[]): Promise<string> => {
  const server = await startServer(...words);
  servers.push(server);
  return server.url;
};

beforeAll(async () => {
  command = await buildCommand();
  built = await buildHost([join(examples, "my-triage.ts")]);
  work = workFolder({ "faulty.cjs": faulty, "listening.cjs": listening, heard: "" });
  for (const name of ["my-triage.ts", "my-triage.py"]) cpSync(join(examples, name), join(work.path, name));
}, patience);

afterAll(() => {
  for (const { child } of servers) child.stdin?.end();
  command.remove();
  built.remove();
  work.remove();
});

const call = (...args: readonly string[]): Promise<Ending> => command.call(args, { cwd: work.path });
const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(work.path, folder, "manifest.json"), "utf8"));

/** A scenario of strategies that differ in their triage alone, by name. */
function scenarioOf(triages: Readonly<Record<string, string>>, scale = 0.02): string {
  const lines = Object.entries(triages).map(
    ([name, triage]) => `  - { name: ${name}, dedup: none, triage: ${triage}, routing: address-only }\n`,
  );
  return `name: outside\nquestion: Same?\nextends: ${usBase}\nseed: tiny\ndays: 1\nwarmupDays: 1\nscale: ${scale}\nstrategies:\n${lines.join("")}`;
}

describe("a stage, wherever it runs, decides the same to the byte", () => {
  test("in TypeScript here, as a program and at an address, in JSON lines and Arrow", async () => {
    const [stage = ""] = built.stages;
    const program = `command: ${process.execPath} ${built.host} ${stage} pipe`;
    const url = `url: "${await started(built.host, stage, "http")}"`;
    const here = "{ use: ./my-triage.ts, flaggedOnly: false }";
    const ways = [program, url].flatMap((way) => ["jsonl", "arrow"].map((format) => `${way}, format: ${format}`));
    const entries = ways.map((way, number) => [`way-${number}`, `{ ${way}, flaggedOnly: false }`]);
    work.write("ways.yaml", scenarioOf({ here, ...Object.fromEntries(entries) }));
    const { status, stdout, stderr } = await call("run", "ways.yaml", "--json");
    expect([status, stderr]).toEqual([0, ""]);
    const { folder, strategies }: RunDocument = JSON.parse(stdout);
    const { content } = manifestOf(folder);
    for (const { name, metrics } of strategies) {
      expect([name, content[`decisions/${name}.parquet`]]).toEqual([name, content["decisions/here.parquet"]]);
      expect(metrics).toEqual(strategies[0]?.metrics);
    }
    expect(strategies[0]?.metrics["escalation.share"]?.value).toBeGreaterThan(0);
  });

  const { status: hasPython } = spawnSync("python3", ["--version"]);
  test.skipIf(hasPython !== 0)(
    "in Python with nothing but its standard library (where there is a python3)",
    async () => {
      const python = "{ command: python3 my-triage.py, flaggedOnly: false }";
      work.write("python.yaml", scenarioOf({ here: "{ use: ./my-triage.ts, flaggedOnly: false }", python }));
      const { status, stdout } = await call("run", "python.yaml", "--json", "--out", "python");
      const { folder }: RunDocument = JSON.parse(stdout);
      const { content, strategies } = manifestOf(folder);
      expect(status).toBe(0);
      expect(content["decisions/python.parquet"]).toBe(content["decisions/here.parquet"]);
      expect(strategies[1]?.triage).toMatchObject({
        use: "python3 my-triage.py",
        options: { flaggedOnly: false },
        outside: {
          kind: "command",
          protocol: 1,
          format: "jsonl",
          name: "my-triage",
          files: { "my-triage.py": expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
      });
    },
  );
});

describe("a stage that fails ends the run with one error, and leaves no run folder", () => {
  test.each([
    ["exit", "stage-ended", /ended with exit code 3 \(tick \d+\)/],
    ["hang", "stage-deadline", /did not answer within 1 seconds \(tick \d+\)/],
    ["nan", "not-a-number", /gave row \d+ something that is no number \(tick \d+\)/],
    ["range", "code-out-of-range", /gave row 0 a code out of range \(tick 0\)/],
    ["short", "wrong-rows", /another number of rows \(tick \d+\)/],
    ["protocol", "wrong-protocol", /speaks another version of the protocol\./],
  ])("%s", async (fault, code, message) => {
    const triage = `{ command: ${process.execPath} faulty.cjs ${fault}, deadlineSeconds: 1 }`;
    work.write("faulty.yaml", tinyScenario({ triage, scale: 0.02 }));
    const { status, stdout, stderr } = await call("run", "faulty.yaml", "--out", "faulty");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toMatch(/at +faulty\.yaml:\d+ strategies\.baseline\.triage/);
    expect(stderr.match(/\[[a-z-]+\]$/gm)).toHaveLength(1);
    if (fault !== "protocol") expect(stderr).toContain(`[faulty] about to ${fault}\n`);
    expect(work.entries("faulty")).toEqual([]);
  });

  test("a server that is not there", async () => {
    work.write("gone.yaml", tinyScenario({ triage: '{ url: "http://127.0.0.1:1/" }' }));
    const { status, stderr } = await call("run", "gone.yaml", "--out", "faulty");
    expect(status).toBe(1);
    expect(stderr).toContain('Stage "http://127.0.0.1:1/" cannot be reached. [connection-refused]');
    expect(work.entries("faulty")).toEqual([]);
  });
});

test("Ctrl-C is heard while a stage hangs, and ends its process too", async () => {
  work.write(
    "spin.yaml",
    tinyScenario({ triage: `{ command: ${process.execPath} faulty.cjs spin, deadlineSeconds: 600 }` }),
  );
  const run = command.start(["run", "spin.yaml", "--out", "faulty"], { cwd: work.path });
  await run.printed("[faulty] process ");
  run.child.kill("SIGINT");
  const { status, stderr } = await run.ended;
  expect(status).toBe(130);
  expect(stderr).toMatch(/Stopped\. Nothing was kept/);
  const pid = Number(/process (\d+)/.exec(stderr)?.[1]);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  expect(work.entries("faulty")).toEqual([]);
});

describe("a run folder with a stage outside", () => {
  test("is verified in the folder of its command, and not with another file in its place", async () => {
    work.write("again.yaml", scenarioOf({ good: `{ command: ${process.execPath} faulty.cjs good }` }));
    expect((await call("run", "again.yaml", "--out", "again")).status).toBe(0);
    const [name = ""] = work.entries("again");
    const verified = await call("verify", join("again", name));
    expect(verified.stdout).toMatch(/tables came out the same\.\n$/);
    appendFileSync(join(work.path, "faulty.cjs"), "// changed\n");
    const { status, stderr } = await call("verify", join("again", name));
    expect(status).toBe(1);
    expect(stderr).toContain('The file "faulty.cjs" of stage');
    expect(stderr).toContain("[stage-file-changed]");
  });
});

describe("tipbench run --blind", () => {
  test("refuses every stage that would run where the seed is", async () => {
    const triages = {
      file: "./my-triage.ts",
      program: "{ command: python3 my-triage.py }",
      bound: "{ reference: oracle }",
    };
    work.write("open.yaml", scenarioOf(triages));
    const { status, stderr } = await call("run", "open.yaml", "--blind", "--out", "blind");
    expect(status).toBe(1);
    expect(stderr.match(/\[not-blind\]$/gm)).toHaveLength(2);
    expect(work.entries("blind")).toEqual([]);
  });

  test("sends no seed and no truth, and keeps the seed that it drew in the run folder alone", async () => {
    const heard = join(work.path, "heard");
    const url = await started(join(work.path, "listening.cjs"), heard);
    work.write("contest.yaml", scenarioOf({ contest: `{ url: "${url}" }` }));
    const { status, stdout } = await call("run", "contest.yaml", "--blind", "--json");
    expect(status).toBe(0);
    const { seed } = manifestOf(JSON.parse(stdout).folder);
    expect(seed).toMatch(/^blind-[0-9a-f]{64}$/);
    const messages = readFileSync(heard, "utf8");
    for (const said of [messages, stdout]) {
      expect(said).not.toContain(seed);
      expect(said).not.toContain("tiny");
    }
    const keys = new Set(
      messages
        .trim()
        .split("\n")
        .flatMap((line) => Object.keys(JSON.parse(line))),
    );
    const ofHello = ["type", "protocol", "step", "options", "format", "expectedReports", "days", "drawKey"];
    const ofBatch = ["call", "tick", "occasion", "firstRow", "rows", "columns"];
    expect([...keys].sort()).toEqual([...ofHello, ...ofBatch].sort());
  });
});
