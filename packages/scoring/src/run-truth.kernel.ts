/** The truth of every row of a run that scoring needs until the report is delivered; one for all strategies. */
export interface RunTruth {
  readonly rows: number;
  readonly receivedAtSeconds: Int32Array;
  readonly cell: Uint16Array;
  readonly leadAgency: Uint16Array;
  /** Bits 0-1 grade, 2 actionable, 3 wrong about the person, 4 with a lead agency, 5 measured (received after the warm-up). */
  readonly flags: Uint8Array;
}

export const gradeMask = 3;
export const actionableFlag = 4;
export const wrongPersonFlag = 8;
export const leadFlag = 16;
export const measuredFlag = 32;

/** Memory for the rows of a run, 9 bytes each, which threads can share. */
export function createRunTruth(rows: number): RunTruth {
  const memory = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes * rows);
  return {
    rows,
    receivedAtSeconds: new Int32Array(memory(4)),
    cell: new Uint16Array(memory(2)),
    leadAgency: new Uint16Array(memory(2)),
    flags: new Uint8Array(memory(1)),
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
