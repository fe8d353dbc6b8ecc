import type { StageBatch, TriageOut } from "@tipbench/stage-kit";
import {
  informational,
  priority1,
  priority2,
  priority3,
  priorityE,
  recentFlag,
  referral,
  yes,
} from "@tipbench/vocabulary";
import { irrelevantOnly } from "./codes.ts";

/** The columns that tell how new a report's files are. */
export const noveltyColumns = [
  "fileCount",
  "matchKnown",
  "matchFrequent",
  "marked",
  "labelledFiles",
  "labelledTypes",
  "labelledFlags",
] as const;
export type NoveltyColumn = (typeof noveltyColumns)[number];
type NoveltyRows = StageBatch<NoveltyColumn>["columns"];

/**
 * The score: of n files that nobody knows, n / (1 + n), divided by 1 + how often the first one was seen in the run, a quarter of it if that one is marked as viral,
 * and 1 more if an analyst found a file made recently. 0 where all files that were looked at are irrelevant, and where there is none that is new.
 */
export function fillNovelty(columns: NoveltyRows, rows: number, score: Float32Array): void {
  for (let row = 0; row < rows; row++) {
    const files = columns.fileCount[row]!;
    const unknown = Math.max(0, files - columns.matchKnown[row]!);
    const isIrrelevant = columns.labelledFiles[row] === files && columns.labelledTypes[row] === irrelevantOnly;
    const seldom = 1 / (1 + columns.matchFrequent[row]!);
    const own = columns.marked[row] === yes ? 0.25 : 1;
    const recent = (columns.labelledFlags[row]! & recentFlag) === 0 ? 0 : 1;
    score[row] = isIrrelevant ? 0 : (own * seldom * unknown) / (1 + unknown) + recent;
  }
}

/** Escalated: priority 1. With something new: 2. Without files: 3. Nothing new: E, informational. All but E are referrals. */
export function settleByNovelty(fileCount: Uint8Array, rows: number, out: TriageOut): void {
  for (let row = 0; row < rows; row++) {
    const isNew = out.score[row]! > 0;
    const isIdle = !isNew && fileCount[row] !== 0;
    out.disposition[row] = isIdle ? informational : referral;
    out.priority[row] = out.escalate[row] === 1 ? priority1 : isNew ? priority2 : isIdle ? priorityE : priority3;
  }
}
