import { drawBits, drawLognormal, drawUniform, type Key, permuteWord } from "@tipbench/random";
import { type Clock, tickOfEvent, tickSeconds } from "../clock.ts";
import { otherAnnotations } from "../other-annotations.ts";
import type { Truth, TruthSource } from "./truth.kernel.ts";

/** What the remaining report columns need beyond the truth. */
export interface ReportSource extends TruthSource {
  readonly clock: Clock;
  /** By `contact * 3 + grade`. */
  readonly escalationShare: Float64Array;
  readonly pressureShare: Float64Array;
  /** Profile values by provider code. */
  readonly escalationOdds: Float64Array;
  readonly escalationMisuse: Float64Array;
  readonly markingShare: Float64Array;
  readonly delayHours: Float64Array;
  readonly delaySigma: Float64Array;
  readonly retention: Uint32Array;
  /** Of files: those that the provider says were viewed, and those of which it says whether they were. */
  readonly viewedYesShare: Float64Array;
  readonly viewedStatedShare: Float64Array;
  readonly publicFileShare: Float64Array;
  readonly generativeAiShare: Float64Array;
  readonly classificationShare: Float64Array;
  readonly hashOnlyShare: Float64Array;
}

const secondsPerHour = 3600;
const longestDelay = 10 * 365 * 86_400;
const sextortionBit = 1;
const sadisticBit = 16;
/** One other flag at most, by a draw of 8 bits. */
const otherAnnotation = otherAnnotations();

/** Identifier of the submission. */
export function fillReportId({ keys }: ReportSource, truth: Truth, rows: number, out: Uint32Array): void {
  for (let row = 0; row < rows; row++) out[row] = permuteWord(keys.reportId, truth.submission[row]!);
}

/** Time of the incident: the tick of the event's first report, less the provider's delay. */
export function fillIncidentAt(source: ReportSource, truth: Truth, rows: number, out: Int32Array): void {
  const { keys, clock, delayHours, delaySigma } = source;
  let tick = rows > 0 ? Math.max(0, tickOfEvent(clock, truth.submission[0]!)) : 0;
  for (let row = 0; row < rows; row++) {
    const event = truth.event[row]!;
    const provider = truth.eventProvider[row]!;
    while (tick < clock.ticks && clock.firstEvent[tick + 1]! <= truth.submission[row]!) tick += 1;
    const known = event === truth.submission[row]! ? tick : tickOfEvent(clock, event);
    const start =
      known >= 0
        ? known * tickSeconds
        : Math.ceil((event - clock.firstEvent[0]!) / clock.eventsPerSecond) - tickSeconds;
    const delay = secondsPerHour * drawLognormal(keys.delay, event, 0, delayHours[provider]!, delaySigma[provider]!);
    out[row] = clock.firstSecond + start - 1 - Math.floor(Math.min(delay, longestDelay));
  }
}

/** The cell of the signal tables by which a row's flags are drawn: look-alikes have that of an urgent incident. */
function signalCell(source: ReportSource, truth: Truth, row: number): number {
  const isContact = source.isContact[truth.trueType[row]!]!;
  const grade = truth.grade[row]!;
  return isContact === 1 && grade === 0 ? 3 + apparentGrade(source, truth.incident[row]!) : isContact * 3 + grade;
}

/** The grade that a routine incident of a contact type looks as if it had. */
function apparentGrade({ keys, values }: ReportSource, incident: number): number {
  if (drawUniform(keys.lookAlike, incident, 0) >= values.lookAlikeShare) return 0;
  return drawUniform(keys.lookAlike, incident, 1) < values.imminentShare ? 2 : 1;
}

/** The provider's escalation flag, more or less often by sender, and misused in some routine reports; batched ones have none. */
export function fillProviderEscalation(source: ReportSource, truth: Truth, rows: number, out: Uint8Array): void {
  const { keys, escalationShare, escalationOdds, escalationMisuse } = source;
  for (let row = 0; row < rows; row++) {
    const sender = truth.provider[row]!;
    const share = escalationShare[signalCell(source, truth, row)]!;
    const odds = (share / (1 - share)) * escalationOdds[sender]!;
    const misused = truth.grade[row] === 0 ? escalationMisuse[sender]! : 0;
    const flagged = odds / (1 + odds);
    const isFlagged = drawUniform(keys.escalation, truth.event[row]!, 0) < flagged + (1 - flagged) * misused;
    out[row] = Number(isFlagged) & Number(truth.batchedEvents[row] === 0);
  }
}

/** Presence flags: pressure on a child by type and grade, the others at random. */
export function fillAnnotations(source: ReportSource, truth: Truth, rows: number, out: Uint8Array): void {
  const { keys, values, pressureShare } = source;
  for (let row = 0; row < rows; row++) {
    const event = truth.event[row]!;
    let bits = 0;
    if (drawUniform(keys.annotations, event, 0) < pressureShare[signalCell(source, truth, row)]!) {
      bits = drawUniform(keys.annotations, event, 1) < values.sadisticShare ? sadisticBit : sextortionBit;
    }
    out[row] = bits | otherAnnotation[drawBits(keys.annotations, event, 2) >>> 24]!;
  }
}

/** The provider's viral or meme mark on a file of a row (1 no, 2 yes); batches are of marked files. */
export function markOf(source: ReportSource, truth: Truth, row: number, index: number): number {
  const { keys, values, markingShare } = source;
  const share = truth.harmless[row] === 1 ? markingShare[truth.provider[row]!]! : values.markFalseShare;
  return truth.batchedEvents[row]! > 0 || drawUniform(keys.mark, truth.event[row]!, index) < share ? 2 : 1;
}

/** The provider's viral or meme mark on the first file. */
export function fillMarked(source: ReportSource, truth: Truth, rows: number, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) out[row] = truth.fileCount[row] === 0 ? 0 : markOf(source, truth, row, 0);
}

/** The draw that decides whether an identifier is given, its share by sender, and its bit among the fields that can be missing. */
export interface Presence {
  readonly key: Key;
  readonly index: number;
  readonly shareOf: Float64Array;
  readonly bit: number;
}

/** A keyed identifier of what `ids` names, present in the share of the sender's reports that carry it. */
export function fillIdentifier(
  key: Key,
  truth: Truth,
  ids: Uint32Array,
  presence: Presence,
  out: Uint32Array, // as long as there are rows
): void {
  const { key: presenceKey, index, shareOf, bit } = presence;
  for (let row = 0; row < out.length; row++) {
    const isGiven =
      Number(drawUniform(presenceKey, truth.event[row]!, index) < shareOf[truth.provider[row]!]!) &
      Number((truth.missing[row]! & bit) === 0);
    out[row] = -isGiven & permuteWord(key, ids[row]!);
  }
}

/** Names of the accounts' screen names: that of the subject where an account shares the one of its first account, else the account's own. */
export function fillHandleNames({ keys, values }: ReportSource, truth: Truth, rows: number, out: Uint32Array): void {
  for (let row = 0; row < rows; row++) {
    out[row] = handleName(keys.handle, values.sameHandleShare, truth.subject[row]!, truth.account[row]!);
  }
}

/** Name of an account's screen name. */
export function handleName(key: Key, sameShare: number, subject: number, account: number): number {
  return drawUniform(key, account, 0) < sameShare ? subject : account;
}

/** Events in the submission: 1 unless it is batched. */
export function fillBatchedEvents(truth: Truth, rows: number, out: Uint32Array): void {
  for (let row = 0; row < rows; row++) out[row] = Math.max(1, truth.batchedEvents[row]!);
}

/** Whether the submission is batched. */
export function fillBatched(truth: Truth, rows: number, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) out[row] = Number(truth.batchedEvents[row]! > 0);
}

/** How many earlier reports on the account the provider says it knows of. */
export function fillPriorReports({ keys }: ReportSource, truth: Truth, rows: number, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const isRepeat = truth.account[row]! !== truth.event[row]!;
    out[row] = isRepeat ? 1 + (drawBits(keys.presence, truth.event[row]!, 20) & 3) : 0;
  }
}

/** How long the provider keeps the account's data, in days. */
export function fillRetention({ retention }: ReportSource, truth: Truth, rows: number, out: Uint32Array): void {
  for (let row = 0; row < rows; row++) out[row] = retention[truth.provider[row]!]!;
}

/** Exact hash of the first file; 0 without files, and in batched submissions. */
export function fillPrimaryHash({ keys }: ReportSource, truth: Truth, rows: number, out: Uint32Array): void {
  for (let row = 0; row < rows; row++) {
    const isGiven = truth.fileCount[row] !== 0 && truth.batchedEvents[row] === 0;
    out[row] = !isGiven ? 0 : permuteWord(keys.fileHash, truth.primaryContent[row]!);
  }
}
