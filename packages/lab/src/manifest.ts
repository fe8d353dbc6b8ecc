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
import type { StageChoice } from "./scenario/scenario.ts";

/** The version that manifests name; results may change between versions. */
export const version = "0.1.0";

/** What stands before the name of a reference in a manifest. */
export const referencePrefix = "reference:";

function stageRecord({ userStages }: Run, { use, kind, options }: StageChoice): StageRecord {
  const source = kind === "file" ? userStages.sourceOf(use)?.hash : undefined;
  return { use: kind === "reference" ? `${referencePrefix}${use}` : use, options, ...(source ? { source } : {}) };
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
        dedup: stageRecord(run, dedup),
        triage: stageRecord(run, triage),
        routing: stageRecord(run, routing),
        assessment: stageRecord(run, assessment),
      }),
    ),
    primary: scenario.primary,
    agencies: world.agencies.agencies.map(({ name }) => name),
    startDate: scenario.startDate,
    ...(recording ? { stream: streamRecord(recording) } : {}),
  };
}
