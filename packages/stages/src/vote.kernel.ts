import type { ReferenceTables, RoutingOut } from "@tipbench/stage-kit";

/** What the vote knows of agencies. Codes of agencies, countries and states; 0 is none. */
export interface Electorate {
  readonly federal: number;
  readonly usCountry: number;
  readonly countryOfAgency: Uint8Array;
  readonly stateOfAgency: Uint8Array;
  /** The share of the odds from which on a second or third agency is given the report. */
  readonly least: number;
}

/** The votes on one report, at most `mostVotes`: the agency, state and country that each names, and its weight in log-odds. */
export interface Votes {
  count: number;
  /** How many of them are the report's own: addresses and stated place, not its history. */
  own: number;
  readonly agency: Uint16Array;
  readonly state: Uint8Array;
  readonly country: Uint8Array;
  readonly weight: Float64Array;
  /** Agencies that a vote names, each once, and the sum of what speaks for it. */
  candidates: number;
  readonly candidate: Uint16Array;
  readonly support: Float64Array;
}

const mostVotes = 8;
const inState = 0.8; // of a vote's weight, for another task force of the same state
const inCountry = 0.4; // for a task force, of a vote for the US alone
const unvoted = 0.05;

/** The agencies of some tables; `least` as `Electorate` has it. */
export function electorateOf({ agencies, federal, usCountry }: ReferenceTables, least: number): Electorate {
  return {
    federal,
    usCountry,
    countryOfAgency: Uint8Array.from(agencies, ({ country }) => country),
    stateOfAgency: Uint8Array.from(agencies, ({ state }) => state),
    least,
  };
}

/** No vote yet. */
export function emptyVotes(): Votes {
  return {
    count: 0,
    own: 0,
    agency: new Uint16Array(mostVotes),
    state: new Uint8Array(mostVotes),
    country: new Uint8Array(mostVotes),
    weight: new Float64Array(mostVotes),
    candidates: 0,
    candidate: new Uint16Array(mostVotes),
    support: new Float64Array(mostVotes),
  };
}

/** Casts a vote. Without a state in the US it speaks for all task forces a little, and names none. */
export function castVote(votes: Votes, agency: number, state: number, country: number, weight: number): void {
  const { count } = votes;
  votes.agency[count] = agency;
  votes.state[count] = state;
  votes.country[count] = country;
  votes.weight[count] = weight;
  votes.count = count + 1;
}

/** How much of vote `at` speaks for an agency. */
function shareFor(votes: Votes, at: number, agency: number, { countryOfAgency, stateOfAgency }: Electorate): number {
  if (votes.agency[at] === agency) return 1;
  if (votes.state[at] !== 0) return votes.state[at] === stateOfAgency[agency] ? inState : 0;
  return votes.agency[at] === 0 && votes.country[at] === countryOfAgency[agency] ? inCountry : 0;
}

function addCandidate(votes: Votes, agency: number): void {
  for (let i = 0; i < votes.candidates; i++) if (votes.candidate[i] === agency) return;
  votes.candidate[votes.candidates] = agency;
  votes.candidates += 1;
}

/** Sorts the candidates by support, the strongest first; among equals the one named first. */
function countVotes(votes: Votes, electorate: Electorate): void {
  const { candidate, support } = votes;
  votes.candidates = 0;
  for (let at = 0; at < votes.count; at++) if (votes.agency[at] !== 0) addCandidate(votes, votes.agency[at]!);
  for (let i = 0; i < votes.candidates; i++) {
    const agency = candidate[i]!;
    let sum = 0;
    for (let at = 0; at < votes.count; at++) sum += votes.weight[at]! * shareFor(votes, at, agency, electorate);
    let place = i;
    while (place > 0 && support[place - 1]! < sum) {
      support[place] = support[place - 1]!;
      candidate[place] = candidate[place - 1]!;
      place -= 1;
    }
    support[place] = sum;
    candidate[place] = agency;
  }
}

/**
 * Writes the agencies of a row by its votes: the strongest candidate, and the next two where their share of the odds is the electorate's `least` or more. A
 * candidate's share is exp(support) of the sum of all, 1 more standing for an agency that nobody names. Without candidates the federal queue.
 * Returns the first agency; 0 where nobody names one.
 */
export function settleVote(
  votes: Votes,
  electorate: Electorate,
  row: number,
  { agency, confidence }: RoutingOut,
): number {
  countVotes(votes, electorate);
  if (votes.candidates === 0) {
    agency[3 * row] = electorate.federal;
    confidence[row] = unvoted;
    return 0;
  }
  const { support } = votes;
  let odds = 1;
  for (let i = 0; i < votes.candidates; i++) {
    support[i] = Math.exp(support[i]!);
    odds += support[i]!;
  }
  const given = Math.min(3, votes.candidates);
  const least = electorate.least * odds;
  confidence[row] = support[0]! / odds;
  agency[3 * row] = votes.candidate[0]!;
  for (let i = 1; i < given && support[i]! >= least; i++) agency[3 * row + i] = votes.candidate[i]!;
  return votes.candidate[0]!;
}
