import { type StageColumn, stageColumns } from "@tipbench/vocabulary";
import { type Chunk, chunkOver, isStreamColumn, type World } from "@tipbench/world";
import { chunkSource, orderedMemory } from "../execution/generate.ts";
import type { WorldOrder } from "../execution/world-order.ts";
import { type ShownReport, shownReport } from "../shown-report.ts";
import type { Recording } from "./recording.ts";

/** A recorded stream that is to be read in its world. */
export interface OrderedRecording {
  readonly world: World;
  readonly order: WorldOrder;
  readonly recording: Recording;
}

/**
 * Reads a recorded stream up to the report with an identifier, and shows it with all columns that were recorded; null where none has it.
 * Throws the signal's reason when it is aborted.
 */
export async function recordedReport(
  { world, order, recording }: OrderedRecording,
  reportId: number,
  signal: AbortSignal,
): Promise<ShownReport | null> {
  const wanted = (Object.keys(stageColumns) as StageColumn[]).filter(
    (name) => isStreamColumn(name) && recording.columns.includes(name),
  );
  const whole = { ...order, wanted };
  const chunk = chunkOver(orderedMemory(world, whole));
  const source = chunkSource(world, whole);
  try {
    while (await source.fillNext(chunk)) {
      signal.throwIfAborted();
      const row = chunk.columns.reportId.subarray(0, chunk.rows).indexOf(reportId);
      if (row >= 0) return shownReport(world, recordedAlone(chunk, wanted), row, recording.lacking);
    }
    return null;
  } finally {
    await source.close();
  }
}

/** The chunk without the columns that a run adds, with nothing in them, to those that were recorded. */
function recordedAlone(chunk: Chunk, recorded: readonly StageColumn[]): Chunk {
  const { receivedAtSeconds, reportId, provider, incidentType, fileCount } = chunk.columns;
  const kept = Object.fromEntries(
    Object.entries(chunk.columns).filter(([name]) => recorded.some((one) => one === name)),
  );
  return { ...chunk, columns: { ...kept, receivedAtSeconds, reportId, provider, incidentType, fileCount } };
}
