import { once } from "node:events";
import type { RunTruth } from "@tipbench/scoring";
import { raise, stopSign } from "@tipbench/transport";
import { UserError } from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import { openWorld } from "../execution/generate.ts";
import { chunksOf, startGenerator, streamOfRing } from "../execution/generator-thread.ts";
import { startThread } from "../execution/start-thread.ts";
import type { StrategiesTask } from "../execution/task.ts";
import { unlessAborted } from "../execution/unless-aborted.ts";
import { choiceKey, type Scenario, type Strategy, steps } from "../scenario/scenario.ts";
import { unpackDecisions } from "./decision-values.ts";
import { streamColumnsOf } from "./make-runs.ts";
import { isOutside } from "./outside-stages.ts";
import { type ReplicationOutcome, runReplication } from "./replication.ts";
import { orderOf, type ReplicationRequest, sizesOf, truthMemory } from "./replication-request.ts";
import type { ThreadOutcome } from "./strategy-thread.ts";
import { keptTruth } from "./world-tables.ts";

/** Strategies that had better stay in one thread: those that share a dedup step, which is the costly one to do twice. */
function families(strategies: readonly Strategy[]): Strategy[][] {
  const byDedup = new Map<string, Strategy[]>();
  strategies.forEach((strategy, index) => {
    const key = strategy.dedup.use === "none" ? `alone ${index}` : choiceKey(strategy.dedup);
    byDedup.set(key, [...(byDedup.get(key) ?? []), strategy]);
  });
  return [...byDedup.values()].sort((a, b) => b.length - a.length);
}

/**
 * Two lists of strategies, of about equal length but that those with stages elsewhere stand in the second: its thread may have to wait for
 * them, while the first goes on hearing signals. Null where there is nothing to divide.
 */
function divide(strategies: readonly Strategy[]): readonly [Strategy[], Strategy[]] | null {
  const all = families(strategies);
  const waiting = all.filter((family) => family.some(waits));
  const others = all.filter((family) => !family.some(waits));
  const there = others.length === 0 ? waiting.slice(1).flat() : waiting.flat();
  const here = others.length === 0 ? (waiting[0] ?? []) : [];
  for (const family of others) (here.length < there.length ? here : there).push(...family);
  return here.length === 0 || there.length === 0 ? null : [here, there];
}

const waits = (strategy: Strategy): boolean => steps.some((step) => isOutside(strategy[step]));

/** Runs a replication with a thread that generates, and the strategies divided between this thread and another. */
export async function runDivided(request: ReplicationRequest): Promise<ReplicationOutcome> {
  const parts = request.execution.workers === 2 ? divide(request.scenario.strategies) : null;
  return parts ? runParts(request, parts) : runReplication(request);
}

async function runParts(
  request: ReplicationRequest,
  [here, there]: readonly [Strategy[], Strategy[]],
): Promise<ReplicationOutcome> {
  const { scenario, execution } = request;
  const world = openWorld(orderOf(request, []));
  const order = orderOf(request, streamColumnsOf(request, world));
  const truth = truthMemory(request, sizesOf(world));
  const generator = startGenerator(world, order, 2, keptTruth(world, truth));
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
    const [mine, theirs] = await unlessAborted(execution.signal, both);
    request.outside.take(theirs.outsideRecords);
    const received = theirs.strategies.map((sent) => ({ ...sent, decisions: unpackDecisions(sent.decisions) }));
    const all = [...mine.strategies, ...received];
    const strategies = scenario.strategies.flatMap(({ name }) => all.filter((found) => found.name === name));
    return { ...mine, strategies, calls: mine.calls + theirs.calls };
  } finally {
    request.outside.close();
    await Promise.all([generator.stop(), other.stop()]);
  }
}

function startStrategies(
  { replication, recording, execution, userStages, outside }: ReplicationRequest,
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
    commandFolder: outside.folder,
    stop: stopSign(),
  };
  const worker = startThread(task);
  const stop = async (): Promise<void> => {
    await raise(task.stop);
    await worker.terminate();
  };
  const outcome = once(worker, "message").then(([said]): ThreadOutcome => {
    if (said.problems) throw new UserError(said.problems);
    return said.outcome;
  });
  outcome.catch(() => {});
  return {
    outcome,
    /** Hands over the summary, without which the thread cannot score. */
    finish: (summary: unknown): void => worker.postMessage(summary),
    stop,
  };
}
