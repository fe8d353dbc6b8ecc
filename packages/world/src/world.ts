import { unpermuteWord } from "@tipbench/random";
import { InvariantError } from "@tipbench/vocabulary";
import type { Chunk, ChunkSize } from "./chunk.ts";
import { type Clock, type Period, tickOfEvent, ticksPerDay } from "./clock.ts";
import { type FileCounter, type FileTallies, fileCounter } from "./file-tallies.ts";
import { fillReceivedAt, keepRows } from "./kernels/arrivals.kernel.ts";
import { type ContentIndex, contentIndex, extendContentIndex } from "./kernels/content-index.kernel.ts";
import { fillContentNames, fillFileOffsets, fillOpenable, numberContents } from "./kernels/files.kernel.ts";
import { fillKnownAtStart } from "./kernels/known.kernel.ts";
import { eventOfSubmission, resolveLineage } from "./kernels/lineage.kernel.ts";
import { fillListedPlace } from "./kernels/listed-place.kernel.ts";
import { countFiles } from "./kernels/tally.kernel.ts";
import { fillTruth, type Truth } from "./kernels/truth.kernel.ts";
import { meanNewHashes } from "./new-hashes.ts";
import type { AgencyTables } from "./place/agencies.ts";
import { type GeolocationTable, geolocationTable } from "./place/geolocation.ts";
import { fillColumns } from "./report-columns.ts";
import type { WorldSettings } from "./settings.ts";
import { type WorldSource, worldSource } from "./sources.ts";
import { viralBeginnings } from "./viral.ts";

/** A synthetic stream with its truth. A pure function of its seed, parameters and period, whatever part of it is filled first. */
export interface World {
  readonly clock: Clock;
  readonly source: WorldSource;
  readonly agencies: AgencyTables;
  readonly geolocation: GeolocationTable;
  readonly period: Period;
  /** Ids of events, incidents and subjects are below this. */
  readonly idEnd: number;
}

/** Opens the world of a seed. A period or volume that 32-bit names cannot hold is a UserError. */
export function createWorld(seed: string, settings: WorldSettings, period: Period): World {
  const source = worldSource(seed, settings, period);
  return {
    clock: source.clock,
    source,
    agencies: source.agencies,
    geolocation: geolocationTable(source.keys, settings.values, source.plan, source.agencies),
    period,
    idEnd: source.clock.firstEvent[source.clock.ticks] ?? 0,
  };
}

/** Size of chunks that hold any `ticks` consecutive ticks of the world. */
export function chunkSizeOf({ clock, source }: World, ticks: number): ChunkSize {
  let reports = 1;
  for (let from = 0; from < clock.ticks; from += 1) {
    const to = Math.min(clock.ticks, from + ticks);
    reports = Math.max(reports, (clock.firstEvent[to] ?? 0) - (clock.firstEvent[from] ?? 0));
  }
  const mean = 1 + source.values.extraFilesMean;
  const spread = 10 * mean * Math.sqrt(reports) + 2 * source.filesPerEvent;
  return { ticks, reports, files: Math.ceil(Math.min(reports * source.filesPerEvent, reports * mean + spread)) };
}

/** The most distinct contents that the world can have, for tables sized once. */
export function contentCapacity({ source, idEnd }: World): number {
  const { extraFilesMean, viralShare } = source.values;
  const submissions = idEnd - source.firstEvent;
  const mean = submissions * (1 - viralShare) * meanNewHashes(source);
  return Math.ceil(source.viral.names + mean + 12 * Math.sqrt(submissions) * (1 + extraFilesMean));
}

interface Scratch {
  readonly spacing: Float64Array;
  readonly account: Uint32Array;
  readonly eventProvider: Uint8Array;
  readonly visibility: Uint8Array;
  readonly harmless: Uint8Array;
  readonly homeGroup: Uint8Array;
  readonly addressBits: Uint8Array;
  readonly primaryContent: Uint32Array;
  /** Name of each file's content, and bits of its traits. */
  readonly names: Uint32Array;
  readonly traits: Uint8Array;
}

/** Fills chunks of a world, tick after tick. Holds scratch memory and the index of contents; nothing that changes a value. */
export interface Generator {
  /** Contents that had begun before tick 0; those on the known list at the start are among them. */
  readonly contentsBefore: number;
  /** Counts over the files of the measured rows that were filled. */
  readonly tallies: FileTallies;
  /** Fills `ticks` ticks from `fromTick` on, which must be the end of the chunk filled before (0 at first). */
  fill(chunk: Chunk, fromTick: number, ticks: number): void;
}

/** Starts a generator; counts the contents of the prehistory. */
export function createGenerator(world: World, size: ChunkSize): Generator {
  const { source, clock } = world;
  const index = contentIndex(source, world.idEnd);
  extendContentIndex(source, index, clock.firstEvent[0] ?? 0);
  const scratch: Scratch = {
    spacing: new Float64Array(size.reports),
    account: new Uint32Array(size.reports),
    eventProvider: new Uint8Array(size.reports),
    visibility: new Uint8Array(size.reports),
    harmless: new Uint8Array(size.reports),
    homeGroup: new Uint8Array(size.reports),
    addressBits: new Uint8Array(size.reports),
    primaryContent: new Uint32Array(size.reports),
    names: new Uint32Array(size.files),
    traits: new Uint8Array(size.files),
  };
  const counter = fileCounter(contentCapacity(world));
  let nextRow = 0;
  return {
    contentsBefore: index.nextNumber,
    tallies: counter.tallies,
    fill(chunk, fromTick, ticks) {
      chunk.firstRow = nextRow;
      chunk.fromTick = fromTick;
      chunk.ticks = ticks;
      chunk.rows = fillArrivals(world, chunk, scratch);
      extendContentIndex(source, index, clock.firstEvent[fromTick + ticks] ?? 0);
      fillRows(world, index, chunk, scratch);
      countMeasured(world, index, counter, chunk, scratch);
      nextRow += chunk.rows;
    },
  };
}

function fillArrivals({ source, clock }: World, chunk: Chunk, { spacing }: Scratch): number {
  const { receivedAtSeconds } = chunk.columns;
  const eventOf = (submission: number): number => eventOfSubmission(source, submission);
  let rows = 0;
  for (let tick = 0; tick < chunk.ticks; tick++) {
    chunk.tickRows[tick] = rows;
    const number = chunk.fromTick + tick;
    const times = receivedAtSeconds.subarray(rows);
    const count = fillReceivedAt(source.keys, clock, number, spacing, times);
    const submissions = chunk.submission.subarray(rows, rows + count);
    const first = clock.firstEvent[number] ?? 0;
    for (let at = 0; at < count; at++) submissions[at] = first + at;
    rows += keepRows(source.keys, source.values.thinning, eventOf, submissions, times);
  }
  chunk.tickRows[chunk.ticks] = rows;
  return rows;
}

function truthOf(chunk: Chunk, scratch: Scratch): Truth {
  const { provider, incidentType, fileCount } = chunk.columns;
  return { submission: chunk.submission, ...chunk.truth, ...scratch, provider, incidentType, fileCount };
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

function fillRows(world: World, index: ContentIndex, chunk: Chunk, scratch: Scratch): void {
  const { source, geolocation } = world;
  const { rows, columns, fileOffsets } = chunk;
  const truth = truthOf(chunk, scratch);
  resolveLineage(source, rows, truth);
  fillTruth(source, rows, truth);
  const files = fillFileOffsets(columns.fileCount, rows, fileOffsets);
  if (files > chunk.content.length) throw new InvariantError(`${files} files in a chunk for ${chunk.content.length}`);
  fillContentNames(source, truth, fileOffsets, rows, scratch);
  fillOpenable(source, { truth, offsets: fileOffsets, rows }, chunk.openable);
  fillColumns(source, truth, chunk, scratch.names);
  numberContents(source, index, scratch.names, files, chunk.content);
  const { accountAddress, accountAddressProxy, fileAddress, fileAddressProxy, statedCountry, statedState } = columns;
  if (accountAddress && accountAddressProxy && fileAddress && fileAddressProxy && statedCountry && statedState) {
    const place = { accountAddress, accountAddressProxy, fileAddress, fileAddressProxy, statedCountry, statedState };
    fillListedPlace(geolocation, place, source.usCountry, rows, chunk);
  }
}

/** The tick in which a report was received, by its identifier; null where no report of the world's ticks has it. */
export function tickOfReport({ source, clock, idEnd }: World, reportId: number): number | null {
  const submission = unpermuteWord(source.keys.reportId, reportId);
  return submission >= (clock.firstEvent[0] ?? 0) && submission < idEnd ? tickOfEvent(clock, submission) : null;
}

/** Marks the contents on the known list at the start, one bit each: shares of the viral families, and of what began before tick 0. */
export function markKnownAtStart({ source, clock }: World, contentsBefore: number, bits: Uint8Array): void {
  const day = ((clock.firstEvent[0] ?? 0) - source.firstEvent) / source.eventsPerDay;
  fillKnownAtStart(source, viralBeginnings(source.viral), day, contentsBefore, bits);
}

/** Event, incident and subject of submissions, by row of `submission`. */
export function entitiesOf({ source }: World, submission: Uint32Array) {
  const rows = submission.length;
  const found = {
    submission,
    event: new Uint32Array(rows),
    incident: new Uint32Array(rows),
    subject: new Uint32Array(rows),
    account: new Uint32Array(rows),
    provider: new Uint8Array(rows),
    eventProvider: new Uint8Array(rows),
    homeGroup: new Uint8Array(rows),
  };
  resolveLineage(source, rows, found);
  return { event: found.event, incident: found.incident, subject: found.subject };
}
