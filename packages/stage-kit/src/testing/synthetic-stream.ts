import { allocateColumns } from "@tipbench/columns";
import {
  type ColumnSchema,
  type Columns,
  type StageColumn,
  type StageColumns,
  stageColumns,
} from "@tipbench/vocabulary";
import fc from "fast-check";
import type { ReferenceTables } from "../reference-tables.ts";
import { columnValues } from "./column-values.ts";

/** What the columns of a table are, by name. */
export type ColumnTable = Readonly<Record<string, ColumnSchema>>;

/** Some ticks of well-formed rows of a table, every column of them; row 0 of the run is row 0 here. Label columns are those of later. */
export interface SyntheticStream<T extends ColumnTable = typeof stageColumns> {
  readonly table: T;
  readonly columns: Columns<T>;
  /** `rows + 1` offsets into the file columns; empty where the table has none. */
  readonly fileOffsets: Uint32Array;
  /** First row of each tick, and the number of rows. */
  readonly tickRows: readonly number[];
}

interface DrawnReport {
  /** A value a column that is one a report, in the order of `reportNames`. */
  readonly values: readonly number[];
  readonly files: readonly (readonly number[])[];
}

interface DrawnTick {
  /** Ticks that pass before this one. */
  readonly gap: number;
  readonly reports: readonly DrawnReport[];
}

const isStageColumn = (name: string): name is StageColumn => name in stageColumns;
const names = Object.keys(stageColumns).filter(isStageColumn);
const reportNames = names.filter((name) => stageColumns[name].of === "report");
const fileNames = names.filter((name) => stageColumns[name].of === "file");

const tickSeconds = 900;
const firstSecond = -86_400;

/** Columns on which others depend. */
const decisive: readonly string[] = [
  "receivedAtSeconds",
  "incidentAtSeconds",
  "batchedEvents",
  "statedCountry",
  "accountAddress",
  "fileAddress",
  "labelledFiles",
  "handleKey",
  "bundleRow",
  "fileHash",
];

/**
 * Streams of up to four ticks, days apart or not, of up to 24 reports each; shrinks to few and plain ones. Where `reads` is given, columns
 * that neither it names nor others depend on stay 0.
 */
export function syntheticStreams(
  tables: ReferenceTables,
  reads: readonly string[] = names,
): fc.Arbitrary<SyntheticStream> {
  const drawn = new Set([...decisive, ...reads]);
  const valuesOf = (of: readonly StageColumn[]) =>
    fc.tuple(...of.map((name) => (drawn.has(name) ? columnValues(stageColumns[name], tables) : fc.constant(0))));
  const report = fc.record({ values: valuesOf(reportNames), files: fc.array(valuesOf(fileNames), { maxLength: 3 }) });
  const tick = fc.record({
    gap: fc.oneof(fc.constant(0), fc.nat(3000)),
    reports: fc.array(report, { maxLength: 24, size: "max" }),
  });
  return fc.array(tick, { minLength: 1, maxLength: 4, size: "max" }).map((ticks) => streamOf(ticks, tables));
}

function streamOf(ticks: readonly DrawnTick[], { usCountry }: ReferenceTables): SyntheticStream {
  const reports = ticks.flatMap((tick) => tick.reports);
  const files = reports.flatMap((report) => report.files);
  const columns = allocateColumns(stageColumns, names, { reports: reports.length, files: files.length });
  reportNames.forEach((name, place) => {
    columns[name].set(reports.map(({ values }) => values[place] ?? 0));
  });
  fileNames.forEach((name, place) => {
    columns[name].set(files.map((values) => values[place] ?? 0));
  });
  const fileOffsets = endsOf(reports.map((report) => report.files.length));
  const tickRows = [...endsOf(ticks.map((tick) => tick.reports.length))];
  setTimes(columns, ticks);
  for (let row = 0; row < reports.length; row++) makeConsistent(columns, fileOffsets, row, usCountry);
  return { table: stageColumns, columns, fileOffsets, tickRows };
}

/** 0, and the running sum of some lengths. */
export function endsOf(lengths: readonly number[]): Uint32Array {
  const ends = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, place) => {
    ends[place + 1] = (ends[place] ?? 0) + length;
  });
  return ends;
}

/** Receipt inside the tick and ascending, the incident before it. What was drawn says how late in the tick, and how long before. */
function setTimes({ receivedAtSeconds, incidentAtSeconds }: StageColumns, ticks: readonly DrawnTick[]): void {
  let start = firstSecond;
  let row = 0;
  for (const { gap, reports } of ticks) {
    start += (1 + gap) * tickSeconds;
    const times = receivedAtSeconds.subarray(row, row + reports.length);
    times.forEach((drawn, place) => {
      times[place] = start + (drawn % tickSeconds);
    });
    times.sort();
    times.forEach((at, place) => {
      incidentAtSeconds[row + place] = at - (incidentAtSeconds[row + place] ?? 0);
    });
    row += reports.length;
  }
}

/** What a batched submission leaves out, and what goes with an address. */
const unbatched = ["accountAddress", "fileAddress", "statedCountry", "primaryHash", "providerEscalation"] as const;
const ofAccountEvent = ["accountAddressPort", "accountAddressAgeSeconds", "accountAddressProxy"] as const;
const ofFileEvent = ["fileAddressPort", "fileAddressAgeSeconds", "fileAddressProxy"] as const;

/** What goes with labelled files. */
const ofLabels = ["labelledTypes", "labelledAge", "labelledFlags"] as const;

/** What goes with a screen name. */
const ofHandle = ["handleText0", "handleText1", "handleText2"] as const;

/** Makes a row's columns agree: what depends on files, labels, an address, a screen name or a stated country is missing without it. */
function makeConsistent(columns: StageColumns, fileOffsets: Uint32Array, row: number, usCountry: number): void {
  const first = fileOffsets[row] ?? 0;
  const files = (fileOffsets[row + 1] ?? 0) - first;
  const drawnBundle = columns.bundleRow[row] ?? 0;
  columns.reportId[row] = Math.imul(row + 1, 0x9e3779b1);
  columns.bundleRow[row] = drawnBundle < row ? (columns.bundleRow[drawnBundle] ?? row) : row;
  columns.fileCount[row] = files;
  columns.primaryHash[row] = files === 0 ? 0 : (columns.fileHash[first] ?? 0);
  columns.matchKnown[row] = Math.min(columns.matchKnown[row] ?? 0, files);
  columns.labelledFiles[row] = Math.min(columns.labelledFiles[row] ?? 0, files);
  columns.batched[row] = Number((columns.batchedEvents[row] ?? 1) > 1);
  if (columns.batched[row] === 1) for (const name of unbatched) columns[name][row] = 0;
  if (files === 0) for (const name of ["marked", "fileAddress", "matchFrequent"] as const) columns[name][row] = 0;
  if (columns.handleKey[row] === 0) for (const name of ofHandle) columns[name][row] = 0;
  if (columns.accountAddress[row] === 0) for (const name of ofAccountEvent) columns[name][row] = 0;
  if (columns.fileAddress[row] === 0) for (const name of ofFileEvent) columns[name][row] = 0;
  if (columns.statedCountry[row] !== usCountry) columns.statedState[row] = 0;
  if (columns.statedCountry[row] === 0) columns.statedVerified[row] = 0;
  if (columns.labelledFiles[row] === 0) for (const name of ofLabels) columns[name][row] = 0;
}
