import { entityLevels } from "./codes.ts";
import { type MetricRow, noReports, noUrgent, received, urgentGrade } from "./metric-row.ts";

const f1 = "twice the product of precision and recall";
const f1Of = "precision plus recall";
const bundles = "bundles (a lone report is one)";

function pairwiseRows(level: string): readonly MetricRow[] {
  const both = `pairs of reports in one bundle and of one ${level}`;
  const name = `dedup.${level}.pairwise`;
  return [
    [
      `${name}.precision`,
      `Pairwise precision (${level})`,
      both,
      "pairs of reports in one bundle",
      "share",
      "higher",
      "no pair of reports in one bundle",
    ],
    [
      `${name}.recall`,
      `Pairwise recall (${level})`,
      both,
      `pairs of reports of one ${level}`,
      "share",
      "higher",
      "no pair of reports of one entity",
    ],
    [`${name}.f1`, `Pairwise F1 (${level})`, f1, f1Of, "share", "higher", "precision or recall is empty"],
  ];
}

function bCubedByRecordRows(level: string): readonly MetricRow[] {
  const name = `dedup.${level}.bCubed.byRecord`;
  const common = (side: string, of: string): string =>
    `sum over records of the share of the ${of} that bundle and ${level} have in common (${side})`;
  return [
    [
      `${name}.precision`,
      `B-cubed precision, by record (${level})`,
      common("precision", "bundle"),
      received,
      "share",
      "higher",
      noReports,
    ],
    [
      `${name}.recall`,
      `B-cubed recall, by record (${level})`,
      common("recall", level),
      received,
      "share",
      "higher",
      noReports,
    ],
    [`${name}.f1`, `B-cubed F1, by record (${level})`, f1, f1Of, "share", "higher", noReports],
  ];
}

function bCubedByEntityRows(level: string): readonly MetricRow[] {
  const name = `dedup.${level}.bCubed.byEntity`;
  const common = (side: string, of: string): string =>
    `sum over ${level}s of the share of the ${of} that bundle and ${level} have in common, averaged within the ${level} (${side})`;
  return [
    [
      `${name}.precision`,
      `B-cubed precision, by entity (${level})`,
      common("precision", "bundle"),
      `${level}s received`,
      "share",
      "higher",
      noReports,
    ],
    [
      `${name}.recall`,
      `B-cubed recall, by entity (${level})`,
      common("recall", level),
      `${level}s received`,
      "share",
      "higher",
      noReports,
    ],
    [`${name}.f1`, `B-cubed F1, by entity (${level})`, f1, f1Of, "share", "higher", noReports],
  ];
}

function exactClusterRows(level: string): readonly MetricRow[] {
  const exact = `bundles that hold all reports of one ${level} and no other`;
  const name = `dedup.${level}.exactCluster`;
  return [
    [`${name}.precision`, `Bundles that are exact (${level})`, exact, bundles, "share", "higher", noReports],
    [`${name}.recall`, `Entities found exactly (${level})`, exact, `${level}s received`, "share", "higher", noReports],
  ];
}

function errorRows(level: string): readonly MetricRow[] {
  return [
    [
      `dedup.${level}.mergeErrors`,
      `Merge errors (${level})`,
      `over all bundles, the number of ${level}s in it beyond the first`,
      bundles,
      "count",
      "lower",
      noReports,
    ],
    [
      `dedup.${level}.splitErrors`,
      `Split errors (${level})`,
      `over all ${level}s, the number of bundles it lies in beyond the first`,
      `${level}s received`,
      "count",
      "lower",
      noReports,
    ],
  ];
}

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
  ...entityLevels.flatMap((level) => [
    ...pairwiseRows(level),
    ...bCubedByRecordRows(level),
    ...bCubedByEntityRows(level),
    ...exactClusterRows(level),
    ...errorRows(level),
  ]),
];
