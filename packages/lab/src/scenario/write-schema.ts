import { writeFileSync } from "node:fs";
import { houseStages } from "./house-stages.ts";
import { scenarioJsonSchema } from "./scenario-json-schema.ts";

/** Rewrites `scenario.schema.json`; `pnpm --filter @tipbench/lab schema` runs it. */
const file = new URL("../../scenario.schema.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(scenarioJsonSchema(houseStages.catalogue), null, 2)}\n`);
