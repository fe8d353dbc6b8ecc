import { addScores, type Cells, createScoreBins, type ScoreCounts, scoreCounts, scoreGroups } from "../src/index.ts";
import { truthOf } from "./toy-run.ts";

/** Scores of no report. */
export function noScores(cells: Cells): ScoreCounts {
  const { groupOfCell, count } = scoreGroups(cells);
  return scoreCounts(createScoreBins(groupOfCell, count, 0));
}

/** A report with a score, as the tests write it: routine, measured, in cell 0. */
export interface ScoredRow {
  readonly score: number;
  readonly isUrgent?: boolean;
  readonly cell?: number;
  readonly at?: number;
}

/** Scores of some reports, handed over in ticks of so many rows; cell and group are one. */
export function countsOfScores(rows: readonly ScoredRow[], probability = 0, rowsPerTick = 3): ScoreCounts {
  const truth = truthOf(rows.map(({ isUrgent, cell = 0, at = 0 }) => ({ grade: isUrgent ? 1 : 0, cell, at })));
  const bins = createScoreBins(Uint8Array.of(0, 1, 2), 3, probability);
  for (let first = 0; first < rows.length; first += rowsPerTick) {
    const scores = Float32Array.from(rows.slice(first, first + rowsPerTick), ({ score }) => score);
    addScores(bins, truth, first, scores);
  }
  return scoreCounts(bins);
}
