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

/** As many columns as the 6 million reports a second are meant for. */
export const cheapestCount = 20;

function meterOf(world: World, columns: readonly StageColumn[]): Meter {
  const chunk = chunkOver(chunkMemory(chunkSizeOf(world, chunkTicks), columns, "columns"));
  return { columns, chunk, rows: 0, seconds: 0 };
}

/**
 * Generates the whole stream so many times in one thread, each chunk of ticks with the columns of the next set, and the first time
 * unmeasured: so all sets meet the same load of the day, in code that is warm.
 */
export function costsOf(
  world: World,
  sets: readonly (readonly StageColumn[])[],
  passes: number,
): readonly ColumnCost[] {
  const meters = sets.map((columns) => meterOf(world, columns));
  for (let pass = 0; pass <= passes; pass++) {
    generate(world, meters, pass);
    if (pass > 0) continue;
    for (const meter of meters) Object.assign(meter, { rows: 0, seconds: 0 });
  }
  return meters.map(({ columns, rows, seconds }) => ({ columns, reportsPerSecond: rows / seconds }));
}

/** The set that begins is another one each pass, so that none keeps to one time of the day. */
function generate(world: World, meters: readonly Meter[], pass: number): void {
  const generator = createGenerator(world, chunkSizeOf(world, chunkTicks), "columns");
  const { ticks } = world.clock;
  for (let turn = pass, tick = 0; tick < ticks; turn += 1, tick += chunkTicks) {
    const meter = meters[turn % meters.length];
    if (!meter) return;
    const from = performance.now();
    generator.fill(meter.chunk, tick, Math.min(chunkTicks, ticks - tick));
    meter.seconds += (performance.now() - from) / 1000;
    meter.rows += meter.chunk.rows;
  }
}

/** Every report column alone, the cheapest first. */
export function reportColumnCosts(world: World, passes: number): readonly ColumnCost[] {
  const names = Object.keys(reportColumns) as (keyof typeof reportColumns)[];
  const costs = costsOf(
    world,
    names.map((name) => [name]),
    passes,
  );
  return [...costs].sort((x, y) => y.reportsPerSecond - x.reportsPerSecond);
}
