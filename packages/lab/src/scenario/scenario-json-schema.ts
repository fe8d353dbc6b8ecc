import { z } from "zod";
import { scenarioSchema } from "./scenario-schema.ts";
import type { StageCatalogue } from "./stage-catalogue.ts";

/**
 * The JSON Schema of scenario files, for editors. No key is required at the top: a file may leave any to the file that
 * it extends, or to those that extend it. Options of stages are open: they are checked when the scenario is read.
 */
export function scenarioJsonSchema(catalogue: StageCatalogue): Readonly<Record<string, unknown>> {
  const { required: _, ...schema } = z.toJSONSchema(scenarioSchema(catalogue), { io: "input" });
  return { ...schema, title: "tipbench scenario" };
}
