import { type AnyStream, type BrokenLaw, type RowDecision, shownColumns } from "@tipbench/stage-kit/testing";
import { labelColumns } from "@tipbench/vocabulary";
import type { Step } from "../scenario/scenario.ts";
import type { LawFailure, ShownTick } from "./study-document.ts";

/** What the values of a decision are called, in their order; `said` is a code of `linkWords`. */
const valueNames: Readonly<Record<Step, readonly string[]>> = {
  dedup: ["later", "earlier", "score", "said"],
  triage: ["priority", "disposition", "escalate", "score"],
  routing: ["agency 1", "agency 2", "agency 3", "confidence"],
  assessment: ["action"],
};

/** The law whose rows have labels. */
const ofLabels = "labelled";

/** A broken law in plain data: the stream that shows it, what the stage gave, and how to see it again. */
export function shownFailure({ law, step, stage, stream, fault, seed, path }: BrokenLaw): LawFailure {
  const names = shownColumns(stage, stream);
  const hasLabels = law.id === ofLabels;
  return {
    found: fault.found,
    expected: fault.expected,
    ticks: ticksOf(stream, names, hasLabels),
    gave: fault.said.map(({ when, decisions }) => ({ when, decisions: decisions.map((one) => named(one, step)) })),
    replay: `${law.id}:${seed}:${path}`,
  };
}

function named({ row, decision }: RowDecision, step: Step) {
  return { row, values: Object.fromEntries(decision.map((value, place) => [valueNames[step][place] ?? "", value])) };
}

function ticksOf(stream: AnyStream, names: readonly string[], hasLabels: boolean): ShownTick[] {
  return stream.tickRows.slice(1).map((end, tick) => {
    const firstRow = stream.tickRows[tick] ?? 0;
    const rows = Array.from({ length: end - firstRow }, (_, place) => firstRow + place);
    const columns = names.map((name) => [name, rows.map((row) => valueAt(stream, name, row, hasLabels))]);
    return { firstRow, rows: rows.length, columns: Object.fromEntries(columns) };
  });
}

function valueAt({ table, columns, fileOffsets }: AnyStream, name: string, row: number, hasLabels: boolean) {
  const values = columns[name];
  if (table[name]?.of === "file") return Array.from(values?.slice(fileOffsets[row], fileOffsets[row + 1]) ?? []);
  return Object.hasOwn(labelColumns, name) && !hasLabels ? 0 : (values?.[row] ?? 0);
}
