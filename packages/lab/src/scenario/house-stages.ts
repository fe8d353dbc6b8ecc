import { references } from "@tipbench/references";
import { builtInStages } from "@tipbench/stages";
import { schemaFindings } from "./schema-findings.ts";
import type { StageRules } from "./stage-rules.ts";

/** The stages and references that ship with the house; the options of a user's own stage are its own to check. */
export const houseStages: StageRules = {
  catalogue: {
    dedup: Object.keys(builtInStages.dedup),
    triage: Object.keys(builtInStages.triage),
    routing: Object.keys(builtInStages.routing),
    assessment: Object.keys(builtInStages.assessment),
    references: {
      dedup: Object.keys(references.dedup),
      triage: Object.keys(references.triage),
      routing: Object.keys(references.routing),
      assessment: [],
    },
  },
  fileOptions: (step, use) => builtInStages[step][use]?.fileOptions ?? [],
  checkOptions: (step, { kind, use, options }) => {
    const builtIn = kind === "builtIn" ? builtInStages[step][use] : undefined;
    return builtIn ? schemaFindings(builtIn.options, options, `the options of "${use}"`) : [];
  },
};
