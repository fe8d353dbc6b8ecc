import type { DedupStage } from "@tipbench/stage-kit";

/** `none`: every report stands alone. */
export function createNoDedup(): DedupStage<never> {
  return { name: "none", reads: [], dedup() {} };
}
