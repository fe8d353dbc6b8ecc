import type { RecordedPiece } from "@tipbench/store";
import { type FaultKind, placesIn, type RecordingFaults, shownRows } from "./recording-faults.ts";
import type { ReportScan } from "./scan-reports.ts";
import { countFiles, type FilesOfReports, fillFileOfTick, otherCounts, otherRows } from "./scanned-rows.kernel.ts";
import { type PieceCodes, rowsOf } from "./table-scan.ts";

const mostFiles = 255;
const noValues = new Float64Array(0);
const firstRows = new Uint32Array(shownRows);

/** Follows the files of a recorded stream as they are read, beside its reports. */
export class FileScan {
  readonly #faults: RecordingFaults;
  readonly #counted: FilesOfReports;
  files = 0;

  constructor(reports: ReportScan, faults: RecordingFaults) {
    const reportRow = reports.rows.values();
    this.#faults = faults;
    this.#counted = { reportRow, counts: new Uint16Array(reportRow.length), most: mostFiles, report: 0 };
  }

  /** Takes a piece of the table of files. */
  add(codes: PieceCodes, piece: RecordedPiece): void {
    const count = countFiles(codes.get("row") ?? noValues, this.#counted, firstRows);
    if (count > 0) this.#faults.note(noReport, count, placesIn(piece, firstRows, count));
    this.files += piece.rows;
  }

  /** Notes reports with other numbers of files than they say, where they say it. Call it after the last piece. */
  checkCounts(reports: ReportScan): void {
    const said = reports.fileCounts.values();
    const count = otherCounts(this.#counted, said, firstRows);
    if (count === 0) return;
    const places = Array.from(firstRows.subarray(0, count), (report) => reports.place(report));
    this.#faults.note(said.length > 0 ? otherCount : tooMany, count, places);
  }

  /** First file of each tick, and their number, by the first reports of ticks. */
  fileOfTick(rowOfTick: Uint32Array): Uint32Array {
    const offsets = new Uint32Array(rowOfTick.length);
    fillFileOfTick(this.#counted.counts, rowOfTick, offsets);
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
    const count = otherRows(codes.get("row") ?? noValues, this.#rows, this.#report, firstRows);
    if (count > 0) this.#faults.note(otherRow, count, placesIn(piece, firstRows, count));
    this.#report += piece.rows;
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
