import { type Handled, urgentBit } from "@tipbench/floor";
import type { RunTruth } from "@tipbench/scoring";
import { type AssessmentColumn, type AssessmentColumns, mostFilesTold, unviewedBit } from "@tipbench/vocabulary";

/** What is known of every row, for what an agency sees of it. */
export interface AssessedRows {
  readonly truth: RunTruth;
  /** How `truth.cell` is made: `(class * types + type) * homes + home`. */
  readonly types: number;
  readonly homes: number;
  /** When the evidence of a row may be gone, in seconds of simulated time. */
  readonly expiryOf: (row: number) => number;
}

/** What is known of every agency, by code. */
export interface AgencyFacts {
  readonly kind: Uint8Array;
  readonly caseCapacity: Uint32Array;
  readonly openCases: Uint32Array;
  /** Scratch: items of the tick so far. */
  readonly seen: Uint32Array;
}

const priorityBits = 7;
const most = 2_147_483_647;

/** Writes one column of some items, a row each. Seconds are whole, rounded down. */
type ColumnFiller = (handled: Handled, rows: AssessedRows, agencies: AgencyFacts, out: AssessmentColumns) => void;

function lookUp({ agency, count }: Handled, of: Uint32Array | Uint8Array, out: Uint32Array | Uint8Array): void {
  for (let i = 0; i < count; i++) out[i] = of[agency[i]!]!;
}

function fillPriority({ priority, count }: Handled, out: Uint8Array): void {
  for (let i = 0; i < count; i++) out[i] = priority[i]! & priorityBits;
}

function fillUrgent({ priority, count }: Handled, out: Uint8Array): void {
  for (let i = 0; i < count; i++) out[i] = Number((priority[i]! & urgentBit) !== 0);
}

function fillType({ row, count }: Handled, { truth, types, homes }: AssessedRows, out: Uint8Array): void {
  for (let i = 0; i < count; i++) out[i] = Math.floor(truth.cell[row[i]!]! / homes) % types;
}

function fillFiles({ row, count }: Handled, { truth }: AssessedRows, out: Uint8Array): void {
  for (let i = 0; i < count; i++) out[i] = truth.files[row[i]!]! & mostFilesTold;
}

function fillUnviewed({ row, count }: Handled, { truth }: AssessedRows, out: Uint8Array): void {
  for (let i = 0; i < count; i++) out[i] = Number((truth.files[row[i]!]! & unviewedBit) !== 0);
}

function fillAge({ row, at, count }: Handled, { truth }: AssessedRows, out: Uint32Array): void {
  for (let i = 0; i < count; i++) out[i] = Math.max(0, at[i]! - truth.receivedAtSeconds[row[i]!]!);
}

function fillExpiry({ row, at, count }: Handled, { expiryOf }: AssessedRows, out: Int32Array): void {
  for (let i = 0; i < count; i++) out[i] = Math.min(most, Math.floor(expiryOf(row[i]!) - at[i]!));
}

function fillPlace({ agency, count }: Handled, seen: Uint32Array, out: Uint32Array): void {
  seen.fill(0);
  for (let i = 0; i < count; i++) {
    out[i] = seen[agency[i]!]!;
    seen[agency[i]!] = out[i]! + 1;
  }
}

/** How each column of the items is made. */
export const fillAssessment: Readonly<Record<AssessmentColumn, ColumnFiller>> = {
  bundleRow: ({ row, count }, _rows, _agencies, out) => out.bundleRow.set(row.subarray(0, count)),
  agency: ({ agency, count }, _rows, _agencies, out) => out.agency.set(agency.subarray(0, count)),
  waitSeconds: ({ waitSeconds, count }, _rows, _agencies, out) => out.waitSeconds.set(waitSeconds.subarray(0, count)),
  agencyKind: (handled, _rows, { kind }, out) => lookUp(handled, kind, out.agencyKind),
  openCases: (handled, _rows, { openCases }, out) => lookUp(handled, openCases, out.openCases),
  caseCapacity: (handled, _rows, { caseCapacity }, out) => lookUp(handled, caseCapacity, out.caseCapacity),
  priority: (handled, _rows, _agencies, out) => fillPriority(handled, out.priority),
  urgent: (handled, _rows, _agencies, out) => fillUrgent(handled, out.urgent),
  incidentType: (handled, rows, _agencies, out) => fillType(handled, rows, out.incidentType),
  fileCount: (handled, rows, _agencies, out) => fillFiles(handled, rows, out.fileCount),
  unviewedFiles: (handled, rows, _agencies, out) => fillUnviewed(handled, rows, out.unviewedFiles),
  ageSeconds: (handled, rows, _agencies, out) => fillAge(handled, rows, out.ageSeconds),
  secondsToExpiry: (handled, rows, _agencies, out) => fillExpiry(handled, rows, out.secondsToExpiry),
  place: (handled, _rows, { seen }, out) => fillPlace(handled, seen, out.place),
};
