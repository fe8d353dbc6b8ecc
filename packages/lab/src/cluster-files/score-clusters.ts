import { groupingScores } from "@tipbench/scoring";
import { clusterDefinitions, UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { type ClusterFile, readClusterFile, shownId } from "./cluster-file.ts";
import { FileFaults } from "./file-faults.ts";
import { codeOfText, type TextTable, textOrder } from "./text-table.kernel.ts";

/** A score of a clustering; null with a reason where it has none. */
export interface ClusterScore {
  readonly value: number | null;
  readonly n: number;
  readonly unit: string;
  readonly reason: string | null;
}

/** What `tipbench score clusters --json` prints. */
export interface ClusterScores {
  readonly level: string;
  readonly records: number;
  readonly clusters: { readonly truth: number; readonly predicted: number };
  /** By the names of metrics, `dedup.LEVEL.*`. */
  readonly metrics: Readonly<Record<string, ClusterScore>>;
}

/**
 * Scores a clustering against the truth, both CSV files with the header `id,cluster`, as a dedup stage's bundles are scored at a level. The
 * order of records and the names of clusters have no part in it. Throws one UserError with all faults of both files.
 */
export async function scoreClusters(truthPath: string, predictedPath: string, level: string): Promise<ClusterScores> {
  const [truth, predicted] = await readBoth(truthPath, predictedPath);
  const matched = matchRecords(truth, predicted);
  const order = textOrder(truth.ids);
  const entityOf = order.map((record) => truth.clusterOf[record] ?? 0);
  const bundleOf = order.map((record) => predicted.clusterOf[matched[record] ?? 0] ?? 0);
  const scores = groupingScores(level, bundleOf, entityOf);
  const metrics = clusterDefinitions(level).map(({ name, unit, empty }) => {
    const { value = null, n = 0 } = scores.get(name) ?? {};
    return [name, { value, n, unit, reason: value === null ? empty : null }] as const;
  });
  const clusters = { truth: truth.clusters, predicted: predicted.clusters };
  return { level, records: order.length, clusters, metrics: Object.fromEntries(metrics) };
}

async function readBoth(truthPath: string, predictedPath: string): Promise<readonly [ClusterFile, ClusterFile]> {
  const problems: UserErrorDetail[] = [];
  const read = async (path: string): Promise<ClusterFile | null> => {
    try {
      return await readClusterFile(path);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
      return null;
    }
  };
  const truth = await read(truthPath);
  const predicted = await read(predictedPath);
  if (!truth || !predicted) throw new UserError(problems);
  return [truth, predicted];
}

/** The predicted record of each true one. Throws UserError where an id is in one file alone. */
function matchRecords(truth: ClusterFile, predicted: ClusterFile): Uint32Array {
  const matched = new Uint32Array(truth.ids.count);
  const isFound = new Uint8Array(predicted.ids.count);
  const faults = [new FileFaults(truth.path), new FileFaults(predicted.path)] as const;
  for (let record = 0; record < matched.length; record++) {
    const other = codeIn(predicted.ids, truth.ids, record);
    if (other < 0) addMissing(faults[0], truth, record);
    else isFound[other] = 1;
    matched[record] = Math.max(0, other);
  }
  isFound.forEach((found, record) => {
    if (found === 0) addMissing(faults[1], predicted, record);
  });
  const problems = faults.flatMap((of) => of.problems());
  if (problems.length > 0) throw new UserError(problems);
  return matched;
}

function addMissing(faults: FileFaults, { ids, lines }: ClusterFile, record: number): void {
  const line = lines[record] ?? 0;
  faults.add("missing-id", line, `${shownId(ids, record)} (line ${line})`);
}

/** Code in one table of the text that has a code in another; -1 where it lacks it. */
function codeIn(table: TextTable, { bytes, ends }: TextTable, code: number): number {
  return codeOfText(table, bytes, code === 0 ? 0 : (ends[code - 1] ?? 0), ends[code] ?? 0);
}
