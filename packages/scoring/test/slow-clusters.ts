/** A report by the bundle and the entity that it is in. */
export interface Placed {
  readonly bundle: number;
  readonly entity: number;
}

type Score = number | null;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const share = (part: number, whole: number): Score => (whole === 0 ? null : part / whole);
const mean = (values: readonly number[]): Score => share(sum(values), values.length);
const f1 = (precision: Score, recall: Score): Score => {
  if (precision === null || recall === null) return null;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
};

function groupsBy(reports: readonly Placed[], by: "bundle" | "entity"): (readonly Placed[])[] {
  const names = new Set(reports.map((report) => report[by]));
  return [...names].map((name) => reports.filter((report) => report[by] === name));
}

function pairs(reports: readonly Placed[], isOne: (a: Placed, b: Placed) => boolean): number {
  return sum(reports.map((a, i) => reports.slice(0, i).filter((b) => isOne(a, b)).length));
}

/** Every cluster score by its definition, report by report. Names as in the metric definitions, without the level. */
export function slowClusterScores(reports: readonly Placed[]): Record<string, Score> {
  const bundles = groupsBy(reports, "bundle");
  const entities = groupsBy(reports, "entity");
  const inBundle = pairs(reports, (a, b) => a.bundle === b.bundle);
  const inEntity = pairs(reports, (a, b) => a.entity === b.entity);
  const inBoth = pairs(reports, (a, b) => a.bundle === b.bundle && a.entity === b.entity);
  const common = ({ bundle, entity }: Placed): number =>
    reports.filter((other) => other.bundle === bundle && other.entity === entity).length;
  const size = (report: Placed, by: "bundle" | "entity"): number =>
    reports.filter((other) => other[by] === report[by]).length;
  const precisionOf = (report: Placed): number => common(report) / size(report, "bundle");
  const recallOf = (report: Placed): number => common(report) / size(report, "entity");
  const byEntity = (of: (report: Placed) => number): Score =>
    mean(entities.map((members) => sum(members.map(of)) / members.length));
  const exact = bundles.filter((members) =>
    members.every((report) => common(report) === members.length && size(report, "entity") === members.length),
  ).length;
  const others = (groups: readonly (readonly Placed[])[], by: "bundle" | "entity"): number =>
    sum(groups.map((members) => new Set(members.map((report) => report[by])).size - 1));
  const pairwise = [share(inBoth, inBundle), share(inBoth, inEntity)] as const;
  const record = [mean(reports.map(precisionOf)), mean(reports.map(recallOf))] as const;
  const entity = [byEntity(precisionOf), byEntity(recallOf)] as const;
  const all = (reports.length * (reports.length - 1)) / 2;
  const chance = (inBundle * inEntity) / all;
  const rand = inBundle === inEntity && (inBundle === 0 || inBundle === all) ? 1 : null;
  const left = (given: "bundle" | "entity"): number =>
    -sum(reports.map((report) => Math.log2(common(report) / size(report, given)))) / reports.length;
  const uncertainty = (by: "bundle" | "entity"): number =>
    -sum(reports.map((report) => Math.log2(size(report, by) / reports.length))) / reports.length;
  const explained = (of: "bundle" | "entity", given: "bundle" | "entity"): Score =>
    reports.length === 0 ? null : uncertainty(of) === 0 ? 1 : 1 - left(given) / uncertainty(of);
  const homogeneity = explained("entity", "bundle");
  const completeness = explained("bundle", "entity");
  const largest = (groups: readonly (readonly Placed[])[]): Score =>
    groups.length === 0 ? null : Math.max(...groups.map((members) => members.length));
  return {
    "pairwise.precision": pairwise[0],
    "pairwise.recall": pairwise[1],
    "pairwise.f1": f1(...pairwise),
    "bCubed.byRecord.precision": record[0],
    "bCubed.byRecord.recall": record[1],
    "bCubed.byRecord.f1": f1(...record),
    "bCubed.byEntity.precision": entity[0],
    "bCubed.byEntity.recall": entity[1],
    "bCubed.byEntity.f1": f1(...entity),
    "exactCluster.precision": share(exact, bundles.length),
    "exactCluster.recall": share(exact, entities.length),
    adjustedRand: all === 0 ? null : (rand ?? (inBoth - chance) / ((inBundle + inEntity) / 2 - chance)),
    homogeneity,
    completeness,
    vMeasure: f1(homogeneity, completeness),
    variationOfInformation: reports.length === 0 ? null : left("bundle") + left("entity"),
    largestCluster: largest(bundles),
    largestEntity: largest(entities),
    mergeErrors: bundles.length === 0 ? null : others(bundles, "entity"),
    splitErrors: entities.length === 0 ? null : others(entities, "bundle"),
  };
}
