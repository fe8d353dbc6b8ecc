import type { Chunk } from "@tipbench/world";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";

/** Fills a stream's chunks one after the other. */
export interface ChunkSource {
  readonly contentsBefore: number;
  /** Fills the next chunk; false at the end of the stream. */
  fillNext(chunk: Chunk): boolean | Promise<boolean>;
  readonly summary: StreamSummary;
  /** Lets go of what it reads from. */
  close(): Promise<void>;
}
