import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkStageLaws, stageLaws } from "../src/testing.ts";

const templates = join(import.meta.dirname, "../templates");

describe.each(["dedup", "triage", "routing", "assessment"] as const)("the template of a %s stage", (step) => {
  test.each(stageLaws(step))("%s", async (law) => {
    const { createStage } = await import(join(templates, `${step}.ts`));
    expect(() => checkStageLaws({ step, create: createStage }, { law, runs: 30 })).not.toThrow();
  });
});
