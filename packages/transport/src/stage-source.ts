import type { StageStep } from "@tipbench/vocabulary";

/** How columns travel: as lists in JSON, a message a line, or as Arrow IPC streams. */
export const wireFormats = ["jsonl", "arrow"] as const;
export type WireFormat = (typeof wireFormats)[number];

/** What becomes of a run whose stage is lost: it ends, or the stage is started again and asked again, three times at most. */
export const failurePolicies = ["stop", "restart"] as const;
export type FailurePolicy = (typeof failurePolicies)[number];

/** Where a stage is: a program's words, started without a shell in `folder`; or an address that takes POST requests. */
export type StageProgram = { readonly command: readonly string[]; readonly folder: string } | { readonly url: string };

/**
 * Two words of shared memory: the first becomes 1 when stages are to end at once, also while somebody waits for them; the second counts
 * their processes that have not ended.
 */
export type StopSign = Int32Array<SharedArrayBuffer>;

/** A stage outside this process, and how to speak with it. */
export interface StageSource {
  readonly program: StageProgram;
  /** Handed to the stage as they are; must survive JSON. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Default `jsonl`. */
  readonly format?: WireFormat;
  /** For each message until its whole answer, the first one included; default 30. */
  readonly deadlineSeconds?: number;
  /** Default `stop`. `restart` is refused for dedup and for stages that learn: what they knew would be lost. */
  readonly onFailure?: FailurePolicy;
  /** Largest answer; default 64 MiB. */
  readonly answerLimitBytes?: number;
  /** What a program writes to standard error: `shown` on ours (the default), or `kept`, of which faults tell the last line. */
  readonly standardError?: "shown" | "kept";
  /** Ends the stage from another thread. */
  readonly stop?: StopSign | null;
  /** Where the stage is named, for what is said of its faults: `scenarios/mine.yaml:14 strategies.mine.triage`. */
  readonly at?: string;
}

export const defaultDeadlineSeconds = 30;
const defaultAnswerLimitBytes = 64 * 1024 * 1024;

/** A source with its defaults in place. */
export interface WholeSource extends Required<Omit<StageSource, "at">> {
  readonly step: StageStep;
  readonly at: string;
  /** How messages call the stage: its command or its address. */
  readonly label: string;
}

/** Puts the defaults into a source. */
export function wholeSource(step: StageStep, source: StageSource): WholeSource {
  const { program } = source;
  const label = "url" in program ? program.url : program.command.join(" ");
  return {
    format: "jsonl",
    deadlineSeconds: defaultDeadlineSeconds,
    onFailure: "stop",
    answerLimitBytes: defaultAnswerLimitBytes,
    standardError: "shown",
    stop: null,
    at: label,
    ...source,
    step,
    label,
  };
}
