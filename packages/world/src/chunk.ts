import { allocateColumns } from "@tipbench/columns";
import {
  bundleColumns,
  labelColumns,
  matchColumns,
  type StageColumn,
  type StageColumns,
  stageColumns,
  type TruthColumns,
  truthColumns,
} from "@tipbench/vocabulary";

/** Columns that lie in a chunk whatever the stages read: the house needs them. */
export const houseColumns = ["receivedAtSeconds", "reportId", "provider", "incidentType", "fileCount"] as const;
/** Columns that the house makes for each strategy; they are no part of the stream. */
const houseMade: readonly string[] = Object.keys({ ...matchColumns, ...labelColumns, ...bundleColumns });

const truthNames = [
  "event",
  "incident",
  "subject",
  "providerClass",
  "grade",
  "leadAgency",
  "secondAgency",
  "actionable",
  "personError",
  "homePlace",
  "trueType",
] as const satisfies readonly (keyof TruthColumns)[];

export type StreamColumns = Pick<StageColumns, (typeof houseColumns)[number]> & Partial<StageColumns>;

/** What lies in a chunk beside the columns that were asked for: all that a run needs, or nothing. */
export type ChunkContent = "wholeRun" | "columns";

/** Memory of some ticks of the stream, which threads can share. Arrays are longer than what they hold. */
export interface ChunkMemory {
  /** With "columns", arrays that nobody asked for have no length, and are not filled. */
  readonly holds: ChunkContent;
  /** First row of each tick, relative to the chunk; one entry more than ticks. */
  readonly tickRows: Uint32Array;
  readonly columns: StreamColumns;
  readonly truth: TruthColumns;
  /** First file of each row; one entry more than rows. */
  readonly fileOffsets: Uint32Array;
  /** Dense number of each file's content, in the order in which contents begin. */
  readonly content: Uint32Array;
  /** 1: viewed at the provider or public, so that an analyst may open it. */
  readonly openable: Uint8Array;
  /** Submission behind each row. */
  readonly submission: Uint32Array;
  /** What the visible columns say of place: codes of `locationClasses`. */
  readonly locationClass: Uint8Array;
  /** The country and the US state under which they list the report; 0 for none. */
  readonly listedCountry: Uint8Array;
  readonly listedState: Uint8Array;
}

/** Some ticks of the stream: report and file columns, truth beside them. */
export interface Chunk extends ChunkMemory {
  /** Row number in the run of the first row. */
  firstRow: number;
  rows: number;
  fromTick: number;
  ticks: number;
}

/** The most ticks, reports and files that a chunk may hold. */
export interface ChunkSize {
  readonly ticks: number;
  readonly reports: number;
  readonly files: number;
}

/** Whether a column comes with the stream; the others are made by the house for each strategy. */
export function isStreamColumn(name: StageColumn): boolean {
  return !houseMade.includes(name);
}

/** Allocates a chunk's memory with the wanted columns, and what a whole run needs where it `holds` that. */
export function chunkMemory(
  size: ChunkSize,
  wanted: readonly StageColumn[],
  holds: ChunkContent = "wholeRun",
): ChunkMemory {
  const words = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(4 * length));
  const bytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
  const isHouse = (name: StageColumn): boolean => houseColumns.some((house) => house === name);
  const asked = [...new Set(wanted)].filter(isStreamColumn);
  const whole = holds === "wholeRun" ? size : nothing;
  const files = asked.some((name) => stageColumns[name].of === "file") || holds === "wholeRun" ? size.reports + 1 : 0;
  const unasked = houseColumns.filter((name) => !asked.includes(name) && name !== "receivedAtSeconds");
  return {
    holds,
    tickRows: words(size.ticks + 1),
    columns: {
      ...allocateColumns(stageColumns, houseColumns, size),
      ...allocateColumns(stageColumns, unasked, whole),
      ...allocateColumns(
        stageColumns,
        asked.filter((name) => !isHouse(name)),
        size,
      ),
    },
    truth: allocateColumns(truthColumns, truthNames, whole),
    fileOffsets: words(files),
    content: words(whole.files),
    openable: bytes(whole.files),
    submission: words(whole.reports),
    locationClass: bytes(whole.reports),
    listedCountry: bytes(whole.reports),
    listedState: bytes(whole.reports),
  };
}

const nothing: ChunkSize = { ticks: 0, reports: 0, files: 0 };

/** An empty chunk over its memory. */
export function chunkOver(memory: ChunkMemory): Chunk {
  return { firstRow: 0, rows: 0, fromTick: 0, ticks: 0, ...memory };
}
