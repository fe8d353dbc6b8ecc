import { unpermuteWord } from "@tipbench/random";
import type { ChunkSize } from "./chunk.ts";
import { type Clock, type Period, tickOfEvent } from "./clock.ts";
import { fillKnownAtStart } from "./kernels/known.kernel.ts";
import { type Lineage, resolveLineage } from "./kernels/lineage.kernel.ts";
import { meanNewHashes } from "./new-hashes.ts";
import type { AgencyTables } from "./place/agencies.ts";
import { type GeolocationTable, geolocationTable } from "./place/geolocation.ts";
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
  /** The most contents of a recorded stream that are none of the world; 0 where the stream is the world's own. */
  readonly otherContents: number;
}

/** Opens the world of a seed. A period or volume that 32-bit names cannot hold is a UserError. */
export function createWorld(seed: string, settings: WorldSettings, period: Period): World {
  const source = worldSource(seed, settings, period);
  return {
    clock: source.clock,
    source,
    agencies: source.agencies,
    geolocation: geolocationTable(source),
    period,
    idEnd: endOfSubmissions(source),
    otherContents: 0,
  };
}

/** The submissions of a world's own stream, and what its contents are named by, are below this. */
export function endOfSubmissions({ clock }: Pick<WorldSource, "clock">): number {
  return clock.firstEvent[clock.ticks] ?? 0;
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
export function contentCapacity({ source, otherContents }: World): number {
  const { extraFilesMean, viralShare } = source.values;
  const submissions = endOfSubmissions(source) - source.firstEvent;
  const mean = submissions * (1 - viralShare) * meanNewHashes(source);
  return otherContents + Math.ceil(source.viral.names + mean + 12 * Math.sqrt(submissions) * (1 + extraFilesMean));
}

/** The submission that a report's identifier stands for: one of its own for each identifier, whoever gave it. */
export function submissionOfReport({ source }: World, reportId: number): number {
  return unpermuteWord(source.keys.reportId, reportId);
}

/** The tick in which a report was received, by its identifier; null where no report of the world's ticks has it. */
export function tickOfReport(world: World, reportId: number): number | null {
  const { clock, idEnd } = world;
  const submission = submissionOfReport(world, reportId);
  return submission >= (clock.firstEvent[0] ?? 0) && submission < idEnd ? tickOfEvent(clock, submission) : null;
}

/** Marks the contents on the known list at the start, one bit each: shares of the viral families, and of what began before tick 0. */
export function markKnownAtStart({ source, clock }: World, contentsBefore: number, bits: Uint8Array): void {
  const day = ((clock.firstEvent[0] ?? 0) - source.firstEvent) / source.eventsPerDay;
  fillKnownAtStart(source, viralBeginnings(source.viral), day, contentsBefore, bits);
}

/** Who is behind submissions, by row. */
export function lineageOf({ source }: World, submission: Uint32Array): Lineage {
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
  return found;
}

/** Event, incident and subject of submissions, by row of `submission`. */
export function entitiesOf(world: World, submission: Uint32Array): Pick<Lineage, "event" | "incident" | "subject"> {
  const { event, incident, subject } = lineageOf(world, submission);
  return { event, incident, subject };
}

/** The subject behind a submission, and the account it came from. */
export function identitiesOf(world: World, submission: number): { readonly subject: number; readonly account: number } {
  const { subject, account } = lineageOf(world, Uint32Array.of(submission));
  return { subject: subject[0] ?? 0, account: account[0] ?? 0 };
}
