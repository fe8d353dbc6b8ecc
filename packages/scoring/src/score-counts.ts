import { type ScoreBins, scoreBins } from "./score-bins.kernel.ts";

/** The bins that some score lies in, from the lowest up: what is left of `ScoreBins` when a replication is over. */
export interface ScoreCounts {
  readonly groups: number;
  readonly isProbability: boolean;
  readonly bins: Uint32Array;
  /** `(index of bin * groups + group) * 2 + urgent`. */
  readonly counts: Uint32Array;
  /** Sums of scores by `index of bin * groups + group`; zeros where the score is no probability. */
  readonly sums: Float64Array;
  /** Sums of squared errors by group; likewise. */
  readonly squares: Float64Array;
}

/** Keeps the bins that have a report. */
export function scoreCounts({ groups, counts, touched, sums, squares }: ScoreBins): ScoreCounts {
  const bins = Uint32Array.from({ length: scoreBins }, (_, bin) => bin).filter((bin) => touched[bin] === 1);
  const isProbability = squares.length > 0;
  const kept = {
    groups,
    isProbability,
    bins,
    counts: new Uint32Array(bins.length * groups * 2),
    sums: new Float64Array(bins.length * groups),
    squares: isProbability ? squares : new Float64Array(groups),
  };
  bins.forEach((bin, at) => {
    kept.counts.set(counts.subarray(bin * groups * 2, (bin + 1) * groups * 2), at * groups * 2);
    if (isProbability) kept.sums.set(sums.subarray(bin * groups, (bin + 1) * groups), at * groups);
  });
  return kept;
}

/** Reports with equal scores. */
export interface ScoreStep {
  readonly bin: number;
  readonly reports: number;
  readonly urgent: number;
  /** Sum of their scores; 0 where the score is no probability. */
  readonly sum: number;
}

/** The reports of some groups by score, from the lowest up; bins without one are left out. */
export function stepsOf(scores: ScoreCounts, groups: readonly number[]): ScoreStep[] {
  const steps = Array.from(scores.bins, (bin, index) => stepOf(scores, groups, bin, index));
  return steps.filter(({ reports }) => reports > 0);
}

function stepOf({ counts, sums, groups: width }: ScoreCounts, groups: readonly number[], bin: number, index: number) {
  const step = { bin, reports: 0, urgent: 0, sum: 0 };
  for (const group of groups) {
    const at = index * width + group;
    const urgent = counts[2 * at + 1] ?? 0;
    step.urgent += urgent;
    step.reports += urgent + (counts[2 * at] ?? 0);
    step.sum += sums[at] ?? 0;
  }
  return step;
}

/** The steps of several replications as one. */
export function joinedSteps(replications: readonly (readonly ScoreStep[])[]): ScoreStep[] {
  const byBin = new Map<number, ScoreStep>();
  for (const step of replications.flat()) {
    const { reports = 0, urgent = 0, sum = 0 } = byBin.get(step.bin) ?? {};
    byBin.set(step.bin, {
      bin: step.bin,
      reports: reports + step.reports,
      urgent: urgent + step.urgent,
      sum: sum + step.sum,
    });
  }
  return [...byBin.values()].sort((one, other) => one.bin - other.bin);
}

/** All groups. */
export function allGroups({ groups }: Pick<ScoreCounts, "groups">): number[] {
  return Array.from({ length: groups }, (_, group) => group);
}
