import { addToHash, type ColumnArray, emptyHash, hashText } from "@tipbench/columns";
import { type StageColumn, stageColumns } from "@tipbench/vocabulary";
import {
  type Chunk,
  chunkMemory,
  chunkOver,
  chunkSizeOf,
  createGenerator,
  createWorld,
  isStreamColumn,
  type Period,
  type World,
  type WorldSettings,
  type WorldValues,
  worldSettings,
} from "../src/index.ts";

/** Every column that comes with the stream. */
export const streamColumns = Object.entries(stageColumns)
  .map(([name]) => name as StageColumn)
  .filter(isStreamColumn);

/** A world of a few days; what is not named is as in a scenario that says nothing. */
export function smallWorld(
  seed: string,
  period: Partial<Period> = {},
  values: Partial<WorldValues> = {},
  settings: Partial<Omit<WorldSettings, "values">> = {},
): World {
  return createWorld(seed, worldSettings({ ...settings, values }), {
    startDate: "2023-01-01",
    days: 3,
    warmupDays: 0,
    scale: 0.002,
    ...period,
  });
}

interface Part {
  readonly name: string;
  readonly of: "report" | "file";
  readonly values: ColumnArray;
}

function partsOf(chunk: Chunk): readonly Part[] {
  const isFile = (name: string): boolean =>
    Object.entries(stageColumns).some((entry) => entry[0] === name && entry[1].of === "file");
  const report = (name: string, values: ColumnArray): Part => ({ name, of: isFile(name) ? "file" : "report", values });
  return [
    ...Object.entries(chunk.columns).map(([name, values]) => report(name, values)),
    ...Object.entries(chunk.truth).map(([name, values]) => report(`truth.${name}`, values)),
    report("submission", chunk.submission),
    report("locationClass", chunk.locationClass),
    report("listedCountry", chunk.listedCountry),
    report("listedState", chunk.listedState),
    { name: "content", of: "file", values: chunk.content },
    { name: "openable", of: "file", values: chunk.openable },
  ];
}

const filesOf = (chunk: Chunk): number => chunk.fileOffsets[chunk.rows] ?? 0;

function append(whole: Chunk, chunk: Chunk): void {
  const files = filesOf(whole);
  const targets = partsOf(whole);
  partsOf(chunk).forEach(({ of, values }, at) => {
    const length = of === "file" ? filesOf(chunk) : chunk.rows;
    targets[at]?.values.set(values.subarray(0, length), of === "file" ? files : whole.rows);
  });
  for (let row = 0; row <= chunk.rows; row++)
    whole.fileOffsets[whole.rows + row] = files + (chunk.fileOffsets[row] ?? 0);
  for (let tick = 0; tick <= chunk.ticks; tick++)
    whole.tickRows[whole.ticks + tick] = whole.rows + (chunk.tickRows[tick] ?? 0);
  whole.rows += chunk.rows;
  whole.ticks += chunk.ticks;
}

/** All ticks of a world in one chunk, generated `ticks` at a time. */
export function wholeStream(world: World, ticks: number, columns: readonly StageColumn[] = streamColumns): Chunk {
  const size = chunkSizeOf(world, ticks);
  const generator = createGenerator(world, size);
  const chunk = chunkOver(chunkMemory(size, columns));
  const whole = chunkOver(chunkMemory(chunkSizeOf(world, world.clock.ticks), columns));
  for (let from = 0; from < world.clock.ticks; from += ticks) {
    generator.fill(chunk, from, Math.min(ticks, world.clock.ticks - from));
    append(whole, chunk);
  }
  return whole;
}

function hashOf(values: ColumnArray, length: number): string {
  const hash = emptyHash();
  addToHash(hash, values, 0, length);
  return hashText(hash);
}

/** A hash of each column, of the truth and of all that lies beside them. */
export function hashesOf(chunk: Chunk): Readonly<Record<string, string>> {
  const hashes = partsOf(chunk).map(({ name, of, values }) => [
    name,
    hashOf(values, of === "file" ? filesOf(chunk) : chunk.rows),
  ]);
  return Object.fromEntries([
    ...hashes,
    ["fileOffsets", hashOf(chunk.fileOffsets, chunk.rows + 1)],
    ["tickRows", hashOf(chunk.tickRows, chunk.ticks + 1)],
  ]);
}

/** All that a chunk says of each submission, as text. */
export function submissionsOf(chunk: Chunk): ReadonlyMap<number, string> {
  const parts = partsOf(chunk);
  return new Map(
    Array.from({ length: chunk.rows }, (_, row) => {
      const [from, to] = chunk.fileOffsets.subarray(row, row + 2);
      const values = parts.map(({ name, of, values }) => [
        name,
        of === "file" ? Array.from(values.subarray(from, to)) : values[row],
      ]);
      return [chunk.submission[row] ?? 0, JSON.stringify(values)];
    }),
  );
}
