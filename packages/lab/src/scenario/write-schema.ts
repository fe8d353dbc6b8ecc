import { writeFileSync } from "node:fs";
import { floorJsonSchema } from "../floor-file/floor-json-schema.ts";
import { houseStages } from "./house-stages.ts";
import { scenarioJsonSchema } from "./scenario-json-schema.ts";

/** Rewrites `scenario.schema.json` and `floor.schema.json`; `pnpm --filter @tipbench/lab schema` runs it. */
const schemas = {
  "scenario.schema.json": scenarioJsonSchema(houseStages.catalogue),
  "floor.schema.json": floorJsonSchema(),
};

for (const [file, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(`../../${file}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}
