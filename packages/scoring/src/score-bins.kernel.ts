import { gradeMask, measuredFlag, type RunTruth } from "./run-truth.kernel.ts";

/** Bins of scores: sign, exponent and the first seven digits after the binary point, so that a bin is at most 1/128 of its scores wide. */
export const scoreBins = 65_536;

/** Reports of one strategy by score bin, by group and by whether they are of an urgent-grade event. */
export interface ScoreBins {
  readonly groups: number;
  /** Group of each cell. */
  readonly groupOfCell: Uint8Array;
  /** `(bin * groups + group) * 2 + urgent`. Memory that no score touches is never used. */
  readonly counts: Uint32Array;
  /** 1: some score lies in the bin. */
  readonly touched: Uint8Array;
  /** Sums of scores by `bin * groups + group`, and of squared errors by group; of no length where the score is no probability. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** Bins without a report. `probability` is 1 where the scores are probabilities, else 0. */
export function createScoreBins(groupOfCell: Uint8Array, groups: number, probability: number): ScoreBins {
  return {
    groups,
    groupOfCell,
    counts: new Uint32Array(scoreBins * groups * 2),
    touched: new Uint8Array(scoreBins),
    sums: new Float64Array(scoreBins * groups * probability),
    squares: new Float64Array(groups * probability),
  };
}

const signBit = 0x8000_0000;

/** The bin of a score by its bits as a number from 0; a higher score is never in a lower bin, and 0 and -0 are in one. */
function binOf(bits: number): number {
  const word = bits === signBit ? 0 : bits;
  return (word ^ ((word >> 31) | signBit)) >>> 16;
}

/** Adds the measured rows of a tick, in their order; `score[i]` is that of row `firstRow + i`. */
export function addScores(bins: ScoreBins, truth: RunTruth, firstRow: number, score: Float32Array): void {
  const { groups, groupOfCell, counts, touched, sums, squares } = bins;
  const bits = new Uint32Array(score.buffer, score.byteOffset, score.length);
  const isProbability = squares.length > 0;
  for (let i = 0; i < bits.length; i++) {
    const flags = truth.flags[firstRow + i]!;
    if ((flags & measuredFlag) === 0) continue;
    const bin = binOf(bits[i]!);
    const group = groupOfCell[truth.cell[firstRow + i]!]!;
    const urgent = Number((flags & gradeMask) !== 0);
    const at = bin * groups + group;
    counts[2 * at + urgent] = counts[2 * at + urgent]! + 1;
    touched[bin] = 1;
    if (!isProbability) continue;
    sums[at] = sums[at]! + score[i]!;
    squares[group] = squares[group]! + (score[i]! - urgent) * (score[i]! - urgent);
  }
}
