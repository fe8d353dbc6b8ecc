import { drawUniform, type Key } from "@tipbench/random";
import { type OutcomeStatus, outcomeStatuses } from "@tipbench/vocabulary";

const codeOf = (status: OutcomeStatus): number => outcomeStatuses.indexOf(status);

/** Codes of `outcomeStatuses`. */
const status = {
  conviction: codeOf("conviction"),
  arrest: codeOf("arrest"),
  ongoing: codeOf("ongoing"),
  referred: codeOf("referred"),
  subjectNotFound: codeOf("subjectNotFound"),
  emptyAnswer: codeOf("emptyAnswer"),
  noCrime: codeOf("noCrime"),
  noMerit: codeOf("noMerit"),
  deceased: codeOf("deceased"),
  other: codeOf("other"),
};
/** How reports end that were unsound. */
const unsoundEnds = (["adult", "ageUndeterminable", "falseReport", "unfounded"] as const).map(codeOf);

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
 * What an agency tells of a delivery in the end: a code of `outcomeStatuses`. An unsound report is found to be so, opened or not. Of the sound ones, an
 * opened case may lead to an arrest, and one whose evidence was gone ends with an empty answer or without a subject; what was not opened is
 * referred elsewhere, closed for want of merit, or closed for another reason.
 */
export function outcomeOf(key: Key, submission: number, { isOpened, isSound, isStale }: Ending): number {
  const u = drawUniform(key, submission, 8);
  if (!isSound) return unsoundEnds[Math.floor(u * unsoundEnds.length)] ?? status.other;
  if (!isOpened) return u < shares.referred ? status.referred : u < 0.8 ? status.noMerit : status.other;
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
  return point < shares.deceased ? status.deceased : status.other;
}
