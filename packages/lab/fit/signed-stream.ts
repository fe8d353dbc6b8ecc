import { allocateColumns } from "@tipbench/columns";
import { fillRiskSigns, riskSigns, type SignColumn, signColumns } from "@tipbench/stages";
import { type StageColumn, type StageColumns, stageColumns } from "@tipbench/vocabulary";
import {
  type Chunk,
  type ContentLabel,
  chunkOver,
  contentCapacity,
  isStreamColumn,
  type Labeller,
  labeller,
  type World,
} from "@tipbench/world";
import { chunkSource, openWorld, orderedMemory } from "../src/execution/generate.ts";
import type { WorldOrder } from "../src/execution/world-order.ts";
import { frequentColumns, seedKnownLists } from "../src/replication/house-memory.ts";
import {
  createKnownList,
  fillMatchKnown,
  type KnownList,
  unknownContents,
} from "../src/replication/known-list.kernel.ts";
import { sizesOf } from "../src/replication/replication-request.ts";
import { worldOrder } from "../src/replication/settings.ts";
import { batchOf, type TickView, tickView } from "../src/replication/tick-view.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { addReport, type SignTally, signTally } from "./sign-tally.ts";

/** The reports of a scenario's stream by their signs: as they are received, and as they are when an analyst has labelled them. */
export interface SignedStream {
  readonly received: SignTally;
  readonly labelled: SignTally;
}

const chunkTicks = 16;
const mostFiles = 256;
const opensAll = 1;

/** What is at hand while a stream is gone through. */
interface Desk {
  readonly world: World;
  readonly known: KnownList;
  readonly label: Labeller;
  readonly columns: Pick<StageColumns, SignColumn>;
  readonly found: SignedStream;
}

/**
 * Goes through the stream of a scenario, warm-up included, as the house would without desks: files are matched against the known list of the start, and every
 * file that is not on it is labelled at once, with the analysts' mistakes.
 */
export function signedStream(scenario: Scenario): SignedStream {
  const order: WorldOrder = worldOrder(scenario, 0, signColumns.filter(isStreamColumn), { chunkTicks });
  const world = openWorld(order);
  const { rowsPerTick } = sizesOf(world);
  const source = chunkSource(world, order);
  const chunk = chunkOver(orderedMemory(world, order));
  const patterns = 1 << riskSigns.length;
  const desk: Desk = {
    world,
    known: createKnownList(contentCapacity(world)),
    label: labeller(world.source.keys.label, scenario.settings.values, scenario.floor.labelErrorShare),
    columns: allocateColumns(stageColumns, signColumns, { reports: rowsPerTick, files: 0 }),
    found: { received: signTally(patterns), labelled: signTally(patterns) },
  };
  const frequent = frequentColumns(world, rowsPerTick);
  while (source.fillNext(chunk)) {
    if (chunk.fromTick === 0) seedKnownLists(world, source.contentsBefore, [desk.known]);
    for (let tick = 0; tick < chunk.ticks; tick++) {
      const view = tickView(chunk, tick);
      addTick(desk, view, frequent(chunk, view.from, view.to).matchFrequent);
    }
  }
  return desk.found;
}

function addTick(desk: Desk, view: TickView, matchFrequent: StageColumns[StageColumn] | undefined): void {
  const { columns, known, found } = desk;
  const names = signColumns.filter(isStreamColumn);
  const stream = batchOf(view, {}, names, 0, view.rows).columns;
  for (const name of names) columns[name].set(stream[name]);
  columns.matchFrequent.set((matchFrequent ?? []).slice(0, view.rows));
  fillMatchKnown(known, view.chunk, view.from, view.to, columns.matchKnown);
  columns.labelledFiles.fill(0);
  columns.labelledTypes.fill(0);
  columns.labelledFlags.fill(0);
  const signs = new Uint32Array(view.rows);
  fillRiskSigns(columns, view.rows, signs);
  tally(found.received, view, signs, () => true);
  labelTick(desk, view);
  fillRiskSigns(columns, view.rows, signs);
  tally(found.labelled, view, signs, (row) => (columns.labelledFiles[row] ?? 0) > 0);
}

function tally(to: SignTally, { chunk, from }: TickView, signs: Uint32Array, counts: (row: number) => boolean): void {
  for (const [row, bits] of signs.entries()) {
    if (counts(row)) addReport(to, bits, (chunk.truth.grade[from + row] ?? 0) > 0);
  }
}

function labelTick({ known, label, columns }: Desk, { chunk, from, rows }: TickView): void {
  const contents = new Uint32Array(mostFiles);
  const one: ContentLabel = { type: 0, age: 0, flags: 0 };
  for (let row = 0; row < rows; row++) {
    const count = unknownContents(known, chunk, from + row, opensAll, contents) & (mostFiles - 1);
    const report = reportOf(chunk, from + row);
    let [types, flags] = [0, 0];
    for (const content of contents.subarray(0, count)) {
      label(content, report, one);
      types |= 1 << one.type;
      flags |= one.flags;
    }
    columns.labelledFiles[row] = count;
    columns.labelledTypes[row] = types;
    columns.labelledFlags[row] = flags;
  }
}

function reportOf({ truth }: Chunk, row: number) {
  return { grade: truth.grade[row] ?? 0, isWrongPerson: (truth.personError[row] ?? 0) !== 0 };
}
