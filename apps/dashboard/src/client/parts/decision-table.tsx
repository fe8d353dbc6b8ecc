import type { DecisionRow, Manifest } from "@tipbench/vocabulary";
import {
  agencyName,
  deliveredTo,
  dispositionWord,
  gradeWord,
  incidentTypeWord,
  priorityWord,
  providerClassWord,
  simulatedTime,
  yesNo,
} from "../code-words.ts";
import { routeTo } from "../route.ts";
import { DataTable } from "./data-table.tsx";

interface Props {
  readonly run: string;
  readonly manifest: Manifest;
  readonly caption: string;
  readonly rows: readonly DecisionRow[];
}

const columns = [
  "Report",
  "Received (UTC)",
  "Sender",
  "Type",
  "True grade",
  "Priority",
  "Disposition",
  "Escalated",
  "True lead",
  "First delivered to",
];

/** Stored decisions, a row a report. */
export function DecisionTable({ run, manifest, caption, rows }: Props) {
  const lines = rows.map((row) => [
    <a key="report" href={routeTo(["runs", run, "reports", String(row.reportId)])}>
      {row.reportId}
    </a>,
    simulatedTime(manifest, row.receivedAtSeconds),
    providerClassWord(row.providerClass),
    incidentTypeWord(row.incidentType),
    gradeWord(row.grade),
    priorityWord(row.priority),
    dispositionWord(row.disposition),
    yesNo(row.escalated),
    agencyName(manifest, row.leadAgency),
    deliveredTo(manifest, row),
  ]);
  return <DataTable caption={caption} columns={columns} rows={lines} />;
}
