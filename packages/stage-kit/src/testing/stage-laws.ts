import { bundleColumns, type StageColumn, stageColumns } from "@tipbench/vocabulary";
import type { ReferenceTables } from "../reference-tables.ts";
import {
  type DecisionFault,
  linkOutOfRange,
  routingOutOfRange,
  triageOutOfRange,
  undecidedRouting,
  undecidedTriage,
} from "./decision-faults.ts";
import type { Decision, OpenStage, StageSubject } from "./open-stage.ts";
import { batchHash, batchText, spoilBatch, streamBatches } from "./stream-batch.ts";
import type { SyntheticStream } from "./synthetic-stream.ts";

export type Step = StageSubject["step"];

/** A stream, and stages made afresh to run over it. */
export interface Trial {
  readonly step: Step;
  readonly stream: SyntheticStream;
  readonly tables: ReferenceTables;
  open(): OpenStage;
}

/** A law with what breaks it on a trial, null for nothing. */
export interface StageLaw {
  readonly name: string;
  readonly steps: readonly Step[];
  fault(trial: Trial): string | null;
}

const everyStep = ["dedup", "triage", "routing"] as const;
const wholeTick = Number.MAX_SAFE_INTEGER;

function decisionsOf(stage: OpenStage, stream: SyntheticStream, most: number): Decision[] {
  return streamBatches(stream, stage.reads, most).flatMap((batch) => stage.decide(batch));
}

function difference(one: readonly Decision[], other: readonly Decision[], words: string): string | null {
  const place = [...one, ...other].findIndex((_, at) => String(one[at]) !== String(other[at]));
  if (place < 0) return null;
  return `decision ${place} is ${one[place]?.join(", ") ?? "missing"}; ${words} it is ${other[place]?.join(", ") ?? "missing"}`;
}

function unknownColumns({ step, open }: Trial): string | null {
  const { reads } = open();
  const hidden: readonly string[] = step === "dedup" ? Object.keys(bundleColumns) : [];
  const stray = reads.find((name) => !Object.hasOwn(stageColumns, name) || hidden.includes(name));
  if (stray !== undefined) return `reads names "${stray}", which is no column of this step`;
  const twice = reads.find((name, place) => reads.indexOf(name) !== place);
  return twice === undefined ? null : `reads names "${twice}" twice`;
}

/** The same columns, refusing every other name. */
function guarded<C extends object>(columns: C): C {
  return new Proxy(columns, {
    get(target, name, receiver) {
      if (!(name in target))
        throw new RangeError(`it asks for the column "${String(name)}", which reads does not name`);
      return Reflect.get(target, name, receiver);
    },
  });
}

function strayColumn({ stream, open }: Trial): string | null {
  const stage = open();
  for (const batch of streamBatches(stream, stage.reads, wholeTick)) {
    stage.decide({ ...batch, columns: guarded(batch.columns) });
  }
  return null;
}

function changedBySeed({ stream, open }: Trial): string | null {
  const first = decisionsOf(open(), stream, wholeTick);
  return difference(first, decisionsOf(open(), stream, wholeTick), "from a second stage made alike");
}

function changedBySlices({ stream, open }: Trial): string | null {
  const whole = decisionsOf(open(), stream, wholeTick);
  for (const rows of [1, 7]) {
    const fault = difference(whole, decisionsOf(open(), stream, rows), `in slices of ${rows}`);
    if (fault !== null) return fault;
  }
  return null;
}

function changedInput({ stream, open }: Trial): string | null {
  const stage = open();
  for (const batch of streamBatches(stream, stage.reads, wholeTick)) {
    const [before, text] = [batchHash(batch), batchText(batch)];
    stage.decide(batch);
    if (batchHash(batch) !== before) return `${text} became ${batchText(batch)}`;
  }
  return null;
}

function changedByLateReading({ stream, open }: Trial): string | null {
  const kept = decisionsOf(open(), stream, wholeTick);
  const stage = open();
  const spoiled = streamBatches(stream, stage.reads, wholeTick).flatMap((batch) => {
    const decisions = stage.decide(batch);
    spoilBatch(batch);
    return decisions;
  });
  return difference(kept, spoiled, "where each batch is written over after its call");
}

function firstFault(faultOf: Partial<Record<Step, DecisionFault>>): StageLaw["fault"] {
  return ({ step, stream, tables, open }) => {
    const stage = open();
    for (const batch of streamBatches(stream, stage.reads, wholeTick)) {
      for (const [row, decision] of stage.decide(batch).entries()) {
        const fault = faultOf[step]?.(decision, row, batch, tables) ?? null;
        if (fault !== null) return fault;
      }
    }
    return null;
  };
}

/** All laws, in the order in which they are checked. */
export const laws: readonly StageLaw[] = [
  { name: "it reads columns that exist, each named once", steps: everyStep, fault: unknownColumns },
  { name: "it asks for no column that it does not name", steps: everyStep, fault: strayColumn },
  { name: "the same seed gives the same decisions", steps: everyStep, fault: changedBySeed },
  { name: "a tick in one call or in slices gives the same decisions", steps: everyStep, fault: changedBySlices },
  { name: "it leaves what it is given as it was", steps: everyStep, fault: changedInput },
  { name: "it does not read what it was given after the call", steps: everyStep, fault: changedByLateReading },
  {
    name: "it decides every row",
    steps: ["triage", "routing"],
    fault: firstFault({ triage: undecidedTriage, routing: undecidedRouting }),
  },
  {
    name: "what it says is in range",
    steps: ["triage", "routing"],
    fault: firstFault({ triage: triageOutOfRange, routing: routingOutOfRange }),
  },
  {
    name: "every link leads from a row of the batch to an earlier one",
    steps: ["dedup"],
    fault: firstFault({ dedup: linkOutOfRange }),
  },
];

/** The laws that stages of a step keep, by name. */
export function stageLaws(step: Step): readonly string[] {
  return laws.filter(({ steps }) => steps.includes(step)).map(({ name }) => name);
}

/** The columns that a failure shows: those that the stage reads, as far as they exist. */
export function shownColumns({ reads }: OpenStage): readonly StageColumn[] {
  return [...new Set(reads)].filter((name) => Object.hasOwn(stageColumns, name));
}
