import type { GradeModel } from "./truth-view.ts";

/**
 * The logarithms of a model's chances, by what a report shows. A pattern is a sum of 1 (flagged), 2 (pressed) and 4 (marked); a report without
 * files has no mark to look at, and the patterns from 8 on.
 */
export interface GradeEvidence {
  readonly states: number;
  readonly prior: Float64Array;
  /** By `(provider * patterns + pattern) * states + state`. */
  readonly shown: Float64Array;
  /** By state, of a file that an analyst flagged as recent or did not. */
  readonly recent: Float64Array;
  readonly isUrgent: Uint8Array;
  /** Memory: of the report that is looked at, the logarithm of each state's chance. */
  readonly sums: Float64Array;
}

export const filelessPattern = 8;
const patterns = 12;
const patternBits = 4;
const mostSeen = 15;
const fewest = 1e-300; // of a chance, so that its logarithm stays finite

/** Works out the logarithms once. */
export function gradeEvidence(model: GradeModel): GradeEvidence {
  const states = model.gradeOf.length;
  const providers = model.flagged.length / states;
  const shown = new Float64Array(providers * patterns * states);
  for (let at = 0; at < shown.length; at++) {
    const state = at % states;
    const pattern = Math.floor(at / states) % patterns;
    const own = Math.floor(at / (states * patterns)) * states + state;
    const flagged = (pattern & 1) !== 0 ? model.flagged[own]! : 1 - model.flagged[own]!;
    const pressed = (pattern & 2) !== 0 ? model.pressed[state]! : 1 - model.pressed[state]!;
    const isMarked = (pattern & 4) !== 0;
    const marked = pattern >= filelessPattern ? 1 : isMarked ? model.marked[own]! : 1 - model.marked[own]!;
    shown[at] = Math.log(Math.max(fewest, flagged * pressed * marked));
  }
  return {
    states,
    prior: model.prior.map((chance) => Math.log(Math.max(fewest, chance))),
    shown,
    recent: Float64Array.from(model.gradeOf, (grade) => model.recent[grade]!),
    isUrgent: Uint8Array.from(model.gradeOf, (grade) => (grade > 0 ? 1 : 0)),
    sums: new Float64Array(states),
  };
}

/** Adds a pattern of a report with files to what those of an incident have shown: four bits a pattern, 15 at most. */
export function withPattern(seen: number, pattern: number): number {
  const shift = patternBits * pattern;
  return ((seen >>> shift) & mostSeen) === mostSeen ? seen : (seen + (1 << shift)) >>> 0;
}

/** What the columns say of one report: its sender and stated type's place in `prior`, its pattern (-1: in `seen` already), labelled files. */
export interface Shown {
  provider: number;
  priorAt: number;
  pattern: number;
  /** Patterns of other reports of its incident. */
  seen: number;
  labelled: number;
  isRecent: boolean;
}

function logChance({ states, prior, shown, recent }: GradeEvidence, own: Shown, state: number): number {
  const first = own.provider * patterns * states + state;
  let sum = prior[own.priorAt * states + state]!;
  if (own.pattern >= 0) sum += shown[first + own.pattern * states]!;
  for (let pattern = 0; pattern < filelessPattern; pattern++) {
    const times = (own.seen >>> (patternBits * pattern)) & mostSeen;
    if (times > 0) sum += times * shown[first + pattern * states]!;
  }
  if (own.labelled === 0) return sum;
  const none = own.labelled * Math.log(1 - recent[state]!);
  return sum + (own.isRecent ? Math.log(Math.max(fewest, 1 - Math.exp(none))) : none);
}

/** The chance of an urgent grade given all that is shown, by Bayes' rule; exact where the model is. */
export function urgentChance(evidence: GradeEvidence, own: Shown): number {
  const { states, isUrgent, sums } = evidence;
  let highest = Number.NEGATIVE_INFINITY;
  for (let state = 0; state < states; state++) {
    sums[state] = logChance(evidence, own, state);
    highest = Math.max(highest, sums[state]!);
  }
  let all = 0;
  let urgent = 0;
  for (let state = 0; state < states; state++) {
    const weight = Math.exp(sums[state]! - highest);
    all += weight;
    urgent += weight * isUrgent[state]!;
  }
  return urgent / all;
}
