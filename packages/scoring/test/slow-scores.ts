import type { ScoredRow } from "./toy-scores.ts";

const isUrgent = (row: ScoredRow): boolean => row.isUrgent === true;

/** Average precision by its definition: for each urgent report, the share of urgent ones among all that are scored as high or higher. */
export function slowAveragePrecision(rows: readonly ScoredRow[]): number | null {
  const urgent = rows.filter(isUrgent);
  const shares = urgent.map(({ score }) => {
    const above = rows.filter((row) => row.score >= score);
    return above.filter(isUrgent).length / above.length;
  });
  return urgent.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / urgent.length;
}

/** The area under the ROC curve by its definition: the share of pairs in the right order, equal ones half. */
export function slowRocAuc(rows: readonly ScoredRow[]): number | null {
  const pairs = rows
    .filter(isUrgent)
    .flatMap((one) =>
      rows
        .filter((row) => !isUrgent(row))
        .map((other) => (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0)),
    );
  return pairs.length === 0 ? null : pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length;
}

/** The Brier score by its definition. */
export function slowBrier(rows: readonly ScoredRow[]): number | null {
  const squares = rows.map((row) => (row.score - Number(isUrgent(row))) * (row.score - Number(isUrgent(row))));
  return rows.length === 0 ? null : squares.reduce((sum, square) => sum + square, 0) / rows.length;
}
