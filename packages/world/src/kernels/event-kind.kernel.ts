import { drawBits, type Key } from "@tipbench/random";
import type { WorldValues } from "../parameters.ts";

/*
 * What a submission is, by one draw: its number is its place among the limits. A follow-up and a repeat are at the account of
 * the event that they link to; the number after theirs is the same at another account.
 */
export const publicKind = 0;
export const resubmission = 1;
export const prolific = 2;
export const shortFollowUp = 3;
export const longFollowUp = 5;
export const repeat = 7;
export const root = 9;

const cellBits = 12;
const cells = 1 << cellBits;
const mixed = 255;

/** The kinds of draws: cumulated limits of 32 bits, and the kind by upper 12 bits wherever those decide it. */
export interface KindTable {
  readonly limits: Float64Array;
  readonly cells: Uint8Array;
}

/** Cumulated shares of the kinds; each share is of those to which no kind before it applies. */
function cumulated(values: WorldValues): readonly number[] {
  const { publicShare, resubmissionShare, prolificShare, followUpShare, followUpShortShare, sameProviderShare } =
    values;
  let left = 1;
  let sum = 0;
  const take = (share: number): number => {
    sum += left * share;
    left *= 1 - share;
    return sum;
  };
  const both = (share: number): number[] => {
    const first = sum;
    const end = take(share);
    return [first + (end - first) * sameProviderShare, end];
  };
  const single = [publicShare, resubmissionShare, prolificShare].map(take);
  const short = both(followUpShare * followUpShortShare);
  const long = both((followUpShare * (1 - followUpShortShare)) / (1 - followUpShare * followUpShortShare));
  return [...single, ...short, ...long, ...both(values.repeatSubjectShare), 1];
}

/** Builds the table that `kindOfDraw` reads. */
export function kindTable(values: WorldValues): KindTable {
  const limits = Float64Array.from(cumulated(values), (share) => Math.round(share * 4_294_967_296));
  const kindAt = (draw: number): number => limits.findIndex((limit) => draw < limit);
  const width = 4_294_967_296 / cells;
  return {
    limits,
    cells: Uint8Array.from({ length: cells }, (_, cell) => {
      const first = kindAt(cell * width);
      return kindAt((cell + 1) * width - 1) === first ? first : mixed;
    }),
  };
}

/** The kind of what a draw says. Same as `limits.findIndex((limit) => draw < limit)`. */
function kindOfDraw(table: KindTable, draw: number): number {
  const kind = table.cells[draw >>> (32 - cellBits)]!;
  return kind === mixed ? searchKind(table, draw) : kind;
}

function searchKind({ limits }: KindTable, draw: number): number {
  let kind = 0;
  while (draw >= limits[kind]!) kind += 1;
  return kind;
}

/** Kind of a submission, special senders apart. */
export function kindOf(key: Key, table: KindTable, submission: number): number {
  return kindOfDraw(table, drawBits(key, submission, 0));
}
