import {
  type Manifest,
  type RecordedStream,
  type StageRecord,
  type StrategyRecord,
  syntheticNotice,
} from "@tipbench/vocabulary";
import type { Recording } from "./recording/recording.ts";
import type { Run } from "./run-scenario.ts";
import { resolvedScenario } from "./scenario/resolved-scenario.ts";
import type { StageChoice, Step } from "./scenario/scenario.ts";

/** The version that manifests name; results may change between versions. */
export const version = "0.1.0";

/** What stands before the name of a reference in a manifest. */
export const referencePrefix = "reference:";

function stageRecord({ userStages, outside: opened }: Run, step: Step, choice: StageChoice): StageRecord {
  const { use, kind, options } = choice;
  const source = kind === "file" ? userStages.sourceOf(use)?.hash : undefined;
  const outside = opened.recordOf({ step, choice });
  const name = kind === "reference" ? `${referencePrefix}${use}` : use;
  return { use: name, options, ...(source ? { source } : {}), ...(outside ? { outside } : {}) };
}

/** What a manifest says of a recorded stream. */
function streamRecord({ hash, reports, files, lacking }: Recording): RecordedStream {
  return { hash, reports, files, lacking };
}

/** What the manifest says of a run, before the hashes of what it came to. */
export function manifestOf(run: Run, replications: number): Omit<Manifest, "content"> {
  const { scenario, world, recording } = run;
  return {
    tool: "tipbench",
    notice: syntheticNotice,
    version,
    name: scenario.name,
    question: scenario.question,
    scenario: resolvedScenario(scenario),
    seed: scenario.seed,
    replications,
    days: scenario.days,
    strategies: scenario.strategies.map(
      ({ name, dedup, triage, routing, assessment }): StrategyRecord => ({
        name,
        dedup: stageRecord(run, "dedup", dedup),
        triage: stageRecord(run, "triage", triage),
        routing: stageRecord(run, "routing", routing),
        assessment: stageRecord(run, "assessment", assessment),
      }),
    ),
    primary: scenario.primary,
    agencies: world.agencies.agencies.map(({ name }) => name),
    startDate: scenario.startDate,
    ...(recording ? { stream: streamRecord(recording) } : {}),
  };
}
