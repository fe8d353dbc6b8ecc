/** A yes-or-no property of rows: 1 speaks for it, -1 against it, 0 says nothing, because a value is missing. A value a row. */
export type Feature = Int8Array;

/** The bits of a row's word, the lowest first, a feature each; 0 is a missing word. */
export function bitFeatures(rows: readonly number[], wordOf: (row: number) => number, bits: number): Feature[] {
  const words = Uint32Array.from(rows, wordOf);
  return Array.from({ length: bits }, (_, bit) =>
    Int8Array.from(words, (word) => (word === 0 ? 0 : (word >>> bit) & 1 ? 1 : -1)),
  );
}

/** Whether a row's number leaves a remainder, a feature each. */
export function remainderFeatures(rows: readonly number[], numberOf: (row: number) => number, divisor: number) {
  const remainders = Int32Array.from(rows, (row) => ((numberOf(row) % divisor) + divisor) % divisor);
  return Array.from({ length: divisor }, (_, remainder) =>
    Int8Array.from(remainders, (found) => (found === remainder ? 1 : -1)),
  );
}

/** Log-odds that a feature's two signs add to a yes: naive Bayes, learned from the first `rows` rows. */
function learnedOdds(feature: Feature, answers: Int8Array, rows: number): { against: number; inFavour: number } {
  const [yes, no] = [
    [0.5, 0, 0.5],
    [0.5, 0, 0.5],
  ];
  for (let row = 0; row < rows; row++) {
    const own = answers[row] === 1 ? yes : no;
    const at = (feature[row] ?? 0) + 1;
    if (own) own[at] = (own[at] ?? 0) + 1;
  }
  const share = (own: readonly number[] = [], at: number): number => (own[at] ?? 0) / ((own[0] ?? 0) + (own[2] ?? 0));
  const odds = (at: number): number => Math.log(share(yes, at) / share(no, at));
  return { against: odds(0), inFavour: odds(2) };
}

/**
 * How well features together tell yes (1) from no (0), in standard errors from a coin toss: naive Bayes learns from the first half of the
 * rows, and the Mann-Whitney statistic, ties shared, is that of the second half.
 */
export function predictionScore(features: readonly Feature[], answers: Int8Array): number {
  const half = answers.length >> 1;
  const scores = new Float64Array(answers.length - half);
  for (const feature of features) {
    const { against, inFavour } = learnedOdds(feature, answers, half);
    const weights = [against, 0, inFavour];
    for (let row = half; row < answers.length; row++) {
      scores[row - half] = (scores[row - half] ?? 0) + (weights[(feature[row] ?? 0) + 1] ?? 0);
    }
  }
  const yes = scores.filter((_, at) => answers[half + at] === 1).sort();
  const no = scores.filter((_, at) => answers[half + at] === 0).sort();
  return mannWhitney(yes, no);
}

/** The Mann-Whitney statistic of two sorted samples, in standard errors from its mean. */
function mannWhitney(yes: Float64Array, no: Float64Array): number {
  let [wins, below, upTo] = [0, 0, 0];
  for (const score of yes) {
    while (below < no.length && (no[below] ?? 0) < score) below++;
    while (upTo < no.length && (no[upTo] ?? 0) <= score) upTo++;
    wins += (below + upTo) / 2;
  }
  const pairs = yes.length * no.length;
  return (wins - pairs / 2) / Math.sqrt((pairs * (yes.length + no.length + 1)) / 12);
}
