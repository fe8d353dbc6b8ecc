import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { builtInStages } from "@tipbench/stages";
import {
  type Chunk,
  chunkMemory,
  chunkOver,
  chunkSizeOf,
  createGenerator,
  createWorld,
  type World,
  worldSettings,
} from "@tipbench/world";
import { batchOf, tickView } from "../src/replication/tick-view.ts";
import { referenceTables } from "../src/replication/world-tables.ts";

const { values } = parseArgs({ options: { smoke: { type: "boolean" } } });
/** A little more than a million reports. */
const days = 11;
const scale = values.smoke ? 0.02 : 1;
const chunkTicks = 16;

interface Tally {
  said: number;
  /** Of one subject. */
  right: number;
  /** Of these, at two providers. */
  across: number;
}

const tally = (): Tally => ({ said: 0, right: 0, across: 0 });

/** Takes entity-link through a world's stream, and says what it cost and found. */
function study(world: World, handles: "exact" | "fuzzy"): string {
  const rows = world.idEnd - (world.clock.firstEvent[0] ?? 0);
  const context = { tables: referenceTables(world), expectedReports: rows, days, uniform: () => 0.5 };
  const stage = builtInStages.dedup["entity-link"]?.create({ handles }, context);
  if (!stage) throw new Error("there is no entity-link stage");
  const size = chunkSizeOf(world, chunkTicks);
  const chunk = chunkOver(chunkMemory(size, stage.reads));
  const generator = createGenerator(world, size);
  const subject = new Uint32Array(rows);
  const provider = new Uint8Array(rows);
  const [links, reviews, compared] = [tally(), tally(), tally()];
  const count = (of: Tally) => (later: number, earlier: number) => {
    of.said += 1;
    if (subject[later] !== subject[earlier]) return;
    of.right += 1;
    if (provider[later] !== provider[earlier]) of.across += 1;
  };
  const out = { link: count(links), review: count(reviews), compared: count(compared) };
  let milliseconds = 0;
  for (let tick = 0; tick < world.clock.ticks; tick += chunkTicks) {
    generator.fill(chunk, tick, Math.min(chunkTicks, world.clock.ticks - tick));
    noteTruth(chunk, subject, provider);
    const start = performance.now();
    for (let at = 0; at < chunk.ticks; at++) {
      const view = tickView(chunk, at);
      stage.dedup(batchOf(view, {}, stage.reads, 0, view.rows), out);
    }
    milliseconds += performance.now() - start;
  }
  const end = chunk.firstRow + chunk.rows;
  const text = ({ said, right, across }: Tally) => `${said} (${right} right, ${across} of them across providers)`;
  return [
    `${handles}: ${end} reports in ${(milliseconds / 1000).toFixed(1)} s`,
    `links ${text(links)}, reviews ${text(reviews)}, compared ${text(compared)}`,
    `peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  ].join("; ");
}

function noteTruth({ rows, firstRow, truth, columns }: Chunk, subject: Uint32Array, provider: Uint8Array): void {
  subject.set(truth.subject.subarray(0, rows), firstRow);
  provider.set(columns.provider.subarray(0, rows), firstRow);
}

const world = createWorld("entity link", worldSettings(), { startDate: "2023-01-01", days, warmupDays: 0, scale });
for (const handles of ["exact", "fuzzy"] as const) process.stdout.write(`${study(world, handles)}\n`);
