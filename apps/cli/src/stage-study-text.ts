import type { LawFailure, LawVerdict, StageStudy } from "@tipbench/lab";
import pc from "picocolors";
import type { StageTestFlags } from "./commands/stage.ts";
import { failureTable } from "./failure-table.ts";

/** What was asked for, to write it again. */
export interface AskedStudy {
  readonly stage: string;
  readonly flags: StageTestFlags;
}

const marks = { kept: pc.green("✓"), broken: pc.red("✗"), notChecked: pc.dim("–") };

/** What came of the laws, as a person reads it in a terminal: a line a law, and beneath a broken one what shows it. */
export function stageStudyText(study: StageStudy, asked: AskedStudy): string {
  const { stage, kind, runs, seed, laws, isLawful } = study;
  const tried = asked.flags.replay ? "one stream, replayed" : `${runs} streams a law, seed "${seed}"`;
  const broken = laws.filter(({ verdict }) => verdict === "broken").length;
  return [
    `${pc.bold(stage)}, ${kind} · ${tried}`,
    "",
    ...laws.map((law) => lawText(law, study, asked)),
    "",
    isLawful ? "It keeps every law." : `It breaks ${broken} of ${laws.length} laws.`,
    "",
  ].join("\n");
}

function lawText({ verdict, says, failure }: LawVerdict, study: StageStudy, asked: AskedStudy): string {
  const line = `${marks[verdict]} ${says}${verdict === "notChecked" ? pc.dim(" (not checked)") : ""}`;
  return failure ? [line, ...failureLines(failure, study, asked)].join("\n") : line;
}

function failureLines(failure: LawFailure, study: StageStudy, asked: AskedStudy): string[] {
  const lines = [
    ...labelled("found", failure.found),
    ...labelled("expected", failure.expected),
    ...failureTable(failure, study).split("\n"),
    ...labelled("replay", replayCommand(failure, asked)),
  ];
  return lines.map((line) => `    ${line}`);
}

function labelled(label: string, text: string): string[] {
  return text.split("\n").map((line, at) => `${(at === 0 ? label : "").padEnd(10)}${line}`);
}

/** The call that checks a law again on the stream that breaks it. */
function replayCommand({ replay }: LawFailure, { stage, flags }: AskedStudy): string {
  const { kind, options } = flags;
  const kept = [...(kind ? ["--kind", kind] : []), ...(options ? ["--options", options] : [])];
  return ["tipbench", "stage", "test", stage, ...kept, "--replay", replay].map(quoted).join(" ");
}

/** A word as a shell takes it. */
const quoted = (word: string): string => (/^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
