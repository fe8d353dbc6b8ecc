import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkStageLaws, stageLaws } from "../src/testing.ts";

const examples = join(import.meta.dirname, "../../../docs/examples");

describe.each(["triage", "assessment"] as const)("the %s stage of the guides", (step) => {
  test.each(stageLaws(step))("%s", async (law) => {
    const { createStage } = await import(join(examples, `my-${step}.ts`));
    expect(() => checkStageLaws({ step, create: createStage }, { law })).not.toThrow();
  });
});
