import { clusterRows } from "./cluster-metrics.ts";
import { entityLevels } from "./codes.ts";
import { type MetricRow, noUrgent, received, urgentGrade } from "./metric-row.ts";

/** What is said of deduplication: how much it joins, what it buries, and how well it groups at each level. */
export const dedupRows: readonly MetricRow[] = [
  [
    "dedup.compression",
    "Reports a work item",
    `${received}, a batched one counted once for each of its events`,
    "work items made of them",
    "ratio",
    "none",
    "no work item",
  ],
  [
    "dedup.urgentBuried",
    "Urgent events buried in a bundle",
    `${urgentGrade} events whose first report joined an earlier bundle that was not handled as urgent by then`,
    `${urgentGrade} events received`,
    "count",
    "lower",
    noUrgent,
  ],
  [
    "dedup.urgentBuriedSeconds",
    "Delay of buried urgent events",
    "mean seconds from the joining of a buried event to its first delivery as urgent, over those that had one",
    "buried events that were escalated later",
    "seconds",
    "lower",
    "no buried event was escalated later",
  ],
  [
    "dedup.reductionRatio",
    "Pairs that blocking left out",
    "pairs of reports that the dedup stage did not compare; what it compares twice counts twice",
    "pairs of reports received in the measured days",
    "share",
    "higher",
    "no comparison told by the dedup stage, or fewer than two reports",
  ],
  [
    "dedup.pairCompleteness",
    "True pairs that blocking kept",
    "pairs of reports of one subject that the dedup stage compared",
    "pairs of reports of one subject",
    "share",
    "higher",
    "no comparison told by the dedup stage, or no pair of reports of one subject",
  ],
  [
    "dedup.crossProviderLinks",
    "Pairs found across providers",
    "pairs of reports of one subject from different providers in one bundle",
    "pairs of reports of one subject from different providers",
    "share",
    "higher",
    "no pair of reports of one subject from different providers",
  ],
  ...entityLevels.flatMap(clusterRows),
];
