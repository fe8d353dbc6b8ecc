import { formatValue } from "@tipbench/charts";
import type { DecisionRow, Manifest } from "@tipbench/vocabulary";
import type { NamedDecision } from "../../api-types.ts";
import {
  agencyName,
  deliveredTo,
  dispositionWord,
  gradeWord,
  incidentTypeWord,
  measureWord,
  pathWord,
  priorityWord,
  providerClassWord,
  simulatedTime,
  yesNo,
} from "../code-words.ts";
import { DataTable } from "./data-table.tsx";

interface Props {
  readonly manifest: Manifest;
  /** Of one report in one replication. */
  readonly decisions: readonly NamedDecision[];
}

type Step = readonly [name: string, words: (row: DecisionRow, manifest: Manifest) => string];

const steps: readonly Step[] = [
  ["Received (UTC)", (row, manifest) => simulatedTime(manifest, row.receivedAtSeconds)],
  ["Sender", (row) => providerClassWord(row.providerClass)],
  ["Type stated", (row) => incidentTypeWord(row.incidentType)],
  ["Dedup: in the bundle of row", (row) => (row.bundleRow === row.row ? "its own" : String(row.bundleRow))],
  ["Triage: priority", (row) => priorityWord(row.priority)],
  ["Triage: disposition", (row) => dispositionWord(row.disposition)],
  ["Triage: score", (row) => measureWord(row.score)],
  ["Escalated", (row) => yesNo(row.escalated)],
  ["Routing: first delivered to", (row, manifest) => deliveredTo(manifest, row)],
  ["Routing: confidence", (row) => measureWord(row.confidence)],
  ["Path through the floor", (row) => pathWord(row.path)],
  ["Delivered (UTC)", (row, manifest) => deliveredAt(row, manifest)],
  ["Truth: grade", (row) => gradeWord(row.grade)],
  ["Truth: lead agency", (row, manifest) => agencyName(manifest, row.leadAgency)],
];

function deliveredAt(row: DecisionRow, manifest: Manifest): string {
  const { deliveredAtSeconds, receivedAtSeconds } = row;
  if (deliveredAtSeconds < receivedAtSeconds) return "not delivered";
  const after = formatValue(deliveredAtSeconds - receivedAtSeconds, "seconds");
  return `${simulatedTime(manifest, deliveredAtSeconds)} (after ${after})`;
}

/** A report step by step, a column a strategy. */
export function LifeTable({ manifest, decisions }: Props) {
  return (
    <DataTable
      caption="What each strategy did with it"
      columns={["Step", ...decisions.map(({ strategy }) => strategy)]}
      rows={steps.map(([name, words]) => [name, ...decisions.map(({ decision }) => words(decision, manifest))])}
    />
  );
}
