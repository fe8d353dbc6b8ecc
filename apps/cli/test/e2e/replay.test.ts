import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunDocument } from "@tipbench/vocabulary";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

let command: BuiltCommand;
let work: WorkFolder;
const call = (...args: readonly string[]) => command.call(args, { cwd: work.path });

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({ "tiny.yaml": tinyScenario() });
  const made = await call("generate", "tiny.yaml", "--format", "jsonl", "--no-truth", "--out", "stream");
  expect([made.status, made.stderr]).toEqual([0, ""]);
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

test("a stream without truth runs, and its report says what is not known", { timeout: patience }, async () => {
  const { status, stdout, stderr } = await call("run", "tiny.yaml", "--stream", "stream", "--out", "runs", "--json");
  expect([status, stderr]).toEqual([0, ""]);
  const { folder, strategies }: RunDocument = JSON.parse(stdout);
  expect(strategies[0]?.metrics["jurisdiction.missRate"]).toMatchObject({
    value: null,
    reason: "the recorded stream has no truth (leadAgency)",
  });
  expect(strategies[0]?.metrics["throughput.availableWithin7d"]?.value).toBeGreaterThan(0);
  const report = readFileSync(join(work.path, folder, "report.html"), "utf8");
  expect(report).toContain("recorded, without this truth: event, incident, subject");
  expect(report).toContain("There is no card");

  const again = await call("verify", folder, "--stream", "stream");
  expect([again.status, again.stderr]).toEqual([0, ""]);
  const without = await call("verify", folder);
  expect([without.status, without.stderr.split("\n")[0]]).toEqual([1, expect.stringContaining("[stream-needed]")]);
  const [first] = readFileSync(join(work.path, "stream/reports/part-00000.jsonl"), "utf8").split("\n");
  const { reportId } = JSON.parse(first ?? "");
  const life = await call("explain", folder, String(reportId), "--stream", "stream");
  expect([life.status, life.stderr]).toEqual([0, ""]);
  expect(life.stdout).toMatch(/Truth\n {2}not in the recorded stream, which has no truth\n/);
  const stored = await call("explain", folder, String(reportId));
  expect(stored.stdout).toMatch(/Truth\n {2}not in the folder: name the recorded stream with --stream\n/);
  const card = await call("realism", folder);
  expect([card.status, card.stderr.split("\n")[0]]).toEqual([1, expect.stringContaining("[stream-recorded]")]);
});

test("a damaged stream is refused, and leaves no run folder", { timeout: patience }, async () => {
  const text = readFileSync(join(work.path, "stream/reports/part-00000.jsonl"), "utf8");
  work.write("half.jsonl", text.slice(0, 1500));
  const { status, stdout, stderr } = await call("run", "tiny.yaml", "--stream", "half.jsonl", "--out", "none");
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("[damaged-stream]");
  expect(stderr).toMatch(/at {8}half\.jsonl\n {2}found {5}Malformed JSON/);
  expect(work.entries("none")).toEqual([]);
});
