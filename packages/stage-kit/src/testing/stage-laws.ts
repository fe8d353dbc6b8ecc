import { bundleColumns } from "@tipbench/vocabulary";
import type { ReferenceTables } from "../reference-tables.ts";
import {
  assessmentOutOfRange,
  type DecisionFault,
  linkOutOfRange,
  routingOutOfRange,
  triageOutOfRange,
  undecidedAssessment,
  undecidedRouting,
  undecidedTriage,
} from "./decision-faults.ts";
import type { Decision, OpenStage, StageSubject } from "./open-stage.ts";
import { batchHash, batchText, labelledBatch, labelledRows, spoilBatch, streamBatches } from "./stream-batch.ts";
import type { ColumnTable, SyntheticStream } from "./synthetic-stream.ts";

export type Step = StageSubject["step"];

/** A stream of whatever rows a step decides. */
export type AnyStream = SyntheticStream<ColumnTable>;

/** A stream, and stages made afresh to run over it. */
export interface Trial {
  readonly step: Step;
  readonly stream: AnyStream;
  readonly tables: ReferenceTables;
  open(): OpenStage;
}

/** A law with what breaks it on a trial, null for nothing. */
export interface StageLaw {
  readonly name: string;
  readonly steps: readonly Step[];
  fault(trial: Trial): string | null;
}

const everyStep = ["dedup", "triage", "routing", "assessment"] as const;
const everyRow = ["triage", "routing", "assessment"] as const;
const wholeTick = Number.MAX_SAFE_INTEGER;

function decisionsOf(stage: OpenStage, stream: AnyStream, most: number): Decision[] {
  return streamBatches(stream, stage.reads, most).flatMap((batch) => stage.decide(batch));
}

function difference(one: readonly Decision[], other: readonly Decision[], words: string): string | null {
  const place = [...one, ...other].findIndex((_, at) => String(one[at]) !== String(other[at]));
  if (place < 0) return null;
  return `decision ${place} is ${one[place]?.join(", ") ?? "missing"}; ${words} it is ${other[place]?.join(", ") ?? "missing"}`;
}

function unknownColumns({ step, stream, open }: Trial): string | null {
  const { reads } = open();
  const hidden: readonly string[] = step === "dedup" ? Object.keys(bundleColumns) : [];
  const stray = reads.find((name) => !Object.hasOwn(stream.table, name) || hidden.includes(name));
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

/** What a stage says of the labelled rows of each tick, in calls of one row or of all. */
function secondWords({ stream, open }: Trial, isWhole: boolean): { row: number; decision: Decision }[] {
  const stage = open();
  const received = streamBatches(stream, stage.reads, wholeTick);
  const labelled = labelledRows(stream);
  return received.flatMap((batch, tick) => {
    stage.decide(batch);
    const rows = labelled[tick] ?? [];
    const calls = isWhole ? [rows] : rows.map((row) => [row]);
    const said = calls.flatMap((call) => stage.decideAgain?.(labelledBatch(stream, stage.reads, call)) ?? []);
    return said.map((decision, place) => ({ row: rows[place] ?? 0, decision }));
  });
}

function faultOfSecondWord(trial: Trial): string | null {
  const [whole, alone] = [secondWords(trial, true), secondWords(trial, false)];
  for (const { row, decision } of whole) {
    const batch = { firstRow: row, rows: 1, columns: {}, fileOffsets: new Uint32Array(0) };
    const fault =
      undecidedTriage(decision, 0, batch, trial.tables) ?? triageOutOfRange(decision, 0, batch, trial.tables);
    if (fault !== null) return `${fault} when it is labelled`;
  }
  return difference(
    whole.map(({ decision }) => decision),
    alone.map(({ decision }) => decision),
    "asked again row by row",
  );
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
    steps: everyRow,
    fault: firstFault({ triage: undecidedTriage, routing: undecidedRouting, assessment: undecidedAssessment }),
  },
  {
    name: "what it says is in range",
    steps: everyRow,
    fault: firstFault({ triage: triageOutOfRange, routing: routingOutOfRange, assessment: assessmentOutOfRange }),
  },
  {
    name: "asked again about labelled rows, it decides each in range, alone or not",
    steps: ["triage"],
    fault: faultOfSecondWord,
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
export function shownColumns({ reads }: OpenStage, { table }: AnyStream): readonly string[] {
  return [...new Set(reads)].filter((name) => Object.hasOwn(table, name));
}
