import type { ReferenceTables, StageBatch } from "@tipbench/stage-kit";
import { yes } from "@tipbench/vocabulary";
import { castVote, type Votes } from "./vote.kernel.ts";
import { secondsPerDay } from "./window-times.ts";

/** Weights of votes in log-odds, and from which age on an address counts half. */
export interface VoteWeights {
  readonly fixed: number;
  readonly shared: number;
  readonly stated: number;
  readonly verified: number;
  readonly staleDays: number;
}

/** The columns of place. */
export const placeVoteColumns = [
  "accountAddress",
  "accountAddressProxy",
  "accountAddressAgeSeconds",
  "fileAddress",
  "fileAddressProxy",
  "fileAddressAgeSeconds",
  "statedCountry",
  "statedState",
  "statedVerified",
] as const;
export type PlaceVoteColumn = (typeof placeVoteColumns)[number];
type PlaceVoteRows = StageBatch<PlaceVoteColumn>["columns"];

/** What blocks and stated places stand for; `weightOfBlock` is 0 for exits and blocks of which nothing is known. */
export interface PlaceRules {
  readonly weights: VoteWeights;
  readonly staleSeconds: number;
  readonly usCountry: number;
  readonly agencyOfCountry: Uint16Array;
  readonly agencyOfState: Uint16Array;
  readonly blockOf: (address: number) => number;
  readonly countryOfBlock: Uint8Array;
  readonly stateOfBlock: Uint8Array;
  readonly agencyOfBlock: Uint16Array;
  readonly weightOfBlock: Float64Array;
}

const ofStale = 0.5;
const ofSameBlock = 0.2; // the second event from one block: the table errs in both or in none

/** Looks up every block once. */
export function placeRules(tables: ReferenceTables, weights: VoteWeights): PlaceRules {
  const { geolocation, usCountry, agencyOfCountry, agencyOfState, blockOf } = tables;
  const { country, state, agency, hosting, shared } = geolocation;
  return {
    weights,
    staleSeconds: secondsPerDay * weights.staleDays,
    usCountry,
    agencyOfCountry,
    agencyOfState,
    blockOf,
    countryOfBlock: country,
    stateOfBlock: state,
    agencyOfBlock: agency.map((taskForce, block) =>
      country[block] === usCountry ? (state[block] === 0 ? 0 : taskForce) : agencyOfCountry[country[block]!]!,
    ),
    weightOfBlock: Float64Array.from(country, (code, block) =>
      code === 0 || hosting[block] === 1 ? 0 : shared[block] === 1 ? weights.shared : weights.fixed,
    ),
  };
}

function castBlock(rules: PlaceRules, votes: Votes, block: number, factor: number): void {
  const weight = factor * rules.weightOfBlock[block]!;
  if (weight === 0) return;
  castVote(votes, rules.agencyOfBlock[block]!, rules.stateOfBlock[block]!, rules.countryOfBlock[block]!, weight);
}

function castStated(rules: PlaceRules, votes: Votes, country: number, state: number, weight: number): void {
  const isUs = country === rules.usCountry;
  castVote(
    votes,
    isUs ? rules.agencyOfState[state]! : rules.agencyOfCountry[country]!,
    isUs ? state : 0,
    country,
    weight,
  );
}

/** Casts the votes of a row's addresses and of its stated place, in this order; there is none left of an earlier row. */
export function castPlaces(rules: PlaceRules, columns: PlaceVoteRows, row: number, votes: Votes): void {
  votes.count = 0;
  const account = columns.accountAddressProxy[row] === yes ? 0 : columns.accountAddress[row]!;
  const file = columns.fileAddressProxy[row] === yes ? 0 : columns.fileAddress[row]!;
  const accountBlock = rules.blockOf(account);
  const fileBlock = rules.blockOf(file);
  if (account !== 0) {
    castBlock(rules, votes, accountBlock, columns.accountAddressAgeSeconds[row]! > rules.staleSeconds ? ofStale : 1);
  }
  if (file !== 0) {
    const factor = columns.fileAddressAgeSeconds[row]! > rules.staleSeconds ? ofStale : 1;
    castBlock(rules, votes, fileBlock, account !== 0 && fileBlock === accountBlock ? factor * ofSameBlock : factor);
  }
  const country = columns.statedCountry[row]!;
  if (country !== 0) {
    const { stated, verified } = rules.weights;
    castStated(
      rules,
      votes,
      country,
      columns.statedState[row]!,
      columns.statedVerified[row] === yes ? verified : stated,
    );
  }
  votes.own = votes.count;
}
