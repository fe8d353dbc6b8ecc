import { bundleColumns, type StageStep, stageSteps } from "@tipbench/vocabulary";
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
import type { AnyStream, LawFault, RowDecision, StageLaw, Trial } from "./law.ts";
import { changedByLateReading, changedInput, strayColumn } from "./memory-faults.ts";
import type { OpenStage } from "./open-stage.ts";
import { runStage } from "./run-stage.ts";
import { changedAgain, changedByLaterRows, changedByNames, changedBySeed, changedBySlices } from "./stream-faults.ts";

const everyRow = ["triage", "routing", "assessment"] as const;

function unknownColumns({ step, stream, reads }: Trial): LawFault | null {
  const hidden: readonly string[] = step === "dedup" ? Object.keys(bundleColumns) : [];
  const expected = "columns of this step, each once";
  const stray = reads.find((name) => !Object.hasOwn(stream.table, name) || hidden.includes(name));
  if (stray !== undefined)
    return { found: `reads names "${stray}", which is no column of this step`, expected, said: [] };
  const twice = reads.find((name, place) => reads.indexOf(name) !== place);
  return twice === undefined ? null : { found: `reads names "${twice}" twice`, expected, said: [] };
}

function anyError(trial: Trial): null {
  trial.whole();
  trial.again();
  return null;
}

/** What may be said of a row by each step. */
const ranges: Readonly<Record<StageStep, string>> = {
  dedup: "links from a row of the batch to an earlier row, with a score above 0 and up to 1",
  triage: "priority 1 to 4, disposition 1 or 2, escalate 0 or 1, a finite score",
  routing: "a first agency of the table, perhaps others, none twice; a confidence from 0 to 1",
  assessment: "an action from 1 to 4",
};

function firstFault(
  { step, tables }: Trial,
  decisions: readonly RowDecision[],
  faultOf: Partial<Record<StageStep, DecisionFault>>,
): LawFault | null {
  for (const { row, decision } of decisions) {
    const found = faultOf[step]?.(decision, row, tables) ?? null;
    if (found !== null) return { found, expected: ranges[step], said: [{ when: "", decisions }] };
  }
  return null;
}

const faultOnReceipt =
  (faultOf: Partial<Record<StageStep, DecisionFault>>): StageLaw["fault"] =>
  (trial) =>
    firstFault(trial, trial.whole(), faultOf);

function faultyLink(trial: Trial): LawFault | null {
  let fault: LawFault | null = null;
  runStage(trial.open(), trial, {
    ask(stage, batch) {
      const links = stage.decide(batch);
      const decisions = links.map((decision) => ({ row: decision[0] ?? 0, decision }));
      const dedup: DecisionFault = (decision) => linkOutOfRange(decision, batch);
      fault ??= firstFault(trial, decisions, { dedup });
      return links;
    },
  });
  return fault;
}

function faultOfSecondWord(trial: Trial): LawFault | null {
  const again = trial.again();
  const fault =
    firstFault(trial, again, { triage: undecidedTriage }) ?? firstFault(trial, again, { triage: triageOutOfRange });
  return fault ? { ...fault, found: `${fault.found} when it is labelled` } : changedAgain(trial);
}

const elsewhereToo = { isOfSharedMemory: false } as const;
const ofSharedMemory = { isOfSharedMemory: true } as const;

/** All laws, in the order in which they are checked. */
export const laws: readonly StageLaw[] = [
  {
    id: "reads",
    name: "it reads columns that exist, each named once",
    steps: stageSteps,
    ...elsewhereToo,
    fault: unknownColumns,
  },
  { id: "no-error", name: "it decides without an error", steps: stageSteps, ...elsewhereToo, fault: anyError },
  {
    id: "named-columns",
    name: "it asks for no column that it does not name",
    steps: stageSteps,
    ...ofSharedMemory,
    fault: strayColumn,
  },
  {
    id: "same-seed",
    name: "the same seed gives the same decisions",
    steps: stageSteps,
    ...elsewhereToo,
    fault: changedBySeed,
  },
  {
    id: "slices",
    name: "a tick in one call or in slices gives the same decisions",
    steps: stageSteps,
    ...elsewhereToo,
    fault: changedBySlices,
  },
  {
    id: "later-rows",
    name: "rows that come later change no decision",
    steps: stageSteps,
    ...elsewhereToo,
    fault: changedByLaterRows,
  },
  {
    id: "untouched",
    name: "it leaves what it is given as it was",
    steps: stageSteps,
    ...ofSharedMemory,
    fault: changedInput,
  },
  {
    id: "kept-arrays",
    name: "it does not read what it was given after the call",
    steps: stageSteps,
    ...ofSharedMemory,
    fault: changedByLateReading,
  },
  {
    id: "every-row",
    name: "it decides every row",
    steps: everyRow,
    ...elsewhereToo,
    fault: faultOnReceipt({ triage: undecidedTriage, routing: undecidedRouting, assessment: undecidedAssessment }),
  },
  {
    id: "in-range",
    name: "what it says is in range",
    steps: everyRow,
    ...elsewhereToo,
    fault: faultOnReceipt({ triage: triageOutOfRange, routing: routingOutOfRange, assessment: assessmentOutOfRange }),
  },
  {
    id: "labelled",
    name: "asked again about labelled rows, it decides each in range, alone or not",
    steps: ["triage"],
    ...elsewhereToo,
    fault: faultOfSecondWord,
  },
  {
    id: "earlier-rows",
    name: "every link leads from a row of the batch to an earlier one",
    steps: ["dedup"],
    ...elsewhereToo,
    fault: faultyLink,
  },
  {
    id: "names",
    name: "report identifiers are names alone: their order and their bits change no decision",
    steps: ["dedup", "triage", "routing"],
    ...ofSharedMemory,
    fault: changedByNames,
  },
];

/** The laws that stages of a step keep, by name. */
export function stageLaws(step: StageStep): readonly string[] {
  return laws.filter(({ steps }) => steps.includes(step)).map(({ name }) => name);
}

/** The columns that a failure shows: those that the stage reads, as far as they exist. */
export function shownColumns({ reads }: Pick<OpenStage, "reads">, { table }: AnyStream): readonly string[] {
  return [...new Set(reads)].filter((name) => Object.hasOwn(table, name));
}
