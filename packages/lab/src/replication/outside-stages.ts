import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import type { StageContext } from "@tipbench/stage-kit";
import {
  commandWords,
  type OpenedStage,
  type StageProgram,
  type StageSource,
  type StopSign,
} from "@tipbench/transport";
import { InvariantError, type OutsideRecord } from "@tipbench/vocabulary";
import { choiceKey, type Scenario, type StageChoice, type Strategy, steps } from "../scenario/scenario.ts";
import { placeText, type StagePlace } from "./stage-fault.ts";

type Transport = typeof import("@tipbench/transport");

/** How a stage of a step is opened. */
export type Opener<S> = (
  transport: Transport["openStage"],
) => (source: StageSource, context: StageContext) => OpenedStage<S>;

/** What is known of stages that were opened, each by what names it. */
export type OutsideRecords = readonly (readonly [string, OutsideRecord])[];

const keyOf = ({ step, choice }: Pick<StagePlace, "step" | "choice">): string => `${step} ${choiceKey(choice)}`;

/** Whether a stage runs outside the process. */
export function isOutside({ way }: StageChoice): boolean {
  return way !== undefined;
}

/** The stages of a run that are programs or addresses: opens them, tells them the tick, and ends them. */
export class OutsideStages {
  /** The folder in which commands run. */
  readonly folder: string;
  readonly #transport: Transport | null;
  readonly #stop: StopSign | null;
  readonly #open: OpenedStage<unknown>[] = [];
  readonly #records = new Map<string, OutsideRecord>();

  constructor(folder: string, transport: Transport | null, stop: StopSign | null) {
    this.folder = folder;
    this.#stop = stop;
    this.#transport = transport;
  }

  /** Loads what it takes to speak with stages outside, where some strategy has one; `stop` ends them from another thread. */
  static async of(
    { strategies }: Pick<Scenario, "strategies">,
    folder: string,
    stop: StopSign | null = null,
  ): Promise<OutsideStages> {
    const isWanted = strategies.some((strategy: Strategy) => steps.some((step) => isOutside(strategy[step])));
    return new OutsideStages(folder, isWanted ? await import("@tipbench/transport") : null, stop);
  }

  /** Opens a stage, which stands until `close`. Throws UserError where it cannot be reached or keeps no protocol. */
  make<S extends { readonly name: string; readonly reads: readonly string[] }>(
    place: StagePlace,
    context: StageContext,
    opener: Opener<S>,
  ): S {
    const { kind, use, options, way } = place.choice;
    const transport = this.#transport;
    if (!transport || !way || (kind !== "command" && kind !== "url"))
      throw new InvariantError(`${kind} ${use} is no stage outside the process`);
    const program: StageProgram =
      kind === "url" ? { url: use } : { command: commandWords(use) ?? [], folder: this.folder };
    const opened = opener(transport.openStage)(
      { program, options, ...way, stop: this.#stop, at: placeText(place) },
      context,
    );
    this.#open.push(opened);
    const { name, reads } = opened.stage;
    const files = kind === "command" ? filesOf(use, this.folder) : {};
    const { protocolVersion: protocol } = transport;
    this.#records.set(keyOf(place), { kind, protocol, ...way, name, version: opened.version, reads, files });
    return opened.stage;
  }

  /** Names the tick that follows. */
  atTick(tick: number): void {
    for (const opened of this.#open) opened.atTick(tick);
  }

  /** Ends all that are open. */
  close(): void {
    for (const opened of this.#open.splice(0)) opened.close();
  }

  /** What is known of a stage that was opened. */
  recordOf(choice: Pick<StagePlace, "step" | "choice">): OutsideRecord | undefined {
    return this.#records.get(keyOf(choice));
  }

  /** What is known of all stages that were opened, for another thread to take. */
  records(): OutsideRecords {
    return [...this.#records];
  }

  /** Learns of stages that another thread opened. */
  take(records: OutsideRecords): void {
    for (const [key, record] of records) this.#records.set(key, record);
  }
}

/** SHA-256 of the files that a command names from a folder, by word; programs of the machine are not among them. */
export function filesOf(command: string, folder: string): Readonly<Record<string, string>> {
  const words = (commandWords(command) ?? []).filter((word) => !isAbsolute(word) && isFile(resolve(folder, word)));
  return Object.fromEntries(words.map((word) => [word, hashOf(resolve(folder, word))]));
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
