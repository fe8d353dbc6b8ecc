import { type Replay, type StageStudy, stageTarget, testStage } from "@tipbench/lab";
import { UserError } from "@tipbench/vocabulary";
import { progress } from "../progress.ts";
import { type AskedStudy, stageStudyText } from "../stage-study-text.ts";
import { stoppable } from "../stop-signal.ts";
import type { StageTestFlags } from "./stage.ts";

const brokenExit = 1;

/** Holds a stage to the laws and prints what came of it; a broken law ends the process with 1. */
export async function stageTestCommand(text: string, flags: StageTestFlags): Promise<void> {
  const { kind = null, seed, deadline, runs = null } = flags;
  const request = {
    target: stageTarget(text),
    step: kind,
    options: optionsIn(flags.options),
    runs,
    seed,
    replay: flags.replay === undefined ? null : replayIn(flags.replay),
    deadlineSeconds: deadline,
  };
  const shown = progress(`testing ${text}`);
  const study = await stoppable("Nothing is written by this command.", (signal) =>
    testStage(request, { signal, onStream: shown.update }),
  ).finally(shown.end);
  print(study, { stage: text, flags });
  if (!study.isLawful) process.exitCode = brokenExit;
}

function print(study: StageStudy, asked: AskedStudy): void {
  process.stdout.write(asked.flags.json ? `${JSON.stringify(study, null, 2)}\n` : stageStudyText(study, asked));
}

function optionsIn(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  const value = parsed(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new UserError({
    code: "wrong-type",
    message: "--options takes the stage's options as one JSON object.",
    at: "--options",
    found: JSON.stringify(text),
    expected: "a JSON object",
    fix: `write for example --options '{ "days": 7 }'`,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function replayIn(text: string): Replay {
  const [, law, seed, path] = /^([a-z-]+):(-?\d+):(\d+(?::\d+)*)$/.exec(text) ?? [];
  if (law !== undefined && seed !== undefined && path !== undefined) return { law, seed: Number(seed), path };
  throw new UserError({
    code: "wrong-type",
    message: "--replay takes what a failure has printed.",
    at: "--replay",
    found: JSON.stringify(text),
    expected: "LAW:SEED:PATH, such as slices:-1234:0:1",
    fix: "copy the whole line",
  });
}
