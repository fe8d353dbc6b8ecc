import { keyOf } from "@tipbench/random";
import { builtInStages } from "@tipbench/stages";
import { type StageColumn, stageColumns } from "@tipbench/vocabulary";
import { chunkOver, isStreamColumn } from "@tipbench/world";
import { chunkSource, openWorld, orderedMemory } from "../src/execution/generate.ts";
import { houseStages, loadScenario } from "../src/index.ts";
import { sizesOf } from "../src/replication/replication-request.ts";
import { worldOrder } from "../src/replication/settings.ts";
import { batchOf, type HouseColumns, tickView } from "../src/replication/tick-view.ts";
import { referenceTables } from "../src/replication/world-tables.ts";

/** Prints reports per second of processor time of every built-in triage and routing stage alone, over two days at the national volume; generating is left out. */
const scenario = loadScenario("scenarios/demo.yaml", { days: 2 }, houseStages);
const everyColumn = (Object.keys(stageColumns) as StageColumn[]).filter(
  (name) => isStreamColumn(name) && stageColumns[name].of === "report",
);
const order = worldOrder(scenario, 0, everyColumn, { chunkTicks: 16 });
const world = openWorld(order);
const sizes = sizesOf(world);
const context = {
  tables: referenceTables(world),
  expectedReports: sizes.rows,
  days: scenario.days + scenario.warmupDays,
  uniform: () => 0.5,
  drawKey: keyOf("bench", "judges"),
};
const empty = new Uint8Array(sizes.rowsPerTick);
const house: HouseColumns = {
  matchKnown: empty,
  matchFrequent: empty,
  labelledFiles: empty,
  labelledTypes: empty,
  labelledFlags: empty,
};

type Decide = (batch: ReturnType<typeof batchOf>) => void;

function timed(name: string, reads: readonly StageColumn[], decide: Decide): void {
  const source = chunkSource(world, order);
  const chunk = chunkOver(orderedMemory(world, order));
  let microseconds = 0;
  let rows = 0;
  while (source.fillNext(chunk)) {
    const from = process.cpuUsage();
    for (let tick = 0; tick < chunk.ticks; tick++) {
      const view = tickView(chunk, tick);
      decide(batchOf(view, house, reads, 0, view.rows));
    }
    const { user, system } = process.cpuUsage(from);
    microseconds += user + system;
    rows += chunk.rows;
  }
  process.stdout.write(`${name.padEnd(32)} ${(rows / microseconds).toFixed(2).padStart(8)} M reports/s\n`);
}

const rows = sizes.rowsPerTick;
const out = {
  priority: new Uint8Array(rows),
  disposition: new Uint8Array(rows),
  escalate: new Uint8Array(rows),
  score: new Float32Array(rows),
};
const route = { agency: new Uint16Array(3 * rows), confidence: new Float32Array(rows) };

for (const [name, { create }] of Object.entries(builtInStages.triage)) {
  const stage = create({}, context);
  timed(`triage ${name}`, stage.reads, (batch) => stage.triage(batch, "received", out));
}
for (const [name, { create }] of Object.entries(builtInStages.routing)) {
  const stage = create({}, context);
  timed(`routing ${name}`, stage.reads, (batch) => stage.route(batch, route));
}
