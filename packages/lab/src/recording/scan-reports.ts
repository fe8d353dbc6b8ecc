import type { RecordedPart, RecordedPiece } from "@tipbench/store";
import { tickSeconds } from "@tipbench/world";
import { Numbers } from "./numbers.ts";
import { type FaultKind, type RecordedPlace, type RecordingFaults, shownRows } from "./recording-faults.ts";
import { type PieceCodes, rowsOf } from "./table-scan.ts";

/** The ticks of a scenario. */
export interface ScanTicks {
  readonly ticks: number;
  /** Second at which tick 0 begins. */
  readonly firstSecond: number;
}

/** Follows the reports of a recorded stream as they are read: their order, their times, their identifiers. */
export class ReportScan {
  /** The number that stands at each report. */
  readonly rows = new Numbers();
  /** Files that each report says it has, where the column is there. */
  readonly fileCounts = new Numbers();
  readonly #ids = new Numbers();
  readonly #reportsOfTick: Uint32Array;
  readonly #clock: ScanTicks;
  readonly #faults: RecordingFaults;
  /** Parts with the report with which each begins. */
  readonly #parts: { readonly part: RecordedPart; readonly first: number }[] = [];
  #last = Number.NEGATIVE_INFINITY;
  #lastRow = -1;

  constructor(clock: ScanTicks, faults: RecordingFaults) {
    this.#clock = clock;
    this.#faults = faults;
    this.#reportsOfTick = new Uint32Array(clock.ticks);
  }

  /** Takes a piece of the table of reports. */
  add(codes: PieceCodes, piece: RecordedPiece): void {
    const received = codes.get("receivedAtSeconds");
    const ids = codes.get("reportId");
    const rows = codes.get("row");
    const fileCounts = codes.get("fileCount");
    if (piece.firstRow === 0) this.#parts.push({ part: piece.part, first: this.#ids.count });
    for (let at = 0; at < piece.rows; at++) {
      const place = { part: piece.part, row: piece.firstRow + at };
      this.#addTime(received?.[at] ?? Number.NaN, place);
      this.#addRow(rows ? (rows[at] ?? Number.NaN) : this.rows.count, place);
      this.#ids.add(ids?.[at] ?? 0);
      if (fileCounts) this.fileCounts.add(fileCounts[at] ?? 0);
    }
  }

  #addTime(received: number, place: RecordedPlace): void {
    const { ticks, firstSecond } = this.#clock;
    if (!Number.isFinite(received)) return;
    if (received < this.#last) this.#faults.note(notInOrder, 1, [place]);
    this.#last = Math.max(this.#last, received);
    const tick = Math.floor((received - firstSecond) / tickSeconds);
    if (tick < 0 || tick >= ticks) this.#faults.note(this.#outsideDays(), 1, [place]);
    else this.#reportsOfTick[tick] = (this.#reportsOfTick[tick] ?? 0) + 1;
  }

  #addRow(row: number, place: RecordedPlace): void {
    if (row <= this.#lastRow) this.#faults.note(rowsNotRising, 1, [place]);
    this.#lastRow = Math.max(this.#lastRow, row);
    this.rows.add(row);
  }

  #outsideDays(): FaultKind {
    const { firstSecond, ticks } = this.#clock;
    const last = firstSecond + ticks * tickSeconds - 1;
    return {
      code: "outside-scenario",
      column: "receivedAtSeconds",
      message: (rows) => `${rowsOf(rows)} received outside the days of the scenario.`,
      expected: `seconds from ${firstSecond} (the first of the warm-up) to ${last} (the last of the last day)`,
      fix: "change days, warmupDays or startDate of the scenario, or leave the rows out",
    };
  }

  /** Notes identifiers that several reports have. Call it once, after the last piece. */
  checkIds(): void {
    const ids = this.#ids.values();
    const sorted = ids.slice().sort();
    const repeated = new Set<number>();
    let count = 0;
    for (let at = 1; at < sorted.length; at++) {
      if (sorted[at] !== sorted[at - 1]) continue;
      count += 1;
      if (repeated.size < shownRows) repeated.add(sorted[at] ?? 0);
    }
    if (count === 0) return;
    const places = Array.from(repeated, (id) => this.place(ids.indexOf(id, ids.indexOf(id) + 1)));
    this.#faults.note(repeatedId, count, places);
  }

  /** Where a report stands. */
  place(report: number): RecordedPlace {
    const of = this.#parts.findLast(({ first }) => first <= report) ?? this.#parts[0];
    return { part: of?.part ?? { path: "", format: "csv" }, row: report - (of?.first ?? 0) };
  }

  /** First report of each tick, and their number. */
  rowOfTick(): Uint32Array {
    const offsets = new Uint32Array(this.#reportsOfTick.length + 1);
    this.#reportsOfTick.forEach((reports, tick) => {
      offsets[tick + 1] = (offsets[tick] ?? 0) + reports;
    });
    return offsets;
  }
}

const notInOrder: FaultKind = {
  code: "not-in-order",
  column: "receivedAtSeconds",
  message: (rows) => `${rowsOf(rows)} received before an earlier row.`,
  expected: "rows in order of receipt",
  fix: "sort the reports by receivedAtSeconds, and their files alike",
};

const rowsNotRising: FaultKind = {
  code: "rows-not-rising",
  column: "row",
  message: (rows) => `${rowsOf(rows)} of reports whose number does not rise.`,
  expected: "a number above that of the report before",
  fix: "number the reports in their order",
};

const repeatedId: FaultKind = {
  code: "repeated-report",
  column: "reportId",
  message: (rows) => `${rowsOf(rows)} with the reportId of an earlier one.`,
  expected: "an identifier of its own for each report",
  fix: "leave the repeated reports out, or give them other identifiers",
};
