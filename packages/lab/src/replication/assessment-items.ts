import { allocateColumns, type Batch } from "@tipbench/columns";
import type { Floor, Handled } from "@tipbench/floor";
import { type AssessmentColumn, type AssessmentColumns, assessmentColumns } from "@tipbench/vocabulary";
import { type AgencyFacts, type AssessedRows, fillAssessment } from "./assessment-items.kernel.ts";

const isColumn = (name: string): name is AssessmentColumn => Object.hasOwn(assessmentColumns, name);
const names = Object.keys(assessmentColumns).filter(isColumn);

/** Referrals that agencies went through, in the columns that a stage reads; the others stay 0. */
export class AssessmentItems {
  readonly #reads: readonly AssessmentColumn[];
  readonly #agencies: Pick<AgencyFacts, "kind" | "caseCapacity">;
  readonly #rows: AssessedRows;
  readonly #floor: Pick<Floor, "openCases">;
  readonly #seen: Uint32Array;
  #columns = columnsFor(1024);
  #first = 0;

  constructor(
    reads: readonly AssessmentColumn[],
    agencies: Pick<AgencyFacts, "kind" | "caseCapacity">,
    rows: AssessedRows,
    floor: Pick<Floor, "openCases">,
  ) {
    this.#reads = reads;
    this.#agencies = agencies;
    this.#rows = rows;
    this.#floor = floor;
    this.#seen = new Uint32Array(agencies.kind.length);
  }

  /** The items of a tick; valid until the next call. Items are numbered through the run. */
  of(handled: Handled): Batch<AssessmentColumns> {
    const rows = handled.count;
    if (rows > this.#columns.agency.length) this.#columns = columnsFor(2 * rows);
    const agencies = { ...this.#agencies, openCases: this.#floor.openCases(), seen: this.#seen };
    for (const name of this.#reads) fillAssessment[name](handled, this.#rows, agencies, this.#columns);
    this.#first += rows;
    return { firstRow: this.#first - rows, rows, columns: this.#columns, fileOffsets: new Uint32Array(0) };
  }
}

function columnsFor(rows: number): AssessmentColumns {
  return allocateColumns(assessmentColumns, names, { reports: rows, files: 0 });
}
