import { allocateColumns } from "@tipbench/columns";
import { type AssessmentColumn, type AssessmentColumns, agencyKinds, assessmentColumns } from "@tipbench/vocabulary";
import fc from "fast-check";
import type { ReferenceTables } from "../reference-tables.ts";
import { columnValues } from "./column-values.ts";
import { endsOf, type SyntheticStream } from "./synthetic-stream.ts";

const isAssessmentColumn = (name: string): name is AssessmentColumn => name in assessmentColumns;
const names = Object.keys(assessmentColumns).filter(isAssessmentColumn);

/** Columns on which others depend. */
const decisive: readonly string[] = ["bundleRow", "agency", "fileCount", "waitSeconds"];

/**
 * Streams of up to four ticks of up to 24 items that agencies have handled; shrinks to few and plain ones. Where `reads` is given,
 * columns that neither it names nor others depend on mean nothing.
 */
export function syntheticItems(
  tables: ReferenceTables,
  reads: readonly string[] = names,
): fc.Arbitrary<SyntheticStream<typeof assessmentColumns>> {
  const drawn = new Set([...decisive, ...reads]);
  const item = fc.tuple(
    ...names.map((name) => (drawn.has(name) ? columnValues(assessmentColumns[name], tables) : fc.constant(0))),
  );
  const tick = fc.array(item, { maxLength: 24, size: "max" });
  return fc.array(tick, { minLength: 1, maxLength: 4, size: "max" }).map((ticks) => streamOf(ticks, tables));
}

function streamOf(
  ticks: readonly (readonly (readonly number[])[])[],
  tables: ReferenceTables,
): SyntheticStream<typeof assessmentColumns> {
  const items = ticks.flat();
  const columns = allocateColumns(assessmentColumns, names, { reports: items.length, files: 0 });
  names.forEach((name, place) => {
    columns[name].set(items.map((values) => values[place] ?? 0));
  });
  const tickRows = [...endsOf(ticks.map((tick) => tick.length))];
  for (let row = 0; row < items.length; row++) makeConsistent(columns, row, tables);
  tickRows.slice(1).forEach((end, tick) => {
    countAtAgencies(columns, tickRows[tick] ?? 0, end);
  });
  return { table: assessmentColumns, columns, fileOffsets: new Uint32Array(0), tickRows };
}

const halfDay = 43_200;

/** Makes a row's columns agree: the kind is the agency's own, no item waited longer than it is old, evidence lapses before or after. */
function makeConsistent(columns: AssessmentColumns, row: number, { agencies }: ReferenceTables): void {
  const kind = agencies[columns.agency[row] ?? 0]?.kind ?? "none";
  columns.agencyKind[row] = agencyKinds.indexOf(kind);
  columns.ageSeconds[row] = (columns.ageSeconds[row] ?? 0) + (columns.waitSeconds[row] ?? 0);
  columns.secondsToExpiry[row] = (columns.secondsToExpiry[row] ?? 0) - halfDay;
  if (columns.fileCount[row] === 0) columns.unviewedFiles[row] = 0;
}

/** Cases and capacity of an agency are the same for all its items of a tick, rows `[from, to)`; their places count up from 0. */
function countAtAgencies(columns: AssessmentColumns, from: number, to: number): void {
  const firstRows = new Map<number, number>();
  const counts = new Map<number, number>();
  for (let row = from; row < to; row++) {
    const agency = columns.agency[row] ?? 0;
    const first = firstRows.get(agency) ?? row;
    const place = counts.get(agency) ?? 0;
    firstRows.set(agency, first);
    counts.set(agency, place + 1);
    columns.openCases[row] = columns.openCases[first] ?? 0;
    columns.caseCapacity[row] = columns.caseCapacity[first] ?? 0;
    columns.place[row] = place;
  }
}
