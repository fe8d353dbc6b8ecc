import type { LinkWriter } from "@tipbench/stage-kit";
import { signsPerWord } from "@tipbench/vocabulary";
import type { AgreementWeights } from "./agreement-weights.ts";
import { blockKey, readSigns } from "./handle-signs.kernel.ts";
import { jaroWinkler, type Signs } from "./jaro-winkler.kernel.ts";
import {
  addPerson,
  addRowsOfBlock,
  atWord,
  blocks,
  blockWords,
  type Candidates,
  entryOf,
  forgetPersons,
  handleAt,
  identifiers,
  isPersonsFull,
  keyWords,
  latestWith,
  type PersonIndex,
  providerWord,
  seenWord,
  standingWord,
  startAt,
  textLength,
  textWords,
} from "./person-index.kernel.ts";
import { epoch } from "./window-times.ts";

/** The rows of a batch by what says who they are about. */
export interface PersonRows {
  readonly firstRow: number;
  readonly rows: number;
  readonly receivedAt: Int32Array;
  readonly provider: Uint8Array;
  /** A column an identifier; 0: not given. */
  readonly keys: readonly Uint32Array[];
  /** Words of the screen name; none where names are compared by key alone. */
  readonly texts: readonly Uint32Array[];
}

/** How pairs are judged. */
export interface LinkRule {
  readonly windowSeconds: number;
  readonly weights: AgreementWeights;
  /** From which score on two reports are joined, and from which on a person is asked. */
  readonly link: number;
  readonly review: number;
  /** Screen names less alike than this disagree. */
  readonly similarity: number;
}

/** Memory of a search: rows to compare with, how many of each block they may be, and the entries and texts of the pair that is compared. */
export interface PersonSearch {
  readonly candidates: Candidates;
  readonly perBlock: number;
  readonly own: Signs;
  readonly other: Signs;
  entry: number;
  otherEntry: number;
}

/** Memory for a search that compares with `perBlock` rows of a block at most. */
export function personSearch(perBlock: number): PersonSearch {
  const signs = (): Signs => ({ codes: new Uint8Array(signsPerWord * textLength), length: 0 });
  const candidates = { rows: new Uint32Array(identifiers.length + blocks * perBlock), found: 0 };
  return { candidates, perBlock, own: signs(), other: signs(), entry: 0, otherEntry: 0 };
}

/** Writes what is known of a row to its entry. Its screen name stands in the blocks by the latest row that has it, while that counts. */
function writePerson(index: PersonIndex, batch: PersonRows, i: number, { own }: PersonSearch): void {
  const { entries, first, next: row } = index;
  const entry = entryOf(index, row);
  for (let at = 0; at < identifiers.length; at++) entries[entry + keyWords + at] = batch.keys[at]![i]!;
  entries[entry + providerWord] = batch.provider[i]!;
  entries[entry + atWord] = batch.receivedAt[i]! + epoch;
  entries[entry + seenWord] = 0;
  entries[entry + standingWord] = 0;
  entries.fill(0, entry + textWords, entry + standingWord);
  const handle = entries[entry + keyWords + handleAt]!;
  if (batch.texts.length === 0 || handle === 0) return;
  for (let word = 0; word < textLength; word++) entries[entry + textWords + word] = batch.texts[word]![i]!;
  const latest = latestWith(index, handleAt, handle, 0);
  const standing = latest === 0 ? 0 : entries[entryOf(index, latest - 1) + standingWord]!;
  entries[entry + standingWord] = standing > first ? standing : row + 1;
  if (standing > first) return;
  readSigns(entries, entry + textWords, textLength, own);
  entries[entry + blockWords] = blockKey(own, 1);
  entries[entry + blockWords + 1] = blockKey(own, -1);
}

/** Rows to compare the next row with: the latest with each of its identifiers, and of a screen name that is new those with ones like it. */
function findCandidates(index: PersonIndex, { candidates, perBlock }: PersonSearch): void {
  const { entries, next: row } = index;
  const entry = entryOf(index, row);
  candidates.found = 0;
  for (let at = 0; at < identifiers.length; at++) {
    const key = entries[entry + keyWords + at]!;
    const latest = key === 0 ? 0 : latestWith(index, at, key, entries[entry + providerWord]!);
    if (latest === 0) continue;
    candidates.rows[candidates.found] = latest - 1;
    candidates.found += 1;
  }
  if (entries[entry + standingWord] !== row + 1) return;
  for (let block = 0; block < blocks; block++) addRowsOfBlock(index, block, perBlock, candidates);
}

/** What two screen names that differ add: as much as disagreement where they are no more alike than `similarity`, more the more they are. */
function nameWeight({ entries }: PersonIndex, rule: LinkRule, { own, other, entry, otherEntry }: PersonSearch): number {
  const { agree, disagree } = rule.weights;
  if (entries[entry + textWords] === 0 || entries[otherEntry + textWords] === 0) return disagree[handleAt]!;
  readSigns(entries, entry + textWords, textLength, own);
  readSigns(entries, otherEntry + textWords, textLength, other);
  const alike = Math.max(0, (jaroWinkler(own, other) - rule.similarity) / (1 - rule.similarity));
  return disagree[handleAt]! + alike * (agree[handleAt]! - disagree[handleAt]!);
}

/** The probability that the two entries of a search are of one person. Accounts of two providers are not compared. */
function scorePair(index: PersonIndex, rule: LinkRule, search: PersonSearch): number {
  const { entries } = index;
  const { entry, otherEntry } = search;
  const { agree, disagree, prior } = rule.weights;
  const isOneProvider = entries[entry + providerWord] === entries[otherEntry + providerWord];
  let odds = prior;
  for (let at = isOneProvider ? 0 : 1; at < identifiers.length; at++) {
    const one = entries[entry + keyWords + at]!;
    const other = entries[otherEntry + keyWords + at]!;
    if (one === 0 || other === 0) continue;
    if (one === other) odds += agree[at]!;
    else odds += at === handleAt ? nameWeight(index, rule, search) : disagree[at]!;
  }
  return 1 / (1 + Math.exp(-odds));
}

/** Compares the next row with its candidates: joins it to all that are sure enough, or where none is asks about the one that is most so. */
function judge(index: PersonIndex, rule: LinkRule, search: PersonSearch, out: LinkWriter): void {
  const { entries, next: row } = index;
  search.entry = entryOf(index, row);
  let [best, bestRow, links] = [0, 0, 0];
  for (let at = 0; at < search.candidates.found; at++) {
    const earlier = search.candidates.rows[at]!;
    search.otherEntry = entryOf(index, earlier);
    if (entries[search.otherEntry + seenWord] === row + 1) continue;
    entries[search.otherEntry + seenWord] = row + 1;
    out.compared(row, earlier);
    const score = scorePair(index, rule, search);
    if (score >= rule.link) {
      out.link(row, earlier, score);
      links += 1;
    } else if (score >= rule.review && (score > best || (score === best && earlier > bestRow))) {
      best = score;
      bestRow = earlier;
    }
  }
  if (links === 0 && best > 0) out.review(row, bestRow, best);
}

/** How persons are looked for: in what, by which rule, with which memory. */
export interface PersonLinking {
  readonly index: PersonIndex;
  readonly rule: LinkRule;
  readonly search: PersonSearch;
}

/** Joins each row of a batch to the earlier ones that are of the same person, as far as its identifiers tell. Rows come without a gap. */
export function linkPersons({ index, rule, search }: PersonLinking, batch: PersonRows, out: LinkWriter): void {
  if (index.first === index.next) startAt(index, batch.firstRow);
  for (let i = 0; i < batch.rows; i++) {
    forgetPersons(index, batch.receivedAt[i]! + epoch - rule.windowSeconds);
    if (isPersonsFull(index))
      throw new RangeError(`${index.capacity} reports inside the window are all there is room for`);
    writePerson(index, batch, i, search);
    findCandidates(index, search);
    judge(index, rule, search, out);
    addPerson(index);
  }
}
