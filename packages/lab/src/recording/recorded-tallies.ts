import { fileKinds } from "@tipbench/vocabulary";
import { type Chunk, contentCapacity, type FileTallies, ticksPerDay, type World } from "@tipbench/world";
import { tallyFiles } from "./recorded-values.kernel.ts";

/** Counts over the files of the measured rows of a recorded stream. Which of them are near others is not looked for. */
export interface RecordedTallies {
  readonly tallies: FileTallies;
  /** Counts a chunk's files; chunks come in order. */
  count(chunk: Chunk, fileKind: Uint8Array): void;
}

/** Tallies that have counted nothing. */
export function recordedTallies(world: World): RecordedTallies {
  const tallies: FileTallies = {
    files: new Float64Array(fileKinds.length),
    exactUnique: new Float64Array(fileKinds.length),
    perceptuallyUnique: null,
    reportsWithExactUnique: 0,
    reportsWithPerceptuallyUnique: 0,
  };
  const seen = new Uint8Array((contentCapacity(world) >>> 3) + 1);
  const firstTick = world.period.warmupDays * ticksPerDay;
  return {
    tallies,
    count(chunk, fileKind) {
      const kinds = chunk.columns.fileKind ?? fileKind;
      const from = chunk.tickRows[Math.min(chunk.ticks, Math.max(0, firstTick - chunk.fromTick))] ?? 0;
      tallyFiles(chunk, from, kinds, { tallies, seen });
    },
  };
}
