import type { Batch } from "@tipbench/columns";
import type { DedupStage } from "@tipbench/stage-kit";
import { builtInStages } from "@tipbench/stages";
import type { StageColumn, StageColumns } from "@tipbench/vocabulary";
import {
  type Chunk,
  chunkMemory,
  chunkOver,
  chunkSizeOf,
  contentCapacity,
  createGenerator,
  createWorld,
  type World,
  worldValues,
} from "@tipbench/world";
import { beforeAll, describe, expect, test } from "vitest";
import { batchOf, tickView } from "../src/replication/tick-view.ts";
import { referenceTables } from "../src/replication/world-tables.ts";

const chunkTicks = 64;
const noFile = 0xffffffff;

function worldOf(days: number, scale: number): World {
  return createWorld("false matches", worldValues(), { startDate: "2023-01-01", days, warmupDays: 0, scale });
}

/** What is found in a stream: what a stage linked, and what the hashes of the files say. */
interface Findings {
  reports: number;
  links: number;
  /** Links between reports whose first files differ in content, or that come from two providers. */
  falseMatches: number;
  /** Exact hash by content number; 0: not seen. */
  readonly hashOf: Uint32Array;
  /** Files whose hash is not the one that their content had before. */
  changedHashes: number;
  /** Rows whose `primaryHash` is not the hash of the first file. */
  otherPrimaries: number;
}

/** Takes `exact-hash` through a world's stream; `alter` may change what the stage is shown. */
function findingsOf(world: World, alter: (batch: Batch<StageColumns>) => void): Findings {
  const rows = world.idEnd - (world.clock.firstEvent[0] ?? 0);
  const stage = exactHash(world, rows);
  const truth = { content: new Uint32Array(rows), provider: new Uint8Array(rows) };
  const found: Findings = {
    reports: 0,
    links: 0,
    falseMatches: 0,
    hashOf: new Uint32Array(contentCapacity(world)),
    changedHashes: 0,
    otherPrimaries: 0,
  };
  const out = {
    link(later: number, earlier: number): void {
      const isSame = truth.content[later] === truth.content[earlier] && truth.content[later] !== noFile;
      found.links += 1;
      if (!isSame || truth.provider[later] !== truth.provider[earlier]) found.falseMatches += 1;
    },
  };
  readStream(world, [...stage.reads, "fileHash"], (chunk) => {
    recordTruth(chunk, truth);
    recordHashes(chunk, found);
    for (let tick = 0; tick < chunk.ticks; tick++) {
      const view = tickView(chunk, tick);
      const batch = batchOf(view, {}, stage.reads, 0, view.rows);
      alter(batch);
      stage.dedup(batch, out);
    }
    found.reports += chunk.rows;
  });
  return found;
}

function exactHash(world: World, rows: number): DedupStage {
  const stage = builtInStages.dedup["exact-hash"]?.create(
    { days: 30 },
    { tables: referenceTables(world), expectedReports: rows, days: world.period.days, uniform: () => 0.5 },
  );
  if (!stage) throw new Error("there is no exact-hash stage");
  return stage;
}

function readStream(world: World, wanted: readonly StageColumn[], use: (chunk: Chunk) => void): void {
  const size = chunkSizeOf(world, chunkTicks);
  const chunk = chunkOver(chunkMemory(size, wanted));
  const generator = createGenerator(world, size);
  for (let tick = 0; tick < world.clock.ticks; tick += chunkTicks) {
    generator.fill(chunk, tick, Math.min(chunkTicks, world.clock.ticks - tick));
    use(chunk);
  }
}

function recordTruth(chunk: Chunk, truth: { readonly content: Uint32Array; readonly provider: Uint8Array }): void {
  const { rows, firstRow, fileOffsets, content, columns } = chunk;
  truth.provider.set(columns.provider.subarray(0, rows), firstRow);
  for (let row = 0; row < rows; row++) {
    const at = fileOffsets[row] ?? 0;
    truth.content[firstRow + row] = at < (fileOffsets[row + 1] ?? 0) ? (content[at] ?? noFile) : noFile;
  }
}

function recordHashes(chunk: Chunk, found: Findings): void {
  const { rows, fileOffsets, content } = chunk;
  const fileHash = chunk.columns.fileHash ?? new Uint32Array(0);
  const primaryHash = chunk.columns.primaryHash ?? new Uint32Array(0);
  const files = fileOffsets[rows] ?? 0;
  for (let at = 0; at < files; at++) {
    const number = content[at] ?? 0;
    const hash = fileHash[at] ?? 0;
    const known = found.hashOf[number] ?? 0;
    if (known !== 0 && known !== hash) found.changedHashes += 1;
    found.hashOf[number] = hash;
  }
  for (let row = 0; row < rows; row++) {
    const at = fileOffsets[row] ?? 0;
    const first = at < (fileOffsets[row + 1] ?? 0) ? fileHash[at] : 0;
    if (primaryHash[row] !== first) found.otherPrimaries += 1;
  }
}

/** Hashes that more than one content has. */
function sharedHashes(hashOf: Uint32Array): number {
  const hashes = hashOf.filter((hash) => hash !== 0).sort();
  let shared = 0;
  for (let at = 1; at < hashes.length; at++) if (hashes[at] === hashes[at - 1]) shared += 1;
  return shared;
}

describe("over ten million reports", () => {
  let found: Findings;
  beforeAll(() => {
    found = findingsOf(worldOf(102, 1), () => {});
  }, 300_000);

  test("exact-hash links a good part of them", () => {
    expect(found.reports).toBeGreaterThan(1e7);
    expect(found.links).toBeGreaterThan(0.1 * found.reports);
  });

  test("it never links two contents, nor two providers", () => {
    expect(found.falseMatches).toBe(0);
  });

  test("a content has one exact hash, and no other content has it", () => {
    expect(found.hashOf.reduce((count, hash) => count + (hash === 0 ? 0 : 1), 0)).toBeGreaterThan(1e7);
    expect(found.changedHashes).toBe(0);
    expect(sharedHashes(found.hashOf)).toBe(0);
  });

  test("the first file's hash is the report's", () => {
    expect(found.otherPrimaries).toBe(0);
  });
});

test("hashes cut to 24 bits would be found out", () => {
  const found = findingsOf(worldOf(3, 0.3), ({ columns: { primaryHash }, rows }) => {
    for (let row = 0; row < rows; row++) primaryHash[row] = (primaryHash[row] ?? 0) & 0xffffff;
  });
  expect(found.falseMatches).toBeGreaterThan(10);
});
