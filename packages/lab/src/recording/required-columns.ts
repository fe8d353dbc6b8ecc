import { references } from "@tipbench/references";
import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { isStreamColumn, type World } from "@tipbench/world";
import { openWorld } from "../execution/generate.ts";
import { readsOf, type StepReads } from "../replication/make-runs.ts";
import { orderOf, type ReplicationRequest } from "../replication/replication-request.ts";
import { defaultExecution } from "../replication/settings.ts";
import { reportSteps, type Scenario } from "../scenario/scenario.ts";
import type { StoredScenario } from "../stored-run.ts";
import { recordedName } from "./column-rules.ts";
import type { Recording } from "./recording.ts";

/** Refuses a recorded stream without a column that a stage reads, or without truth that a reference reads: a problem a column. */
export function requireColumns(recording: Recording, { scenario, userStages, outside }: StoredScenario): void {
  const request: ReplicationRequest = {
    ...{ scenario, recording, userStages, outside },
    replication: 0,
    storage: () => ({ keep: "all" }),
    execution: defaultExecution,
  };
  const world = openWorld(orderOf(request, []));
  const problems = [...columnProblems(request, world, recording), ...truthProblems(scenario, recording)];
  if (problems.length > 0) throw new UserError(problems);
}

function columnProblems(request: ReplicationRequest, world: World, { path, columns }: Recording): UserErrorDetail[] {
  const readers = new Map<string, Set<StepReads>>();
  for (const step of readsOf(request, world)) {
    for (const name of step.reads.filter((read) => isStreamColumn(read) && !columns.includes(read))) {
      const recorded = recordedName(name);
      readers.set(recorded, (readers.get(recorded) ?? new Set()).add(step));
    }
  }
  return Array.from(readers, ([name, steps]) => ({
    code: "missing-column",
    message: `Stages read a column that the recorded stream does not have: ${name}.`,
    at: path,
    found: `no column "${name}"`,
    expected: `"${name}", which is read by ${Array.from(steps, ({ strategy, step }) => `${step} of ${strategy}`).join(", ")}`,
    fix: "record the column, or take stages that do not read it",
  }));
}

function truthProblems({ strategies }: Scenario, { path, lacking }: Recording): UserErrorDetail[] {
  return strategies.flatMap((strategy) =>
    reportSteps.flatMap((step): UserErrorDetail[] => {
      const { kind, use } = strategy[step];
      const reads = kind === "reference" ? (references[step][use]?.truth ?? []) : [];
      if (reads === "generated") return [worldNeeded(path, use, `${step} of ${strategy.name}`)];
      const unknown = reads.filter((name) => lacking.includes(name));
      if (unknown.length === 0) return [];
      return [
        {
          code: "missing-truth",
          message: `The reference "${use}" reads truth that the recorded stream does not have.`,
          at: path,
          found: `no ${unknown.join(", no ")}`,
          expected: `${reads.join(", ")}, for ${step} of ${strategy.name}`,
          fix: "give a stream with its truth, or take a stage in place of the reference",
        },
      ];
    }),
  );
}

function worldNeeded(path: string, use: string, reader: string): UserErrorDetail {
  return {
    code: "missing-truth",
    message: `The reference "${use}" knows the world that made a stream, which a recorded one does not have.`,
    at: path,
    found: "a recorded stream",
    expected: `a world, for ${reader}`,
    fix: "run the scenario without --stream, or take a stage or another reference in its place",
  };
}
