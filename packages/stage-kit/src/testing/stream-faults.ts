import { drawUniform, keyOf } from "@tipbench/random";
import type { LawFault, RowDecision, Said, Trial } from "./law.ts";
import { streamBegin, streamRenamed } from "./other-streams.ts";
import { readsLabels, runAgain, runStage } from "./run-stage.ts";

const textOf = ({ row, decision }: RowDecision): string => `${row}: ${decision.join(", ")}`;

/** The first place where two runs differ, as a fault; null where they agree. */
export function difference(one: Said, other: Said): LawFault | null {
  const length = Math.max(one.decisions.length, other.decisions.length);
  for (let place = 0; place < length; place++) {
    const [a, b] = [one.decisions[place], other.decisions[place]];
    if (a && b && textOf(a) === textOf(b)) continue;
    return {
      found: `decision ${place} is ${said(a)} ${one.when}, and ${said(b)} ${other.when}`,
      expected: "the same decisions",
      said: [one, other],
    };
  }
  return null;
}

const said = (one: RowDecision | undefined): string => (one ? `(${one.decision.join(", ")})` : "missing");

/** Two stages made alike, over the same stream. */
export function changedBySeed(trial: Trial): LawFault | null {
  const second = runStage(trial.open(), trial);
  return difference(
    { when: "at first", decisions: trial.whole() },
    { when: "from a second stage made alike", decisions: second },
  );
}

/** Ticks in one call, and in calls of one row and of seven. */
export function changedBySlices(trial: Trial): LawFault | null {
  const whole: Said = { when: "with each tick in one call", decisions: trial.whole() };
  for (const most of [1, 7]) {
    const decisions = runStage(trial.open(), trial, { most });
    const fault = difference(whole, { when: `in calls of ${most === 1 ? "one row" : `${most} rows`}`, decisions });
    if (fault) return fault;
  }
  return null;
}

/** The whole stream, and one that ends half-way. */
export function changedByLaterRows(trial: Trial): LawFault | null {
  const rows = trial.stream.tickRows.at(-1) ?? 0;
  const end = rows >> 1;
  const whole = trial.whole().filter(({ row }) => row < end);
  const stream = streamBegin(trial.stream, end);
  const begin = runStage(trial.open(), { ...trial, stream });
  return difference(
    { when: "in the whole stream", decisions: whole },
    { when: `where nothing comes after row ${end - 1}`, decisions: begin },
  );
}

const sameDraws = keyOf("stage-kit", "testing", "names");

/** Draws that no identifier changes. */
const uniform = (_id: number, index: number): number => drawUniform(sameDraws, 0, index);

/** Two streams that differ in the identifiers of their reports alone, under draws that no identifier changes; links in any order. */
export function changedByNames(trial: Trial): LawFault | null {
  if (!trial.reads.includes("reportId")) return null;
  const run = ({ stream }: Pick<Trial, "stream">): readonly RowDecision[] => {
    const decisions = runStage(trial.open({ uniform }), { ...trial, stream });
    return trial.step === "dedup" ? decisions.sort((a, b) => Number(textOf(a) > textOf(b)) - 0.5) : decisions;
  };
  return difference(
    { when: "under these identifiers", decisions: run(trial) },
    { when: "under other ones", decisions: run({ stream: streamRenamed(trial.stream) }) },
  );
}

/** What triage says of labelled rows, of all at once and of each alone. */
export function changedAgain(trial: Trial): LawFault | null {
  if (!readsLabels(trial)) return null;
  return difference(
    { when: "asked again about all labelled rows of a tick", decisions: trial.again() },
    { when: "asked row by row", decisions: runAgain(trial.open(), trial, 1) },
  );
}
