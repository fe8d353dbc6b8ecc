import { once } from "node:events";
import type { RunTruth } from "@tipbench/scoring";
import { UserError } from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import { openWorld } from "../execution/generate.ts";
import { chunksOf, startGenerator, streamOfRing } from "../execution/generator-thread.ts";
import { startThread } from "../execution/start-thread.ts";
import type { StrategiesTask } from "../execution/task.ts";
import type { Scenario, Strategy } from "../scenario/scenario.ts";
import { streamColumnsOf } from "./make-runs.ts";
import { type ReplicationOutcome, runReplication } from "./replication.ts";
import { orderOf, type ReplicationRequest, sizesOf, truthMemory } from "./replication-request.ts";
import type { ThreadOutcome } from "./strategy-thread.ts";
import { cellNumbering, scoringCells } from "./world-tables.ts";

/** Strategies that had better stay in one thread: those that share a dedup step, which is the costly one to do twice. */
function families(strategies: readonly Strategy[]): Strategy[][] {
  const byDedup = new Map<string, Strategy[]>();
  strategies.forEach((strategy, index) => {
    const { use, options } = strategy.dedup;
    const key = use === "none" ? `alone ${index}` : JSON.stringify([use, options]);
    byDedup.set(key, [...(byDedup.get(key) ?? []), strategy]);
  });
  return [...byDedup.values()].sort((a, b) => b.length - a.length);
}

/** Two lists of strategies of about equal length; null where there is nothing to divide. */
function divide(strategies: readonly Strategy[]): readonly [Strategy[], Strategy[]] | null {
  const here: Strategy[] = [];
  const there: Strategy[] = [];
  for (const family of families(strategies)) (here.length < there.length ? here : there).push(...family);
  return here.length === 0 || there.length === 0 ? null : [here, there];
}

/** Runs a replication with a thread that generates, and the strategies divided between this thread and another. */
export async function runDivided(request: ReplicationRequest): Promise<ReplicationOutcome> {
  const parts = request.execution.workers === 2 ? divide(request.scenario.strategies) : null;
  return parts ? runParts(request, parts) : runReplication(request);
}

async function runParts(
  request: ReplicationRequest,
  [here, there]: readonly [Strategy[], Strategy[]],
): Promise<ReplicationOutcome> {
  const { scenario } = request;
  const world = openWorld(orderOf(request, []));
  const order = orderOf(request, streamColumnsOf(request, world));
  const truth = truthMemory(request, sizesOf(world));
  const generator = startGenerator(world, order, 2, { truth, numbering: cellNumbering(scoringCells(world)) });
  const other = startStrategies(request, { ...scenario, strategies: there }, generator.ring, truth);
  try {
    const both = Promise.all([
      runReplication({
        ...request,
        truth,
        scenario: { ...scenario, strategies: here },
        openStream: (of: World) => ({
          ...streamOfRing(generator.ring, 0, chunksOf(of, order), generator.summary),
          async close() {},
        }),
      }),
      other.outcome,
      generator.summary.then(other.finish),
    ]);
    const [mine, theirs] = await both;
    const all = [...mine.strategies, ...theirs.strategies];
    const strategies = scenario.strategies.flatMap(({ name }) => all.filter((found) => found.name === name));
    return { ...mine, strategies, calls: mine.calls + theirs.calls };
  } finally {
    await Promise.all([generator.stop(), other.stop()]);
  }
}

function startStrategies(
  { replication, recording, execution, userStages }: ReplicationRequest,
  scenario: Scenario,
  ring: StrategiesTask["ring"],
  truth: RunTruth,
) {
  const task: StrategiesTask = {
    kind: "strategies",
    scenario,
    replication,
    recording,
    ring,
    consumer: 1,
    truth,
    chunkTicks: execution.chunkTicks,
    sliceRows: execution.sliceRows,
    stageTexts: userStages.textsByPath(),
  };
  const worker = startThread(task);
  const outcome = once(worker, "message").then(([said]): ThreadOutcome => {
    if (said.problems) throw new UserError(said.problems);
    return said.outcome;
  });
  outcome.catch(() => {});
  return {
    outcome,
    /** Hands over the summary, without which the thread cannot score. */
    finish: (summary: unknown): void => worker.postMessage(summary),
    stop: () => worker.terminate(),
  };
}
