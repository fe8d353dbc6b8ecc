import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testStage } from "../../src/stage-study/test-stage.ts";

const templates = join(import.meta.dirname, "../../../stage-kit/templates");

/** Debian's python3 runs these; without it they are skipped, and say so by this name. */
const withPython = test.skipIf(spawnSync("python3", ["--version"]).status !== 0);

withPython.each(["dedup", "triage", "routing", "assessment"] as const)(
  "the Python template of a %s stage keeps the laws and is known by what it answers (needs python3)",
  async (step) => {
    const text = `python3 ${join(templates, `${step}.py`)}`;
    const request = { target: { kind: "command", text }, step: null, options: {}, runs: 2, replay: null } as const;
    const watch = { signal: new AbortController().signal, onStream: () => {} };
    const found = await testStage({ ...request, seed: `python ${step}`, deadlineSeconds: 60 }, watch);
    const broken = found.laws.filter(({ verdict }) => verdict !== "kept");
    expect([found.kind, found.stage, broken]).toEqual([step, `my-${step}`, []]);
    expect(found.laws.length).toBeGreaterThan(5);
  },
);
