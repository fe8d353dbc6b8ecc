import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { study } from "../fixtures/studied.ts";

const templates = join(import.meta.dirname, "../../../stage-kit/templates");

/** Debian's python3 runs these; without it they are skipped, and say so by this name. */
const withPython = test.skipIf(spawnSync("python3", ["--version"]).status !== 0);

withPython.each(["dedup", "triage", "routing", "assessment"] as const)(
  "the Python template of a %s stage keeps the laws and is known by what it answers (needs python3)",
  async (step) => {
    const text = `python3 ${join(templates, `${step}.py`)}`;
    const found = await study(text, { target: { kind: "command", text }, runs: 2, seed: `python ${step}` });
    expect([found.kind, found.laws.filter(({ verdict }) => verdict !== "kept")]).toEqual([step, []]);
    expect(found.laws.length).toBeGreaterThan(5);
  },
);
