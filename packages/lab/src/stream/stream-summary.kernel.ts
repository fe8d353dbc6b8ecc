import { addToHash, type ColumnArray, emptyHash, type RunningHash } from "@tipbench/columns";
import { countEntities } from "@tipbench/scoring";
import { incidentTypes, locationClasses, type StageColumn, stageColumns } from "@tipbench/vocabulary";
import type { Chunk, FileTallies } from "@tipbench/world";
import { type AccountSample, accountSample, countAccounts } from "./account-sample.kernel.ts";
import { countSenderDays, type SenderDays, senderCodes, senderDays } from "./sender-days.kernel.ts";
import type { TruthSums } from "./truth-sums.ts";

/** Counts over the measured rows of a stream; the arrays by code. */
export interface StreamCounts {
  reports: number;
  readonly byProvider: Float64Array;
  readonly byType: Float64Array;
  readonly byLocation: Float64Array;
  /** By the codes of the country and the state under which the columns list a report; code 0 is none. */
  readonly byCountry: Float64Array;
  readonly byState: Float64Array;
  readonly senderDays: SenderDays;
  readonly accounts: AccountSample;
  /** Counted by the generator. */
  readonly tallies: FileTallies;
}

/** What is known of a stream when it has been generated: counts, a hash over all rows, sizes of entities. */
export interface StreamSummary extends StreamCounts {
  /** Running hashes by column; see `streamHash`. */
  readonly hashes: Record<string, RunningHash>;
  /** Measured reports by event, incident and subject. */
  readonly events: Uint8Array;
  readonly incidents: Uint16Array;
  readonly subjects: Uint16Array;
  /** Summed by the thread that generated; null where whoever scores has to. */
  readonly sums: TruthSums | null;
}

/** A summary being made, with the set of sampled accounts seen. */
export interface StreamMeter {
  readonly summary: StreamSummary;
  readonly seenAccounts: Map<number, number>;
}

/** What a summary is sized for: ids of entities are below `idEnd`. */
export interface StreamSize {
  readonly idEnd: number;
  readonly days: number;
}

/** A summary of nothing yet, over the generator's tallies. */
export function createStreamMeter({ idEnd, days }: StreamSize, tallies: FileTallies): StreamMeter {
  return {
    summary: {
      reports: 0,
      byProvider: new Float64Array(senderCodes),
      byType: new Float64Array(incidentTypes.length),
      byLocation: new Float64Array(locationClasses.length),
      byCountry: new Float64Array(256),
      byState: new Float64Array(256),
      senderDays: senderDays(days),
      accounts: accountSample(),
      tallies,
      hashes: {},
      events: new Uint8Array(new SharedArrayBuffer(idEnd)),
      incidents: new Uint16Array(new SharedArrayBuffer(2 * idEnd)),
      subjects: new Uint16Array(new SharedArrayBuffer(2 * idEnd)),
      sums: null,
    },
    seenAccounts: new Map(),
  };
}

function countCodes(codes: Uint8Array, from: number, to: number, out: Float64Array): void {
  for (let row = from; row < to; row++) out[codes[row]!] = out[codes[row]!]! + 1;
}

/** First row of a chunk that is received at second 0 or later. */
function firstMeasured({ columns, rows }: Chunk): number {
  let row = 0;
  while (row < rows && columns.receivedAtSeconds[row]! < 0) row += 1;
  return row;
}

function hashColumn(hashes: StreamSummary["hashes"], name: string, values: ColumnArray, to: number): void {
  if (values.length === 0) return;
  let hash = hashes[name];
  if (!hash) {
    hash = emptyHash();
    hashes[name] = hash;
  }
  addToHash(hash, values, 0, to);
}

/** Adds a chunk to the hashes of a stream, column by column; what the chunk has no memory for is no part of them. */
export function hashChunk(hashes: StreamSummary["hashes"], chunk: Chunk): void {
  const files = chunk.fileOffsets[chunk.rows] ?? 0;
  for (const [name, values] of Object.entries(chunk.columns)) {
    if (values) hashColumn(hashes, name, values, lengthOf(name, chunk.rows, files));
  }
  for (const [name, values] of Object.entries(chunk.truth)) hashColumn(hashes, `truth.${name}`, values, chunk.rows);
  hashColumn(hashes, "content", chunk.content, files);
}

function lengthOf(name: string, rows: number, files: number): number {
  return stageColumns[name as StageColumn].of === "file" ? files : rows;
}

/** Adds a chunk to the summary. Chunks must come in order. */
export function addChunk(meter: StreamMeter, chunk: Chunk): void {
  const { summary } = meter;
  const { rows, columns, truth } = chunk;
  hashChunk(summary.hashes, chunk);
  const first = firstMeasured(chunk);
  summary.reports += rows - first;
  countCodes(columns.provider, first, rows, summary.byProvider);
  countCodes(columns.incidentType, first, rows, summary.byType);
  countCodes(chunk.locationClass, first, rows, summary.byLocation);
  countCodes(chunk.listedCountry, first, rows, summary.byCountry);
  countCodes(chunk.listedState, first, rows, summary.byState);
  const { accountAddress, accountKey, receivedAtSeconds, provider } = columns;
  if (accountAddress) countSenderDays(receivedAtSeconds, provider, accountAddress, first, rows, summary.senderDays);
  if (accountKey) countAccounts(accountKey, first, rows, meter.seenAccounts, summary.accounts);
  countEntities(truth.event, first, rows, summary.events);
  countEntities(truth.incident, first, rows, summary.incidents);
  countEntities(truth.subject, first, rows, summary.subjects);
}
