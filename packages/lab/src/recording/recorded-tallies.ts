import { fileKinds } from "@tipbench/vocabulary";
import { type Chunk, contentCapacity, type FileTallies, ticksPerDay, type World } from "@tipbench/world";

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
      for (let row = from; row < chunk.rows; row++) countRow(chunk, row, kinds, seen, tallies);
    },
  };
}

function countRow(
  { content, fileOffsets }: Chunk,
  row: number,
  kinds: Uint8Array,
  seen: Uint8Array,
  tallies: FileTallies,
): void {
  let hasNew = 0;
  for (let at = fileOffsets[row] ?? 0; at < (fileOffsets[row + 1] ?? 0); at++) {
    const number = content[at] ?? 0;
    const kind = kinds[at] ?? 0;
    const isNew = 1 - (((seen[number >>> 3] ?? 0) >>> (number & 7)) & 1);
    seen[number >>> 3] = (seen[number >>> 3] ?? 0) | (1 << (number & 7));
    tallies.files[kind] = (tallies.files[kind] ?? 0) + 1;
    tallies.exactUnique[kind] = (tallies.exactUnique[kind] ?? 0) + isNew;
    hasNew |= isNew;
  }
  tallies.reportsWithExactUnique += hasNew;
}
