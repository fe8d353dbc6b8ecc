import { watch } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

const tellsWhenAsked = `
let calls = 0;
export function createStage() {
  return {
    name: "tells",
    reads: ["provider"],
    triage(batch, occasion, out) {
      out.priority.fill(2);
      out.disposition.fill(1);
      if (calls++ === 300) console.error("in the middle");
    },
  };
}
`;

let command: BuiltCommand;
let work: WorkFolder;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({
    "tiny.yaml": tinyScenario({ scale: 0.02 }),
    "long.yaml": tinyScenario({ scale: 1, days: 100, triage: "./tells.ts" }),
    "tells.ts": tellsWhenAsked,
    "exits.yaml": tinyScenario({ scale: 0.02, triage: "./exits.ts" }),
    "exits.ts": `export const createStage = () => ({ name: "exits", reads: [], triage: () => process.exit(3) });`,
    "out/kept": "",
  });
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

/** Resolves when something new stands in a folder. */
async function somethingNewIn(folder: string): Promise<void> {
  for await (const { filename } of watch(folder)) if (filename !== "kept") return;
}

test.each([
  ["1", "process"],
  ["2", "thread"],
])("a stage that calls process.exit in a run with %s threads is told as its fault", async (workers, ended) => {
  const call = ["run", "exits.yaml", "--workers", workers];
  const { status, stdout, stderr } = await command.call(call, { cwd: work.path });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(new RegExp(`\\[stage-ended-${ended}\\]\\n.*\\n {2}found {5}exit code 3\\n`));
});

describe("Ctrl-C", () => {
  test.each(["1", "2"])(
    "in the middle of a run with %s threads says what was kept, and leaves nothing",
    async (workers) => {
      const run = command.start(["run", "long.yaml", "--out", "out", "--workers", workers], { cwd: work.path });
      await run.printed("in the middle");
      run.child.kill("SIGINT");
      const { status, stdout, stderr } = await run.ended;
      expect([status, stdout]).toEqual([130, ""]);
      expect(stderr).toMatch(/Stopped\. Nothing was kept: .* The same command starts it again\.\n$/);
      expect(work.entries("out")).toEqual(["kept"]);
    },
  );

  test.each([["run"], ["generate"]])("while %s writes its folder does the same", async (name) => {
    const target = name === "run" ? "out" : "out/stream";
    const appears = somethingNewIn(join(work.path, "out"));
    const run = command.start([name, "tiny.yaml", "--out", target], { cwd: work.path });
    await appears;
    run.child.kill("SIGINT");
    const { status, stdout, stderr } = await run.ended;
    expect([status, stdout]).toEqual([130, ""]);
    expect(stderr).toMatch(/^Stopped\. Nothing was kept: /);
    expect(work.entries("out")).toEqual(["kept"]);
  });
});
