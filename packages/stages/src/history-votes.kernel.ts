import type { StageBatch } from "@tipbench/stage-kit";
import { type AgencyMemory, recall, remember } from "./agency-memory.kernel.ts";
import { castVote, type Electorate, type Votes } from "./vote.kernel.ts";

/** The identifiers by which earlier reports are known. */
export const historyColumns = ["accountKey", "emailKey", "phoneKey", "deviceKey"] as const;
export type HistoryColumn = (typeof historyColumns)[number];
type HistoryRows = StageBatch<HistoryColumn>["columns"];

const accountKind = 1;
const emailKind = 2;
const phoneKind = 3;
const deviceKind = 4;

/** What is remembered of identifiers, whose votes count, and the weight of a long history. */
export interface History {
  readonly memory: AgencyMemory;
  readonly electorate: Electorate;
  readonly weight: number;
}

function recalled(memory: AgencyMemory, key: number, kind: number): number {
  return key === 0 ? 0 : recall(memory, key, kind);
}

function better(one: number, other: number): number {
  return (other & 255) > (one & 255) ? other : one;
}

/** Casts the vote of a row's history: that of the identifier of which most is known, `weight * n / (1 + n)` for a lead of n reports. */
export function castHistory(
  { memory, electorate, weight }: History,
  { accountKey, emailKey, phoneKey, deviceKey }: HistoryRows,
  row: number,
  votes: Votes,
): void {
  let best = recalled(memory, accountKey[row]!, accountKind);
  best = better(best, recalled(memory, emailKey[row]!, emailKind));
  best = better(best, recalled(memory, phoneKey[row]!, phoneKind));
  best = better(best, recalled(memory, deviceKey[row]!, deviceKind));
  if (best === 0) return;
  const agency = best >>> 8;
  const lead = best & 255;
  castVote(
    votes,
    agency,
    electorate.stateOfAgency[agency]!,
    electorate.countryOfAgency[agency]!,
    (weight * lead) / (1 + lead),
  );
}

/** The agency that the strongest of a report's own votes names; 0 where none names one. */
function strongest({ agency, weight, own }: Votes): number {
  let best = 0;
  let most = 0;
  for (let at = 0; at < own; at++) {
    if (agency[at] === 0 || weight[at]! <= most) continue;
    best = agency[at]!;
    most = weight[at]!;
  }
  return best;
}

/** Remembers, for every identifier of a row, where its own votes point: never where its history did. */
export function keepHistory(
  { memory }: History,
  { accountKey, emailKey, phoneKey, deviceKey }: HistoryRows,
  row: number,
  votes: Votes,
): void {
  const agency = strongest(votes);
  if (agency === 0) return;
  if (accountKey[row] !== 0) remember(memory, accountKey[row]!, accountKind, agency);
  if (emailKey[row] !== 0) remember(memory, emailKey[row]!, emailKind, agency);
  if (phoneKey[row] !== 0) remember(memory, phoneKey[row]!, phoneKind, agency);
  if (deviceKey[row] !== 0) remember(memory, deviceKey[row]!, deviceKind, agency);
}
