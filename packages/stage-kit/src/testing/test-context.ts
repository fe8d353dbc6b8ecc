import { drawUniform, keyOf } from "@tipbench/random";
import type { StageContext } from "../stages.ts";
import { testTables } from "./test-tables.ts";

/** A context over `testTables`, its draws always the same ones; `overrides` replace single parts. */
export function testContext(overrides: Partial<StageContext> = {}): StageContext {
  const key = keyOf("stage-kit", "testing");
  return {
    tables: testTables(),
    expectedReports: 1000,
    days: 30,
    drawKey: key,
    uniform: (id, index) => drawUniform(key, id, index),
    ...overrides,
  };
}
