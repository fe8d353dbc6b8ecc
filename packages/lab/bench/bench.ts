import { parseArgs } from "node:util";
import { drawUniform, keyOf } from "@tipbench/random";
import { builtInStages } from "@tipbench/stages";
import { type StageColumn, stageColumns } from "@tipbench/vocabulary";
import { chunkOver, isStreamColumn } from "@tipbench/world";
import { tuneEngine } from "../src/execution/engine-settings.ts";
import { chunkSource, openWorld, orderedMemory } from "../src/execution/generate.ts";
import { houseStages, loadScenario, runScenario, type Scenario } from "../src/index.ts";
import { worldOrder } from "../src/replication/settings.ts";
import { batchOf, tickView } from "../src/replication/tick-view.ts";
import { referenceTables } from "../src/replication/world-tables.ts";
import { cheapestCount, costsOf, reportColumnCosts } from "./column-costs.ts";

const { values } = parseArgs({ options: { smoke: { type: "boolean" }, scenario: { type: "string" } } });
const file = values.scenario ?? "scenarios/us-2023.yaml";
const days = values.smoke ? 1 : 14;
const scale = values.smoke ? 0.02 : 1;

const passes = values.smoke ? 1 : 3;

/** One line of the result: a step, how many it did a second, and how often the minimal loop fits into its time. */
interface Line {
  readonly step: string;
  readonly perSecond: number;
  readonly unit: string;
}

function timed(count: () => number): { readonly count: number; readonly seconds: number } {
  const from = performance.now();
  const done = count();
  return { count: done, seconds: (performance.now() - from) / 1000 };
}

function line(step: string, unit: string, count: () => number): Line {
  const result = timed(count);
  return { step, unit, perSecond: result.count / result.seconds };
}

/** What no generator can do without: twenty draws a report, each into a column. */
function minimalLoop(reports: number): number {
  const keys = Array.from({ length: 20 }, (_, column) => keyOf("bench", String(column)));
  const columns = keys.map(() => new Float64Array(1024));
  keys.forEach((key, column) => {
    const out = columns[column];
    if (!out) return;
    for (let report = 0; report < reports; report++) out[report & 1023] = drawUniform(key, report, 0);
  });
  return reports;
}

function generated(scenario: Scenario, wanted: readonly StageColumn[]): () => number {
  const order = worldOrder(scenario, 0, wanted, { chunkTicks: 16 });
  const world = openWorld(order);
  const source = chunkSource(world, order);
  const chunk = chunkOver(orderedMemory(world, order));
  return () => {
    let rows = 0;
    while (source.fillNext(chunk)) rows += chunk.rows;
    return rows;
  };
}

/** The stage alone: the time of generation is left out. */
function deduplicated(scenario: Scenario): Line {
  const order = worldOrder(scenario, 0, ["primaryHash", "provider", "receivedAtSeconds"], { chunkTicks: 16 });
  const world = openWorld(order);
  const runDays = scenario.days + scenario.warmupDays;
  const expectedReports = world.clock.eventsPerSecond * 86_400 * runDays;
  const context = {
    tables: referenceTables(world),
    expectedReports,
    days: runDays,
    uniform: () => 0.5,
    drawKey: keyOf("bench"),
  };
  const stage = builtInStages.dedup["exact-hash"]?.create({ days: 30 }, context);
  if (!stage) throw new RangeError("no stage exact-hash");
  const source = chunkSource(world, order);
  const chunk = chunkOver(orderedMemory(world, order));
  let seconds = 0;
  let rows = 0;
  while (source.fillNext(chunk)) {
    seconds += timed(() => {
      for (let tick = 0; tick < chunk.ticks; tick++) {
        const view = tickView(chunk, tick);
        stage.dedup(batchOf(view, {}, stage.reads, 0, view.rows), { link() {}, review() {}, compared() {} });
      }
      return chunk.rows;
    }).seconds;
    rows += chunk.rows;
  }
  return { step: "dedup exact-hash, 30 days", unit: "reports", perSecond: rows / seconds };
}

/** What columns cost by themselves: the twenty cheapest together, one that nobody can do without, and the dearest alone. */
function columnLines(scenario: Scenario): readonly Line[] {
  const world = openWorld(worldOrder(scenario, 0, [], { chunkTicks: 16 }));
  const alone = reportColumnCosts(world, passes);
  const cheapest = alone.slice(0, cheapestCount).flatMap(({ columns }) => columns);
  const [together, bare] = costsOf(world, [cheapest, ["receivedAtSeconds"]], passes);
  const dearest = alone.at(-1);
  return [
    { step: `generate, the ${cheapestCount} cheapest report columns`, of: together },
    { step: "generate, receivedAtSeconds alone: others cost 0", of: bare },
    { step: `generate, ${dearest?.columns} alone: the dearest`, of: dearest },
  ].map(({ step, of }) => ({ step, unit: "reports", perSecond: of?.reportsPerSecond ?? 0 }));
}

async function whole(scenario: Scenario, workers: 1 | 2): Promise<Line> {
  const from = performance.now();
  const run = await runScenario(scenario, 1, { workers });
  const seconds = (performance.now() - from) / 1000;
  const reports = run.results.metrics.stream.reports;
  const step = `whole run, ${scenario.strategies.length} strategies, ${workers === 1 ? "one thread" : "threads"}`;
  return { step, unit: "reports", perSecond: reports / seconds };
}

function print({ step, perSecond, unit }: Line, minimal: Line): void {
  const millions = (perSecond / 1e6).toFixed(3).padStart(8);
  const ratio = (minimal.perSecond / perSecond).toFixed(1).padStart(7);
  process.stdout.write(`${step.padEnd(48)} ${millions} M ${unit}/s ${ratio} x minimal\n`);
}

tuneEngine();
const scenario = loadScenario(file, { days, scale }, houseStages);
const everyColumn = (Object.keys(stageColumns) as StageColumn[]).filter(isStreamColumn);
process.stdout.write(`${file}, ${days} days, scale ${scale}\n`);
const minimal = line("minimal loop: 20 draws a report", "reports", () => minimalLoop(values.smoke ? 1e5 : 5e6));
print(minimal, minimal);
print(line("generate, columns of the house", "reports", generated(scenario, [])), minimal);
print(line("generate, every column", "reports", generated(scenario, everyColumn)), minimal);
for (const cost of columnLines(scenario)) print(cost, minimal);
print(deduplicated(scenario), minimal);
print(await whole(scenario, 1), minimal);
print(await whole(scenario, 2), minimal);
process.stdout.write(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB\n`);
