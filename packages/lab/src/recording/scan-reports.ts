import type { RecordedPart, RecordedPiece } from "@tipbench/store";
import { tickSeconds } from "@tipbench/world";
import { NumberList } from "../number-list.ts";
import { fillNumbers } from "./recorded-values.kernel.ts";
import { type FaultKind, placesIn, type RecordedPlace, type RecordingFaults, shownRows } from "./recording-faults.ts";
import { countByTick, fallingRows, largestOf, repeatedValues, type TickCounts } from "./scanned-rows.kernel.ts";
import { type PieceCodes, rowsOf } from "./table-scan.ts";

/** The ticks of a scenario. */
export interface ScanTicks {
  readonly ticks: number;
  /** Second at which tick 0 begins. */
  readonly firstSecond: number;
}

const noValues = new Float64Array(0);
const firstRows = new Uint32Array(shownRows);

/** Follows the reports of a recorded stream as they are read: their order, their times, their identifiers. */
export class ReportScan {
  /** The number that stands at each report. */
  readonly rows = new NumberList();
  /** Files that each report says it has, where the column is there. */
  readonly fileCounts = new NumberList();
  readonly #ids = new NumberList();
  readonly #ticks: TickCounts;
  readonly #faults: RecordingFaults;
  /** Parts with the report with which each begins. */
  readonly #parts: { readonly part: RecordedPart; readonly first: number }[] = [];
  #last = Number.NEGATIVE_INFINITY;
  #lastRow = -1;

  constructor(clock: ScanTicks, faults: RecordingFaults) {
    this.#faults = faults;
    this.#ticks = { firstSecond: clock.firstSecond, tickSeconds, counts: new Uint32Array(clock.ticks) };
  }

  /** Takes a piece of the table of reports. */
  add(codes: PieceCodes, piece: RecordedPiece): void {
    if (piece.firstRow === 0) this.#parts.push({ part: piece.part, first: this.rows.length });
    this.#addTimes(codes.get("receivedAtSeconds") ?? noValues, piece);
    this.#addRows(codes.get("row"), piece);
    this.#ids.pushAll(codes.get("reportId") ?? noValues);
    this.fileCounts.pushAll(codes.get("fileCount") ?? noValues);
  }

  #addTimes(received: Float64Array, piece: RecordedPiece): void {
    const falling = fallingRows(received, this.#last, 0, firstRows);
    if (falling > 0) this.#faults.note(notInOrder, falling, placesIn(piece, firstRows, falling));
    this.#last = largestOf(received, this.#last);
    const outside = countByTick(received, this.#ticks, firstRows);
    if (outside > 0) this.#faults.note(this.#outsideDays(), outside, placesIn(piece, firstRows, outside));
  }

  /** Reports without numbers are numbered as they come. */
  #addRows(rows: Float64Array | undefined, piece: RecordedPiece): void {
    if (!rows) {
      const numbers = new Uint32Array(piece.rows);
      fillNumbers(this.rows.length, piece.rows, numbers);
      this.rows.pushAll(numbers);
      return;
    }
    const falling = fallingRows(rows, this.#lastRow, 1, firstRows);
    if (falling > 0) this.#faults.note(rowsNotRising, falling, placesIn(piece, firstRows, falling));
    this.#lastRow = largestOf(rows, this.#lastRow);
    this.rows.pushAll(rows);
  }

  #outsideDays(): FaultKind {
    const { firstSecond, counts } = this.#ticks;
    const last = firstSecond + counts.length * tickSeconds - 1;
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
    const repeated = new Uint32Array(shownRows);
    const count = repeatedValues(ids.slice().sort(), repeated);
    if (count === 0) return;
    const shown = [...new Set(repeated.subarray(0, count))].filter((id) => ids.indexOf(id, ids.indexOf(id) + 1) >= 0);
    const places = shown.map((id) => this.place(ids.indexOf(id, ids.indexOf(id) + 1)));
    this.#faults.note(repeatedId, count, places);
  }

  /** Where a report stands. */
  place(report: number): RecordedPlace {
    const of = this.#parts.findLast(({ first }) => first <= report) ?? this.#parts[0];
    return { part: of?.part ?? { path: "", format: "csv" }, row: report - (of?.first ?? 0) };
  }

  /** First report of each tick, and their number. */
  rowOfTick(): Uint32Array {
    const { counts } = this.#ticks;
    const offsets = new Uint32Array(counts.length + 1);
    counts.forEach((reports, tick) => {
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
