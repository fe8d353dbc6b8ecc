import { type MetricRow, noReports, received } from "./metric-row.ts";

const f1 = "twice the product of precision and recall";
const f1Of = "precision plus recall";
const bundles = "bundles (a lone report is one)";

/** The word for several entities of a level. */
function plural(level: string): string {
  return level.endsWith("y") ? `${level.slice(0, -1)}ies` : `${level}s`;
}

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
    `sum over ${plural(level)} of the share of the ${of} that bundle and ${level} have in common, averaged within the ${level} (${side})`;
  return [
    [
      `${name}.precision`,
      `B-cubed precision, by entity (${level})`,
      common("precision", "bundle"),
      `${plural(level)} received`,
      "share",
      "higher",
      noReports,
    ],
    [
      `${name}.recall`,
      `B-cubed recall, by entity (${level})`,
      common("recall", level),
      `${plural(level)} received`,
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
    [
      `${name}.recall`,
      `Entities found exactly (${level})`,
      exact,
      `${plural(level)} received`,
      "share",
      "higher",
      noReports,
    ],
  ];
}

function errorRows(level: string): readonly MetricRow[] {
  return [
    [
      `dedup.${level}.mergeErrors`,
      `Merge errors (${level})`,
      `over all bundles, the number of ${plural(level)} in it beyond the first`,
      bundles,
      "count",
      "lower",
      noReports,
    ],
    [
      `dedup.${level}.splitErrors`,
      `Split errors (${level})`,
      `over all ${plural(level)}, the number of bundles it lies in beyond the first`,
      `${plural(level)} received`,
      "count",
      "lower",
      noReports,
    ],
  ];
}

const noPair = "fewer than two reports";

function agreementRows(level: string): readonly MetricRow[] {
  const name = `dedup.${level}`;
  const uncertainty = (of: string) => `uncertainty of a report's ${of} in bits, over the ${received}`;
  return [
    [
      `${name}.adjustedRand`,
      `Adjusted Rand index (${level})`,
      `pairs of reports in one bundle and of one ${level}, less as many as chance would give (pairs in one bundle times pairs of one ${level}, over all pairs)`,
      `mean of the pairs in one bundle and the pairs of one ${level}, less the same; 0 over 0 (all alone in both, or all together in both) is 1; n counts all pairs of reports`,
      "index",
      "higher",
      noPair,
    ],
    [
      `${name}.homogeneity`,
      `Homogeneity (${level})`,
      `bits by which knowing the bundle lowers the ${uncertainty(level)}`,
      `that uncertainty; 1 where all reports are of one ${level}; n counts reports`,
      "share",
      "higher",
      noReports,
    ],
    [
      `${name}.completeness`,
      `Completeness (${level})`,
      `bits by which knowing the ${level} lowers the ${uncertainty("bundle")}`,
      "that uncertainty; 1 where all reports are in one bundle; n counts reports",
      "share",
      "higher",
      noReports,
    ],
    [
      `${name}.vMeasure`,
      `V-measure (${level})`,
      "twice the product of homogeneity and completeness",
      "homogeneity plus completeness; 0 over 0 is 0; n counts reports",
      "share",
      "higher",
      noReports,
    ],
    [
      `${name}.variationOfInformation`,
      `Variation of information (${level})`,
      `sum over reports of the bits that its bundle leaves open about its ${level}, and its ${level} about its bundle`,
      received,
      "bits",
      "lower",
      noReports,
    ],
  ];
}

function largestRows(level: string): readonly MetricRow[] {
  return [
    [
      `dedup.${level}.largestCluster`,
      `Largest bundle (${level})`,
      `reports in the largest bundle, to be held against the largest ${level}`,
      bundles,
      "count",
      "none",
      noReports,
    ],
    [
      `dedup.${level}.largestEntity`,
      `Largest ${level}`,
      `reports of the largest ${level}`,
      `${plural(level)} received`,
      "count",
      "none",
      noReports,
    ],
  ];
}

/** How well bundles are the entities of a level, in the order in which tables show it. `level` is the word for one entity. */
export function clusterRows(level: string): readonly MetricRow[] {
  return [
    ...pairwiseRows(level),
    ...bCubedByRecordRows(level),
    ...bCubedByEntityRows(level),
    ...exactClusterRows(level),
    ...agreementRows(level),
    ...errorRows(level),
    ...largestRows(level),
  ];
}
