import type { TruthColumns } from "@tipbench/vocabulary";
import { mostFilesTold, unviewedBit } from "@tipbench/vocabulary";

/** What is kept of every row of a run until all is scored, the truth and what agencies may see later; one for all strategies. */
export interface RunTruth {
  readonly rows: number;
  readonly receivedAtSeconds: Int32Array;
  readonly cell: Uint16Array;
  readonly leadAgency: Uint16Array;
  /** Bits 0-1 grade, 2 actionable, 3 wrong about the person, 4 with a lead agency, 5 measured (received after the warm-up). */
  readonly flags: Uint8Array;
  readonly submission: Uint32Array;
  readonly subject: Uint32Array;
  /** Of a recorded stream, whose truth cannot be generated again; else without length. */
  readonly event: Uint32Array;
  readonly incident: Uint32Array;
  /** Code of the provider. */
  readonly provider: Uint8Array;
  /** Number of files, `mostFilesTold` at most, and `unviewedBit`. */
  readonly files: Uint8Array;
  /** Why the place of the report could be missed: a code of `missCauses`. */
  readonly missCause: Uint8Array;
}

export const gradeMask = 3;
export const actionableFlag = 4;
export const wrongPersonFlag = 8;
export const leadFlag = 16;
export const measuredFlag = 32;

/** Memory for the rows of a run, 20 bytes each, which threads can share; for `entityRows` of them 8 bytes more. */
export function createRunTruth(rows: number, entityRows = 0): RunTruth {
  const memory = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes * rows);
  const entities = (): Uint32Array => new Uint32Array(new SharedArrayBuffer(4 * entityRows));
  return {
    rows,
    receivedAtSeconds: new Int32Array(memory(4)),
    cell: new Uint16Array(memory(2)),
    leadAgency: new Uint16Array(memory(2)),
    flags: new Uint8Array(memory(1)),
    submission: new Uint32Array(memory(4)),
    subject: new Uint32Array(memory(4)),
    event: entities(),
    incident: entities(),
    provider: new Uint8Array(memory(1)),
    files: new Uint8Array(memory(1)),
    missCause: new Uint8Array(memory(1)),
  };
}

/** The columns of a chunk that `addRows` reads. */
export interface TruthRows {
  readonly receivedAtSeconds: Int32Array;
  readonly incidentType: Uint8Array;
  readonly providerClass: Uint8Array;
  readonly homePlace: Uint32Array;
  readonly leadAgency: Uint32Array;
  readonly grade: Uint8Array;
  readonly actionable: Uint8Array;
  readonly personError: Uint8Array;
}

/** How cells are numbered: `(providerClass * types + incidentType) * homes + homeOfPlace[homePlace]`. */
export interface CellNumbering {
  readonly types: number;
  readonly homes: number;
  readonly homeOfPlace: Uint8Array;
}

/** Stores rows `[0, rows)` as rows `firstRow` and following of the run. */
export function addRows(
  out: RunTruth,
  numbering: CellNumbering,
  from: TruthRows,
  firstRow: number,
  rows: number,
): void {
  const { types, homes, homeOfPlace } = numbering;
  for (let row = 0; row < rows; row++) {
    const at = firstRow + row;
    const received = from.receivedAtSeconds[row]!;
    out.receivedAtSeconds[at] = received;
    out.cell[at] =
      (from.providerClass[row]! * types + from.incidentType[row]!) * homes + homeOfPlace[from.homePlace[row]!]!;
    out.leadAgency[at] = from.leadAgency[row]!;
    out.flags[at] =
      from.grade[row]! |
      (actionableFlag * from.actionable[row]!) |
      (wrongPersonFlag * Number(from.personError[row] !== 0)) |
      (leadFlag * Number(from.leadAgency[row] !== 0)) |
      (measuredFlag * Number(received >= 0));
  }
}

/** The columns of a chunk that `addRowFacts` reads. */
export interface FactRows {
  readonly submission: Uint32Array;
  readonly subject: Uint32Array;
  readonly provider: Uint8Array;
  /** First file of each row; one entry more than rows. */
  readonly fileOffsets: Uint32Array;
  /** By file; 1: viewed at the provider, or public. */
  readonly openable: Uint8Array;
}

/** Stores the events and incidents of rows `[0, rows)` as those of rows `firstRow` and following of the run, where they are kept. */
export function addRowEntities(
  out: RunTruth,
  { event, incident }: Pick<TruthColumns, "event" | "incident">,
  firstRow: number,
  rows: number,
): void {
  if (out.event.length === 0) return;
  out.event.set(event.subarray(0, rows), firstRow);
  out.incident.set(incident.subarray(0, rows), firstRow);
}

/** Stores what is known of rows `[0, rows)` beside their truth, as rows `firstRow` and following of the run. */
export function addRowFacts(out: RunTruth, from: FactRows, firstRow: number, rows: number): void {
  out.submission.set(from.submission.subarray(0, rows), firstRow);
  out.subject.set(from.subject.subarray(0, rows), firstRow);
  out.provider.set(from.provider.subarray(0, rows), firstRow);
  const { fileOffsets, openable } = from;
  for (let row = 0; row < rows; row++) {
    const end = fileOffsets[row + 1]!;
    let opened = 0;
    for (let at = fileOffsets[row]!; at < end; at++) opened += openable[at]!;
    const files = end - fileOffsets[row]!;
    out.files[firstRow + row] = Math.min(mostFilesTold, files) | (opened < files ? unviewedBit : 0);
  }
}
