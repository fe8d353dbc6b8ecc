/** What tells which scores are among the highest share of those seen so far, and how much of a budget of picks is left. */
export interface TopShare {
  readonly share: number;
  /** Scores seen, by bin. */
  readonly counts: Uint32Array;
  rows: number;
  /** The bin in which the quantile lies, and how many scores lie above it. */
  bin: number;
  above: number;
  /** Picks that the rows so far allow and that were not made; below 0: more were made. */
  budget: number;
  /** Picks of scores that replaced earlier ones; they leave so many fewer for the others. */
  again: number;
}

const binShift = 16; // sign, exponent and 7 bits of a float: bins of less than 0.8 % of the score
const bins = 0x8000;

/** Nothing seen yet. `share` in (0, 1]. */
export function topShare(share: number): TopShare {
  return { share, counts: new Uint32Array(bins), rows: 0, bin: bins - 1, above: 0, budget: 0, again: 0 };
}

function findQuantile(top: TopShare): void {
  const { counts } = top;
  const most = Math.max(0, top.share * top.rows - top.again);
  while (top.above > most) {
    top.bin += 1;
    top.above -= counts[top.bin]!;
  }
  while (top.bin > 0 && top.above + counts[top.bin]! <= most) {
    top.above += counts[top.bin]!;
    top.bin -= 1;
  }
}

/**
 * Picks (1) or passes over (0) each score in its turn: a score above the quantile of all so far, itself among them, is picked; one in the
 * quantile's own bin only while no more than the share of all scores were picked; a score of 0 never. Scores are 0 or more and finite; the
 * calls together are one sequence, however it is cut. Same as sorting the scores so far by bin for each.
 */
export function pickTop(top: TopShare, scores: Float32Array, picked: Uint8Array): void {
  const words = new Uint32Array(scores.buffer, scores.byteOffset, scores.length);
  for (let row = 0; row < words.length; row++) {
    const bin = words[row]! >>> binShift;
    top.counts[bin] = top.counts[bin]! + 1;
    top.rows += 1;
    top.budget += top.share;
    if (bin > top.bin) top.above += 1;
    findQuantile(top);
    const isPicked = words[row] !== 0 && (bin > top.bin || (bin === top.bin && top.budget >= 1));
    if (isPicked) top.budget -= 1;
    picked[row] = Number(isPicked);
  }
}

/** Picks scores that replace earlier ones of the same rows: those above the quantile. They use the budget, raise the quantile for
 * those that follow, and are not counted again. */
export function pickAgain(top: TopShare, scores: Float32Array, picked: Uint8Array): void {
  const words = new Uint32Array(scores.buffer, scores.byteOffset, scores.length);
  for (let row = 0; row < words.length; row++) {
    const isPicked = words[row]! >>> binShift > top.bin;
    top.budget -= Number(isPicked);
    top.again += Number(isPicked);
    picked[row] = Number(isPicked);
  }
}
