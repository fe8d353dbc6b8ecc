import { type RecordedPart, type RecordedPiece, textAt } from "@tipbench/store";
import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";

/** Rows that are shown of each kind of fault; all are counted. */
export const shownRows = 3;

/** A row of a part; 0 is the first. */
export interface RecordedPlace {
  readonly part: RecordedPart;
  readonly row: number;
}

/** Where the first of `count` rows of a piece stand, as far as they were written down. */
export function placesIn(
  { part, firstRow }: RecordedPiece,
  firstRows: Uint32Array,
  count: number,
): readonly RecordedPlace[] {
  return Array.from(firstRows.subarray(0, count), (row) => ({ part, row: firstRow + row }));
}

/** What is wrong with some rows. */
export interface FaultKind {
  readonly code: string;
  /** The column whose text shows it. */
  readonly column: string;
  /** Said of the number of rows. */
  readonly message: (rows: number) => string;
  readonly expected: string;
  readonly fix: string;
}

interface Fault {
  readonly kind: FaultKind;
  readonly places: RecordedPlace[];
  count: number;
}

/** Faults of a recorded stream by kind, each with its number and the first places. */
export class RecordingFaults {
  readonly #faults = new Map<string, Fault>();

  /** Notes `count` faulty rows of a kind, of which these are the first. */
  note(kind: FaultKind, count: number, places: readonly RecordedPlace[]): void {
    const key = `${kind.code} ${kind.column}`;
    const fault = this.#faults.get(key) ?? { kind, places: [], count: 0 };
    this.#faults.set(key, fault);
    fault.count += count;
    fault.places.push(...places.slice(0, shownRows - fault.places.length));
  }

  /** A problem a kind, with what stands at its first places. */
  async problems(): Promise<UserErrorDetail[]> {
    const problems: UserErrorDetail[] = [];
    for (const fault of this.#faults.values()) problems.push(await problemOf(fault));
    return problems;
  }
}

async function problemOf({ kind, places, count }: Fault): Promise<UserErrorDetail> {
  const found: string[] = [];
  for (const { part, row } of places) {
    found.push(`${await shownAt(part, kind.column, row)} in row ${row + 1}`);
  }
  const more = count > places.length ? `, and ${count - places.length} more` : "";
  return {
    code: kind.code,
    message: kind.message(count),
    at: `${places[0]?.part.path ?? ""} ${kind.column}`,
    found: `${found.join(", ")}${more}`,
    expected: kind.expected,
    fix: kind.fix,
  };
}

/** What stands in a row, as far as a part that may be damaged further on can be read again. */
async function shownAt(part: RecordedPart, column: string, row: number): Promise<string> {
  try {
    const text = await textAt(part, column, row);
    return text === null ? "nothing" : JSON.stringify(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return "what cannot be read again";
  }
}
