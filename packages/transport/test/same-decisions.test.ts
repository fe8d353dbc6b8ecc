import type { AssessmentStage, DedupStage, Feedback, RoutingStage, TriageStage } from "@tipbench/stage-kit";
import { testContext } from "@tipbench/stage-kit/testing";
import { type StageStep, stageSteps as steps } from "@tipbench/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenedStage, openStage } from "../src/open-stage.ts";
import { type StageSource, wireFormats } from "../src/stage-source.ts";
import { type BuiltHost, buildHost, type StartedServer, startServer } from "../src/testing.ts";
import { drawnBatch, drawnItems } from "./fixtures/batches.ts";
import { emptyOut, fixture, nodeProgram } from "./fixtures/opened.ts";

const files = steps.map((step) => fixture(`stages/every-${step}.ts`));
const options = { start: 17, words: ["a b", "ü"] };

let built: BuiltHost;
const servers: StartedServer[] = [];
beforeAll(async () => {
  built = await buildHost(files);
  for (const stage of built.stages) servers.push(await startServer(built.host, stage, "http"));
});
afterAll(() => {
  for (const { child } of servers) child.stdin?.end();
  built.remove();
});

/** Everything that a step's stage decides of a few ticks, in one list. */
const decided = {
  dedup(stage: DedupStage) {
    const links: number[][] = [];
    for (const firstRow of [0, 40, 40, 1000])
      stage.dedup(drawnBatch(`dedup ${firstRow}`, firstRow, firstRow === 40 ? 0 : 40), {
        link: (...link) => links.push([1, ...link]),
        review: (...review) => links.push([2, ...review]),
        compared: (later, earlier) => links.push([3, later, earlier]),
      });
    return links;
  },
  triage(stage: TriageStage) {
    const outs = [emptyOut(40), emptyOut(0), emptyOut(40), emptyOut(5)] as const;
    stage.triage(drawnBatch("triage", 0, 40), "received", outs[0]);
    stage.triage(drawnBatch("none", 40, 0), "received", outs[1]);
    stage.learn?.(feedback);
    stage.triage(drawnBatch("triage", 40, 40), "received", outs[2]);
    stage.triage({ ...drawnBatch("labels", 0, 5), fileOffsets: new Uint32Array(6) }, "labelled", outs[3]);
    return outs;
  },
  routing(stage: RoutingStage) {
    const out = { agency: new Uint16Array(120), confidence: new Float32Array(40) };
    stage.route(drawnBatch("routing", 7, 40), out);
    return out;
  },
  assessment(stage: AssessmentStage) {
    const action = new Uint8Array(40);
    stage.assess(drawnItems("assessment", 40), { action });
    return action;
  },
};

const feedback: Feedback = {
  labels: {
    row: Uint32Array.of(3, 4),
    files: Uint8Array.of(1, 2),
    types: Uint8Array.of(3, 1),
    age: Uint8Array.of(2, 0),
    flags: Uint8Array.of(1, 5),
  },
  outcomes: { row: Uint32Array.of(9), agency: Uint16Array.of(300), status: Uint8Array.of(4) },
};

async function inProcess(step: StageStep, file: string): Promise<unknown> {
  const { createStage } = await import(file);
  return decided[step](createStage(options, testContext()));
}

/** What the stage of an opened one decides; it is closed then. */
function asked<S>({ stage, close }: OpenedStage<S>, decide: (stage: S) => unknown): unknown {
  try {
    return decide(stage);
  } finally {
    close();
  }
}

function elsewhere(step: StageStep, source: StageSource): unknown {
  if (step === "dedup") return asked(openStage.dedup(source, testContext()), decided.dedup);
  if (step === "triage") return asked(openStage.triage(source, testContext()), decided.triage);
  if (step === "routing") return asked(openStage.routing(source, testContext()), decided.routing);
  return asked(openStage.assessment(source, testContext()), decided.assessment);
}

describe.each(steps)("a %s stage that reads every column", (step) => {
  const place = steps.indexOf(step);
  const file = files[place] ?? "";

  test.each(wireFormats)("decides the same as a program that speaks %s", async (format) => {
    const program = nodeProgram(built.host, built.stages[place] ?? "", "pipe");
    expect(elsewhere(step, { program, options, format })).toEqual(await inProcess(step, file));
  });

  test.each(wireFormats)("decides the same at an address that speaks %s", async (format) => {
    const program = { url: servers[place]?.url ?? "" };
    expect(elsewhere(step, { program, options, format })).toEqual(await inProcess(step, file));
  });
});
