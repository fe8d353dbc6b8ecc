import {
  createStreamWriter,
  type FileFormat,
  type StreamColumn,
  type StreamExport,
  type StreamTable,
} from "@tipbench/store";
import { type ColumnSchema, fileColumns, reportColumns, syntheticNotice, truthColumns } from "@tipbench/vocabulary";
import type { Chunk, World } from "@tipbench/world";
import { openWorld, streamHere } from "./execution/generate.ts";
import { defaultExecution, type Execution, worldOrder } from "./replication/settings.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { codeNames } from "./stream/code-names.ts";
import { hashOfStreams, streamHash } from "./stream/stream-figures.ts";

/** Where an export goes, and as what. */
export interface ExportTarget {
  readonly folder: string;
  readonly format: FileFormat;
}

type ReportName = keyof typeof reportColumns;
type FileName = keyof typeof fileColumns;
type TruthName = keyof typeof truthColumns;

const reportNames = Object.keys(reportColumns) as ReportName[];
const fileNames = Object.keys(fileColumns) as FileName[];
const truthNames = Object.keys(truthColumns) as TruthName[];

const rowColumn: StreamColumn = {
  name: "row",
  array: "u32",
  missing: null,
  unit: "row",
  doc: "number of the report in order of receipt; the same in all tables",
};

function streamTables(world: World): readonly StreamTable[] {
  const labels = codeNames(world);
  const column = (name: string, schema: ColumnSchema): StreamColumn => {
    const { array, missing, unit, doc } = schema;
    const names = labels[unit];
    return { name, array, missing, unit, doc, ...(names ? { labels: names } : {}) };
  };
  return [
    {
      name: "reports",
      doc: "one row a report as received",
      columns: [rowColumn, ...reportNames.map((name) => column(name, reportColumns[name]))],
    },
    {
      name: "files",
      doc: "one row a file, in the order of the reports",
      columns: [rowColumn, ...fileNames.map((name) => column(name, fileColumns[name]))],
    },
    {
      name: "truth",
      doc: "ground truth, one row a report",
      columns: [rowColumn, ...truthNames.map((name) => column(name, truthColumns[name]))],
    },
  ];
}

function rowNumbers(firstRow: number, rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => firstRow + row);
}

function fileRows({ fileOffsets, firstRow, rows }: Chunk): Uint32Array {
  const out = new Uint32Array(fileOffsets[rows] ?? 0);
  for (let row = 0; row < rows; row++) out.fill(firstRow + row, fileOffsets[row], fileOffsets[row + 1]);
  return out;
}

/**
 * Writes the stream of a scenario's first replication, warm-up included, with its truth beside it. The datasheet's `streamHash` is that
 * of a run of one replication whose stages read all columns: a run generates, and hashes, only what its stages read.
 */
export async function generateStream(
  scenario: Scenario,
  { folder, format }: ExportTarget,
  settings: Partial<Execution> = {},
): Promise<StreamExport> {
  const execution = { ...defaultExecution, ...settings };
  const order = worldOrder(scenario, 0, [...reportNames, ...fileNames], execution);
  const world = openWorld(order);
  const stream = streamHere(world, order);
  const writer = await createStreamWriter(folder, streamTables(world), format);
  try {
    for (;;) {
      execution.signal.throwIfAborted();
      const chunk = await stream.next();
      if (!chunk) break;
      const { rows, columns, truth } = chunk;
      const files = chunk.fileOffsets[rows] ?? 0;
      const numbers = rowNumbers(chunk.firstRow, rows);
      const cut = <T extends { subarray(from: number, to: number): T }>(values: T | undefined, to: number): T[] =>
        values ? [values.subarray(0, to)] : [];
      await writer.append("reports", [numbers, ...reportNames.flatMap((name) => cut(columns[name], rows))]);
      await writer.append("files", [fileRows(chunk), ...fileNames.flatMap((name) => cut(columns[name], files))]);
      await writer.append("truth", [numbers, ...truthNames.flatMap((name) => cut(truth[name], rows))]);
      execution.onProgress(chunk.fromTick + chunk.ticks, world.clock.ticks);
    }
    const { name, seed, scale, days, warmupDays, startDate } = scenario;
    const about = { notice: syntheticNotice, scenario: name, seed, scale, days, warmupDays, startDate };
    return await writer.finish({ ...about, streamHash: hashOfStreams([streamHash(stream.summary())]) });
  } finally {
    await writer.discard();
  }
}
