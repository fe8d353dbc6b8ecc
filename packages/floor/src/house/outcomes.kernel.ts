import { drawUniform, type Key } from "@tipbench/random";

/** Codes of `outcomeStatuses`. */
const status = {
  conviction: 0,
  arrest: 1,
  ongoing: 2,
  referred: 3,
  subjectNotFound: 4,
  emptyAnswer: 5,
  noCrime: 6,
  noMerit: 7,
};
const unfoundedStatuses = [8, 9, 10, 11]; // adult, age not determinable, false report, unfounded
const deceased = 12;
const other = 13;

/** Investigations that lead to an arrest, about one in seventeen (second-hand), and what is assumed of the others. */
const shares = {
  arrest: 1 / 17,
  convictionOfArrests: 0.35,
  ongoing: 0.2,
  referred: 0.1,
  subjectNotFound: 0.3,
  noCrime: 0.15,
  deceased: 0.01,
};

/** What an agency knows in the end of what it did with a delivery. */
export interface Ending {
  readonly isOpened: boolean;
  /** In truth there was enough to act on, and it was about the right person. */
  readonly isSound: boolean;
  /** The provider had nothing left when it was asked. */
  readonly isStale: boolean;
}

/**
 * What an agency tells of a delivery in the end: a code of `outcomeStatuses`. An opened case on a sound report may lead to an arrest; one whose
 * evidence was gone ends with an empty answer; one on an unsound report is found to be so. What was not opened is closed for want of merit.
 */
export function outcomeOf(key: Key, submission: number, { isOpened, isSound, isStale }: Ending): number {
  const u = drawUniform(key, submission, 8);
  if (!isSound) return unfoundedStatuses[Math.floor(u * unfoundedStatuses.length)]!;
  if (!isOpened) return u < shares.referred ? status.referred : u < 0.8 ? status.noMerit : other;
  if (isStale) return u < 0.7 ? status.emptyAnswer : status.subjectNotFound;
  let point = u;
  if (point < shares.arrest) {
    return point < shares.arrest * shares.convictionOfArrests ? status.conviction : status.arrest;
  }
  point -= shares.arrest;
  if (point < shares.ongoing) return status.ongoing;
  point -= shares.ongoing;
  if (point < shares.referred) return status.referred;
  point -= shares.referred;
  if (point < shares.subjectNotFound) return status.subjectNotFound;
  point -= shares.subjectNotFound;
  if (point < shares.noCrime) return status.noCrime;
  point -= shares.noCrime;
  return point < shares.deceased ? deceased : other;
}
