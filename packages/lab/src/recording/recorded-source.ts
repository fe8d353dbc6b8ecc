import type { ColumnArray } from "@tipbench/columns";
import type { TruthColumn } from "@tipbench/vocabulary";
import {
  type Chunk,
  type ChunkSize,
  fillListedPlace,
  type RecordedContents,
  recordedContents,
  type World,
} from "@tipbench/world";
import type { ChunkSource } from "../execution/chunk-source.ts";
import { addChunk, createStreamMeter } from "../stream/stream-summary.kernel.ts";
import { recordedTallies } from "./recorded-tallies.ts";
import {
  fillFileCounts,
  fillLookedUp,
  fillNumbers,
  fillOffsets,
  fillRecordedOpenable,
  fillSubmissions,
} from "./recorded-values.kernel.ts";
import type { Recording } from "./recording.ts";
import { TableCursor } from "./table-cursor.ts";

/** Size of chunks that hold any `ticks` consecutive ticks of a recorded stream, taken from the first on. */
export function recordedChunkSize({ rowOfTick, fileOfTick }: Recording, ticks: number): ChunkSize {
  let reports = 1;
  let files = 1;
  for (let tick = 0; tick + 1 < rowOfTick.length; tick += ticks) {
    const end = Math.min(rowOfTick.length - 1, tick + ticks);
    reports = Math.max(reports, between(rowOfTick, tick, end));
    files = Math.max(files, between(fileOfTick, tick, end));
  }
  return { ticks, reports, files };
}

function between(offsets: Uint32Array, from: number, to: number): number {
  return (offsets[to] ?? 0) - (offsets[from] ?? 0);
}

/** What is read beside the columns of a chunk, to make the others of. */
interface Beside {
  readonly reportRow: Uint32Array;
  readonly fileRow: Uint32Array;
  readonly fileHash: Uint32Array;
  readonly fileKind: Uint8Array;
  readonly fileViewed: Uint8Array;
  readonly filePublic: Uint8Array;
  readonly hashOnly: Uint8Array;
}

function besideOf({ reports, files }: ChunkSize): Beside {
  return {
    reportRow: new Uint32Array(reports),
    fileRow: new Uint32Array(files),
    fileHash: new Uint32Array(files),
    fileKind: new Uint8Array(files),
    fileViewed: new Uint8Array(files),
    filePublic: new Uint8Array(files),
    hashOnly: new Uint8Array(reports),
  };
}

/** The stream of a recording, chunk after chunk of so many ticks, with what a generator makes beside the columns. */
export function recordedSource(world: World, recording: Recording, chunkTicks: number): ChunkSource {
  const contents = recordedContents(world);
  const counter = recordedTallies(world);
  const meter = createStreamMeter({ idEnd: world.idEnd, days: world.period.days }, counter.tallies);
  const beside = besideOf(recordedChunkSize(recording, chunkTicks));
  let cursors: Cursors | null = null;
  let tick = 0;
  return {
    contentsBefore: contents.contentsBefore,
    summary: meter.summary,
    async fillNext(chunk) {
      if (tick >= world.clock.ticks) return false;
      cursors ??= openCursors(recording, chunk);
      placeChunk(recording, chunk, tick, Math.min(chunkTicks, world.clock.ticks - tick));
      await readRows(cursors, recording, chunk, beside);
      fillTruth(world, recording, chunk);
      fillFiles(contents, recording, chunk, beside);
      fillPlaces(world, chunk);
      counter.count(chunk, beside.fileKind);
      addChunk(meter, chunk);
      tick += chunk.ticks;
      return true;
    },
    async close() {
      for (const cursor of Object.values(cursors ?? {})) await cursor.close();
    },
  };
}

interface Cursors {
  readonly reports: TableCursor;
  readonly files: TableCursor;
  readonly truth: TableCursor;
}

function openCursors({ tables }: Recording, chunk: Chunk): Cursors {
  const names = [...Object.keys(chunk.columns), ...Object.keys(chunk.truth), ...Object.keys(besideOf(nothing)), "row"];
  return {
    reports: new TableCursor(tables.reports, names),
    files: new TableCursor(tables.files, names),
    truth: new TableCursor(
      tables.truth,
      names.filter((name) => name !== "row"),
    ),
  };
}

const nothing: ChunkSize = { ticks: 0, reports: 0, files: 0 };

function placeChunk({ rowOfTick }: Recording, chunk: Chunk, fromTick: number, ticks: number): void {
  chunk.fromTick = fromTick;
  chunk.ticks = ticks;
  chunk.firstRow = rowOfTick[fromTick] ?? 0;
  chunk.rows = between(rowOfTick, fromTick, fromTick + ticks);
  for (let tick = 0; tick <= ticks; tick++) chunk.tickRows[tick] = between(rowOfTick, fromTick, fromTick + tick);
}

async function readRows(cursors: Cursors, recording: Recording, chunk: Chunk, beside: Beside): Promise<void> {
  const { rows, fromTick, ticks } = chunk;
  const files = between(recording.fileOfTick, fromTick, fromTick + ticks);
  const all = targetsOf(chunk, beside);
  if (recording.tables.reports.rules.every(({ name }) => name !== "row")) fillNumbers(0, rows, beside.reportRow);
  await cursors.reports.take(rows, new Map([...all, ["row", beside.reportRow]]));
  if (recording.tables.truth.parts.length > 0) await cursors.truth.take(rows, all);
  await cursors.files.take(files, new Map([...all, ["row", beside.fileRow]]));
  fillOffsets(beside.reportRow, rows, beside.fileRow, files, chunk.fileOffsets);
  fillFileCounts(chunk.fileOffsets, rows, chunk.columns.fileCount);
}

/** Columns of the chunk and beside it, all set to what stands for nothing; a column that is both is read into the chunk. */
function targetsOf({ columns, truth }: Chunk, beside: Beside): ReadonlyMap<string, ColumnArray> {
  const targets = new Map<string, ColumnArray>([...Object.entries(beside), ...Object.entries(truth)]);
  for (const [name, values] of Object.entries(columns)) targets.set(name, values);
  for (const [name, values] of targets) values.fill(name === "batchedEvents" ? 1 : 0);
  return targets;
}

/** Fills the truth that the recording lacks: each report is an event, incident and subject of its own, routine and sound, without a lead. */
function fillTruth(world: World, { lacking }: Recording, { firstRow, rows, columns, truth }: Chunk): void {
  const { classOf } = world.source.providers;
  const fill: Readonly<Partial<Record<TruthColumn, () => void>>> = {
    event: () => fillNumbers(firstRow, rows, truth.event),
    incident: () => fillNumbers(firstRow, rows, truth.incident),
    subject: () => fillNumbers(firstRow, rows, truth.subject),
    actionable: () => truth.actionable.fill(1, 0, rows),
    trueType: () => truth.trueType.set(columns.incidentType.subarray(0, rows)),
    providerClass: () => fillLookedUp(classOf, columns.provider, rows, truth.providerClass),
  };
  for (const name of lacking) fill[name]?.();
}

function fillFiles(contents: RecordedContents, { fileOfTick }: Recording, chunk: Chunk, beside: Beside): void {
  const { rows, columns, fileOffsets } = chunk;
  const files = between(fileOfTick, chunk.fromTick, chunk.fromTick + chunk.ticks);
  const hashOnly = columns.hashOnly ?? beside.hashOnly;
  const viewed = columns.fileViewed ?? beside.fileViewed;
  const open = columns.filePublic ?? beside.filePublic;
  contents.fill(columns.fileHash ?? beside.fileHash, files, chunk.content);
  fillRecordedOpenable(fileOffsets, hashOnly, viewed, open, rows, chunk.openable);
}

function fillPlaces(world: World, chunk: Chunk): void {
  const { columns, rows } = chunk;
  fillSubmissions(world, columns.reportId, rows, chunk.submission);
  const { accountAddress, accountAddressProxy, fileAddress, fileAddressProxy, statedCountry, statedState } = columns;
  if (accountAddress && accountAddressProxy && fileAddress && fileAddressProxy && statedCountry && statedState) {
    const place = { accountAddress, accountAddressProxy, fileAddress, fileAddressProxy, statedCountry, statedState };
    fillListedPlace(world.geolocation, place, world.source.usCountry, rows, chunk);
  }
}
