import type { RecordedPiece } from "@tipbench/store";
import { type FaultKind, type RecordingFaults, shownRows } from "./recording-faults.ts";
import type { ReportScan } from "./scan-reports.ts";
import { type PieceCodes, rowsOf } from "./table-scan.ts";

const mostFiles = 255;

/** Follows the files of a recorded stream as they are read, beside its reports. */
export class FileScan {
  readonly #rows: Uint32Array;
  readonly #faults: RecordingFaults;
  /** Files of each report, 256 where there are too many. */
  readonly #counts: Uint16Array;
  #report = 0;
  files = 0;

  constructor(reports: ReportScan, faults: RecordingFaults) {
    this.#rows = reports.rows.values();
    this.#faults = faults;
    this.#counts = new Uint16Array(this.#rows.length);
  }

  /** Takes a piece of the table of files. */
  add(codes: PieceCodes, piece: RecordedPiece): void {
    const rows = codes.get("row");
    for (let at = 0; at < piece.rows; at++) {
      const row = rows?.[at] ?? Number.NaN;
      const report = this.#reportOf(row);
      if (report < 0) this.#faults.note(noReport, 1, [{ part: piece.part, row: piece.firstRow + at }]);
      else this.#counts[report] = Math.min(mostFiles + 1, (this.#counts[report] ?? 0) + 1);
    }
    this.files += piece.rows;
  }

  /** The report with a number, at or after that of the file before; -1 where there is none. */
  #reportOf(row: number): number {
    while (this.#report < this.#rows.length && (this.#rows[this.#report] ?? 0) < row) this.#report += 1;
    return this.#rows[this.#report] === row ? this.#report : -1;
  }

  /** Notes reports with other numbers of files than they say, where they say it. Call it after the last piece. */
  checkCounts(reports: ReportScan): void {
    const said = reports.fileCounts.values();
    const isSaid = said.length > 0;
    const wrong: number[] = [];
    let count = 0;
    this.#counts.forEach((files, report) => {
      if (files <= mostFiles && (!isSaid || files === said[report])) return;
      count += 1;
      if (wrong.length < shownRows) wrong.push(report);
    });
    if (count === 0) return;
    this.#faults.note(
      isSaid ? otherCount : tooMany,
      count,
      wrong.map((report) => reports.place(report)),
    );
  }

  /** First file of each tick, and their number, by the first reports of ticks. */
  fileOfTick(rowOfTick: Uint32Array): Uint32Array {
    const offsets = new Uint32Array(rowOfTick.length);
    for (let tick = 1; tick < rowOfTick.length; tick++) {
      const ofTick = this.#counts.subarray(rowOfTick[tick - 1], rowOfTick[tick]);
      offsets[tick] = (offsets[tick - 1] ?? 0) + ofTick.reduce((sum, files) => sum + files, 0);
    }
    return offsets;
  }
}

const noReport: FaultKind = {
  code: "file-without-report",
  column: "row",
  message: (rows) => `${rowsOf(rows)} of files that fit no report.`,
  expected: "the row of a report, and files in the order of the reports",
  fix: "leave the files out, or add their reports",
};

const otherCount: FaultKind = {
  code: "other-file-count",
  column: "fileCount",
  message: (rows) => `${rowsOf(rows)} of reports with another number of files than the table of files has.`,
  expected: "as many as there are rows of files with the report's row",
  fix: "correct fileCount or leave the column out; where files are missing, give the folder that holds reports/ and files/",
};

const tooMany: FaultKind = {
  code: "too-many-files",
  column: "reportId",
  message: (rows) => `${rowsOf(rows)} of reports with too many files.`,
  expected: `at most ${mostFiles} files a report`,
  fix: "leave files out, or divide the reports",
};

/** Follows the truth of a recorded stream as it is read, beside its reports. */
export class TruthScan {
  readonly #rows: Uint32Array;
  readonly #faults: RecordingFaults;
  #report = 0;

  constructor(reports: ReportScan, faults: RecordingFaults) {
    this.#rows = reports.rows.values();
    this.#faults = faults;
  }

  /** Takes a piece of the table of the truth. */
  add(codes: PieceCodes, piece: RecordedPiece): void {
    const rows = codes.get("row");
    for (let at = 0; at < piece.rows; at++) {
      if (rows?.[at] !== this.#rows[this.#report]) {
        this.#faults.note(otherRow, 1, [{ part: piece.part, row: piece.firstRow + at }]);
      }
      this.#report += 1;
    }
  }

  /** How many rows there are too few. */
  get missing(): number {
    return this.#rows.length - this.#report;
  }
}

const otherRow: FaultKind = {
  code: "truth-without-report",
  column: "row",
  message: (rows) => `${rowsOf(rows)} of the truth that are not those of the reports.`,
  expected: "one row a report, in the order of the reports, with the report's row",
  fix: "write the truth of every report, or leave the table out",
};
