import { reportColumns, type StageColumn } from "@tipbench/vocabulary";
import { type Chunk, chunkMemory, chunkOver, chunkSizeOf, createGenerator, type World } from "@tipbench/world";

/** Time that a set of columns took. */
export interface ColumnCost {
  readonly columns: readonly StageColumn[];
  readonly reportsPerSecond: number;
}

interface Meter {
  readonly columns: readonly StageColumn[];
  readonly chunk: Chunk;
  rows: number;
  seconds: number;
}

const chunkTicks = 16;

/** The columns that the 6 million reports a second are meant for. */
export const cheapestCount = 20;

function meterOf(world: World, columns: readonly StageColumn[]): Meter {
  const chunk = chunkOver(chunkMemory(chunkSizeOf(world, chunkTicks), columns));
  return { columns, chunk, rows: 0, seconds: 0 };
}

/**
 * Generates the whole stream once with one generator in one thread, each chunk of ticks with the columns of the next set, and the
 * first round unmeasured: so all sets meet the same load of the day, in code that is warm.
 */
export function costsOf(world: World, sets: readonly (readonly StageColumn[])[]): readonly ColumnCost[] {
  const meters = sets.map((columns) => meterOf(world, columns));
  const generator = createGenerator(world, chunkSizeOf(world, chunkTicks));
  const { ticks } = world.clock;
  let turn = 0;
  for (let tick = 0; tick < ticks; tick += chunkTicks) {
    const meter = meters[turn % meters.length];
    if (!meter) break;
    const from = performance.now();
    generator.fill(meter.chunk, tick, Math.min(chunkTicks, ticks - tick));
    const isWarm = turn >= meters.length;
    if (isWarm) meter.seconds += (performance.now() - from) / 1000;
    if (isWarm) meter.rows += meter.chunk.rows;
    turn += 1;
  }
  return meters.map(({ columns, rows, seconds }) => ({ columns, reportsPerSecond: rows / seconds }));
}

/** Every report column alone, the cheapest first. */
export function reportColumnCosts(world: World): readonly ColumnCost[] {
  const names = Object.keys(reportColumns) as (keyof typeof reportColumns)[];
  const costs = costsOf(
    world,
    names.map((name) => [name]),
  );
  return [...costs].sort((x, y) => y.reportsPerSecond - x.reportsPerSecond);
}
