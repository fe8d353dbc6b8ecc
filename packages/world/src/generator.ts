import { InvariantError, type StageColumn } from "@tipbench/vocabulary";
import { type Chunk, type ChunkContent, type ChunkMemory, type ChunkSize, chunkMemory } from "./chunk.ts";
import { tickSeconds } from "./clock.ts";
import { type CountedTallies, type FileCounter, fileCounter } from "./file-tallies.ts";
import { fillReceivedAt, keepRows } from "./kernels/arrivals.kernel.ts";
import { type ContentIndex, contentIndex, extendByRows, extendContentIndex } from "./kernels/content-index.kernel.ts";
import { fillContentNames, fillFileOffsets, fillOpenable, numberContents } from "./kernels/files.kernel.ts";
import { eventOfSubmission, resolveLineage } from "./kernels/lineage.kernel.ts";
import { fillListedPlace } from "./kernels/listed-place.kernel.ts";
import { fillMissingFields } from "./kernels/missing-fields.kernel.ts";
import { countFiles } from "./kernels/tally.kernel.ts";
import { fillTruth, partsFor, type Truth, type TruthPart, truthParts } from "./kernels/truth.kernel.ts";
import { keepSent, markUnsent, type TickRows } from "./kernels/unsent.kernel.ts";
import { fillColumns, needsContents, truthFor } from "./report-columns.ts";
import { ticksPerDay } from "./rhythm.ts";
import { contentCapacity, type World } from "./world.ts";

/** Fills chunks of a world, tick after tick. Holds scratch memory and the index of contents; nothing that changes a value. */
export interface Generator {
  /** Contents that had begun before tick 0; those on the known list at the start are among them. 0 where chunks hold columns alone. */
  readonly contentsBefore: number;
  /** Counts over the files of the measured rows that were filled; none where chunks hold columns alone. */
  readonly tallies: CountedTallies;
  /** Fills `ticks` ticks from `fromTick` on, which must be the end of the chunk filled before (0 at first). */
  fill(chunk: Chunk, fromTick: number, ticks: number): void;
}

/** Memory beside that of a chunk. */
interface Scratch {
  readonly seconds: Uint32Array;
  readonly gone: Uint8Array;
  readonly account: Uint32Array;
  readonly eventProvider: Uint8Array;
  readonly visibility: Uint8Array;
  readonly harmless: Uint8Array;
  readonly homeGroup: Uint8Array;
  readonly addressBits: Uint8Array;
  readonly missing: Uint16Array;
  readonly batchedEvents: Uint16Array;
  readonly primaryContent: Uint32Array;
  /** Name of each file's content, and bits of its traits. */
  readonly names: Uint32Array;
  readonly traits: Uint8Array;
  /** Contents that begin with a row's event. */
  readonly begun: Uint8Array;
}

function scratchOf({ reports, files }: ChunkSize): Scratch {
  return {
    seconds: new Uint32Array(tickSeconds),
    gone: new Uint8Array(reports),
    account: new Uint32Array(reports),
    eventProvider: new Uint8Array(reports),
    visibility: new Uint8Array(reports),
    harmless: new Uint8Array(reports),
    homeGroup: new Uint8Array(reports),
    addressBits: new Uint8Array(reports),
    missing: new Uint16Array(reports),
    batchedEvents: new Uint16Array(reports),
    primaryContent: new Uint32Array(reports),
    names: new Uint32Array(files),
    traits: new Uint8Array(files),
    begun: new Uint8Array(reports),
  };
}

/** What is made of a chunk's rows. */
interface Wanted {
  readonly columns: readonly StageColumn[];
  readonly truth: ReadonlySet<TruthPart>;
  readonly contents: boolean;
  readonly files: boolean;
}

function wantedOf(chunk: Chunk): Wanted {
  const columns = askedColumns(chunk);
  if (chunk.holds === "wholeRun") return { columns, truth: partsFor(truthParts), contents: true, files: true };
  const contents = needsContents(columns);
  return { columns, truth: truthFor(columns), contents, files: contents || chunk.fileOffsets.length > 0 };
}

function askedColumns({ columns }: ChunkMemory): readonly StageColumn[] {
  const names = Object.keys(columns) as StageColumn[];
  return names.filter((name) => (columns[name]?.length ?? 0) > 0);
}

/** A chunk with memory for everything: its own, and where it has none, spare memory. */
function completed(chunk: Chunk, spare: ChunkMemory | null): Chunk {
  if (!spare) return chunk;
  const own = Object.fromEntries(askedColumns(chunk).map((name) => [name, chunk.columns[name]]));
  const { fileOffsets, tickRows, holds } = chunk;
  return {
    ...chunk,
    ...spare,
    holds,
    tickRows,
    columns: { ...spare.columns, ...own },
    fileOffsets: fileOffsets.length > 0 ? fileOffsets : spare.fileOffsets,
  };
}

/** Starts a generator for chunks of a size that hold so much; counts the contents of the prehistory where they hold a whole run. */
export function createGenerator(world: World, size: ChunkSize, holds: ChunkContent = "wholeRun"): Generator {
  const { source, clock } = world;
  const spare = holds === "wholeRun" ? null : chunkMemory(size, []);
  const scratch = scratchOf(size);
  const index = spare ? null : contentIndex(source, world.idEnd);
  if (index) extendContentIndex(source, index, clock.firstEvent[0] ?? 0);
  const counter = index ? fileCounter(contentCapacity(world), size.files) : fileCounter(0, 0);
  let nextRow = 0;
  return {
    contentsBefore: index?.nextNumber ?? 0,
    tallies: counter.tallies,
    fill(chunk, fromTick, ticks) {
      chunk.firstRow = nextRow;
      chunk.fromTick = fromTick;
      chunk.ticks = ticks;
      const wanted = wantedOf(chunk);
      const full = completed(chunk, spare);
      chunk.rows = fillArrivals(world, full, scratch);
      full.rows = chunk.rows;
      fillRows(world, index, full, scratch, wanted);
      if (index) countMeasured(world, index, counter, full, scratch);
      nextRow += chunk.rows;
    },
  };
}

function fillArrivals(world: World, chunk: Chunk, scratch: Scratch): number {
  const { source, clock } = world;
  const { receivedAtSeconds } = chunk.columns;
  const eventOf = (submission: number): number => eventOfSubmission(source, submission);
  let rows = 0;
  for (let tick = 0; tick < chunk.ticks; tick++) {
    chunk.tickRows[tick] = rows;
    const number = chunk.fromTick + tick;
    const times = receivedAtSeconds.subarray(rows);
    const count = fillReceivedAt(source.keys, clock, number, scratch.seconds, times);
    const submissions = chunk.submission.subarray(rows, rows + count);
    const first = clock.firstEvent[number] ?? 0;
    for (let at = 0; at < count; at++) submissions[at] = first + at;
    rows += keepRows(source.keys, source.values.thinning, eventOf, submissions, times);
  }
  chunk.tickRows[chunk.ticks] = rows;
  resolveLineage(source, rows, truthOf(chunk, scratch));
  return sendRows(world, chunk, scratch);
}

/** Takes away what senders do not send, and notes what they leave out. */
function sendRows({ source }: World, chunk: Chunk, scratch: Scratch): number {
  const { tickRows, ticks, fromTick } = chunk;
  const rows: TickRows = truthOf(chunk, scratch);
  const boundsOf = (tick: number): readonly [number, number] => [tickRows[tick] ?? 0, tickRows[tick + 1] ?? 0];
  for (let tick = 0; tick < ticks; tick++) markUnsent(source, fromTick + tick, ...boundsOf(tick), rows);
  const sent = keepSent(rows, chunk.columns.receivedAtSeconds, tickRows, ticks);
  for (let tick = 0; tick < ticks; tick++) {
    fillMissingFields(source, fromTick + tick, ...boundsOf(tick), rows, scratch.missing);
  }
  return sent;
}

function truthOf(chunk: Chunk, scratch: Scratch): Truth & TickRows {
  const { provider, incidentType, fileCount } = chunk.columns;
  return { submission: chunk.submission, ...chunk.truth, ...scratch, provider, incidentType, fileCount };
}

function fillRows(world: World, index: ContentIndex | null, chunk: Chunk, scratch: Scratch, wanted: Wanted): void {
  const { source, geolocation } = world;
  const { rows, columns, fileOffsets, content } = chunk;
  const { names } = scratch;
  const truth = truthOf(chunk, scratch);
  fillTruth(source, wanted.truth, rows, truth);
  const files = wanted.files ? fillFileOffsets(columns.fileCount, rows, fileOffsets) : 0;
  if (files > names.length) throw new InvariantError(`${files} files in a chunk for ${names.length}`);
  if (wanted.contents) fillContentNames(source, truth, fileOffsets, rows, scratch);
  fillColumns(source, truth, chunk, names, wanted.columns);
  if (!index) return;
  const end = world.clock.firstEvent[chunk.fromTick + chunk.ticks] ?? 0;
  extendByRows(source, index, end, { ...truth, begun: scratch.begun }, rows);
  fillOpenable(source, { truth, offsets: fileOffsets, rows }, chunk.openable);
  numberContents(source, index, names, files, content);
  const { accountAddress, accountAddressProxy, fileAddress, fileAddressProxy, statedCountry, statedState } = columns;
  if (accountAddress && accountAddressProxy && fileAddress && fileAddressProxy && statedCountry && statedState) {
    const place = { accountAddress, accountAddressProxy, fileAddress, fileAddressProxy, statedCountry, statedState };
    fillListedPlace(geolocation, place, source.usCountry, rows, chunk);
  }
}

function countMeasured(
  { source, period }: World,
  index: ContentIndex,
  counter: FileCounter,
  chunk: Chunk,
  { names, traits }: Scratch,
): void {
  const firstTick = Math.min(chunk.ticks, Math.max(0, period.warmupDays * ticksPerDay - chunk.fromTick));
  const files = { offsets: chunk.fileOffsets, names, traits, numbers: chunk.content };
  countFiles(source, index, counter, files, chunk.tickRows[firstTick] ?? 0, chunk.rows);
}
