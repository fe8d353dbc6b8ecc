import { categoryAt, drawBits, drawExponential, drawUniform } from "@tipbench/random";
import { type Clock, tickOfEvent } from "../clock.ts";
import type { WorldValues } from "../parameters.ts";
import { type ProlificTables, prolificAccounts, prolificEpochDays, prolificFamilies } from "../prolific.ts";
import type { ProviderTables } from "../providers.ts";
import * as kind from "./event-kind.kernel.ts";
import { type FixedSource, hasNoFiles } from "./fixed-events.kernel.ts";
import { exponentialAt, type LagTables, logUniformAt } from "./lags.kernel.ts";
import { type ProviderHours, providerAt } from "./provider-hours.kernel.ts";
import { maybeSpecial, none, specialSender } from "./special-events.kernel.ts";

/** What the look-backs need; made once a world. */
export interface LineageSource extends FixedSource {
  readonly values: WorldValues;
  readonly clock: Clock;
  readonly providers: ProviderTables;
  readonly hours: ProviderHours;
  readonly prolific: ProlificTables;
  readonly lags: LagTables;
  readonly firstProlific: number;
  readonly eventsPerHour: number;
  readonly eventsPerDay: number;
}

/** Who is behind each submission. All arrays have a value a row. */
export interface Lineage {
  /** Submissions by arrival; an event's id is that of its first submission. */
  readonly submission: Uint32Array;
  readonly event: Uint32Array;
  readonly incident: Uint32Array;
  readonly subject: Uint32Array;
  readonly account: Uint32Array;
  /** Sender of the submission, and of the event's first one. */
  readonly provider: Uint8Array;
  readonly eventProvider: Uint8Array;
  /** Group of the provider with which the subject began. */
  readonly homeGroup: Uint8Array;
}

/** The sender that an event has whatever its past: special, or one of the public; `none` otherwise. */
function fixedSender({ keys, kinds, special, providers }: LineageSource, event: number): number {
  const sender = specialSender(special, event);
  if (sender !== none || kind.kindOf(keys.kind, kinds, event) !== kind.publicKind) return sender;
  return providers.firstPublic + categoryAt(providers.publicSenders, drawUniform(keys.public, event, 0));
}

/** A provider in proportion to its size at that hour, drawn for the event or prolific account with which an account began. */
function largeProvider({ keys, clock, hours }: LineageSource, account: number): number {
  return providerAt(hours, tickOfEvent(clock, account), drawUniform(keys.provider, account, 0));
}

/** The provider of the account that begins with an event. */
function providerOf(source: LineageSource, account: number): number {
  const sender = fixedSender(source, account);
  return sender === none ? largeProvider(source, account) : sender;
}

/** The event of a submission: itself, or the one that it submits again, some hours back. Fixed senders repeat nothing. */
export function eventOfSubmission(source: LineageSource, submission: number): number {
  const { keys, kinds } = source;
  return kind.kindOf(keys.kind, kinds, submission) === kind.resubmission
    ? repeatedEvent(source, submission)
    : submission;
}

/**
 * The event of a submission where its report has files, and -1 where it has none. Same as `hasNoFiles(source, submission) ? -1 :
 * eventOfSubmission(source, submission)`, with one draw for both.
 */
export function eventWithFiles(source: LineageSource, submission: number): number {
  const { keys, kinds, special } = source;
  if (maybeSpecial(special, submission)) {
    return hasNoFiles(source, submission) ? -1 : eventOfSubmission(source, submission);
  }
  const of = kind.kindOf(keys.kind, kinds, submission);
  if (of > kind.resubmission) return submission;
  return of === kind.publicKind ? -1 : repeatedEvent(source, submission);
}

function repeatedEvent(source: LineageSource, submission: number): number {
  const { keys, values, kinds, special, firstEvent, eventsPerHour } = source;
  let at = submission;
  while (kind.kindOf(keys.kind, kinds, at) === kind.resubmission && specialSender(special, at) === none) {
    const lag = drawExponential(keys.resubmissionLag, at, 0, values.resubmissionHours * eventsPerHour);
    const target = at - 1 - Math.floor(lag);
    if (target < firstEvent || fixedSender(source, target) !== none) return at;
    at = target;
  }
  return at;
}

/** The account of the prolific subject behind an event, by its share, epoch and active days. */
function prolificAccount(source: LineageSource, event: number): number {
  const { keys, values, prolific, firstProlific, firstEvent, eventsPerDay } = source;
  const day = (event - firstEvent) / eventsPerDay;
  const family = drawBits(keys.prolific, event, 2) % prolificFamilies;
  const epoch = Math.floor(day / prolificEpochDays + family / prolificFamilies);
  const first = (epoch * prolificFamilies + family) * prolific.subjects;
  const slot = categoryAt(prolific.byAccount, drawUniform(keys.prolific, event, 1));
  for (let trial = 3; ; trial++) {
    const subject = first + categoryAt(prolific.bySize, drawUniform(keys.prolific, event, trial));
    const id = firstProlific + subject * prolificAccounts;
    const isActive = drawUniform(keys.prolific, id, 1000 + Math.floor(day)) < values.prolificActiveDays;
    if (isActive || trial === 40) return id + slot;
  }
}

/** How many events back a linked event looks, by its kind. */
function linkLag(
  { keys, values, lags, eventsPerHour, eventsPerDay }: LineageSource,
  event: number,
  of: number,
): number {
  const draw = drawBits(keys.linkLag, event, 0);
  if (of >= kind.repeat) {
    return 1 + Math.floor(values.repeatLagLowDays * eventsPerDay * logUniformAt(lags.logUniform, draw));
  }
  const hours = of < kind.longFollowUp ? values.followUpShortHours : values.followUpLongHours;
  return 1 + Math.floor(hours * eventsPerHour * exponentialAt(lags.exponential, draw));
}

/**
 * Resolves rows `[0, rows)` of `out.submission` into event, incident, subject, account and provider by walking the look-backs: the
 * incident ends where a link is not a follow-up, the account where the provider changes, the subject where there is no link.
 */
export function resolveLineage(source: LineageSource, rows: number, out: Lineage): void {
  for (let row = 0; row < rows; row++) {
    const submission = out.submission[row]!;
    const event = eventOfSubmission(source, submission);
    out.event[row] = event;
    walk(source, event, row, out);
    if (event !== submission) resolveRepeat(source, submission, row, out);
    else out.provider[row] = out.eventProvider[row]!;
  }
}

/** A repeated submission comes from the same account, or from one of the subject at another provider. */
function resolveRepeat(source: LineageSource, submission: number, row: number, out: Lineage): void {
  const isElsewhere = drawUniform(source.keys.resubmission, submission, 1) < source.values.otherProviderShare;
  out.provider[row] = isElsewhere ? providerOf(source, submission) : out.eventProvider[row]!;
  if (isElsewhere) out.account[row] = submission;
}

function walk(source: LineageSource, event: number, row: number, out: Lineage): void {
  const { keys, kinds, special, providers, firstEvent } = source;
  let at = event;
  let newer = 0; // the event from which the walk came to `at`
  let incident = 0;
  let account = 0;
  let prolific = 0;
  let sender = none;
  for (;;) {
    const of = kind.kindOf(keys.kind, kinds, at);
    if (of === kind.publicKind || maybeSpecial(special, at)) {
      sender = fixedSender(source, at);
      if (sender !== none) break;
    }
    if (of < kind.shortFollowUp || of === kind.root) {
      if (of === kind.prolific) prolific = prolificAccount(source, at);
      break;
    }
    const target = at - linkLag(source, at, of);
    if (target < firstEvent) break;
    if (of >= kind.repeat && incident === 0) incident = at;
    if (account === 0 && ((of - kind.shortFollowUp) & 1) === 1) account = at;
    newer = at;
    at = eventOfSubmission(source, target);
  }
  if (account === 0 && sender !== none) account = newer;
  out.incident[row] = incident === 0 ? at : incident;
  out.subject[row] = prolific === 0 ? at : subjectOfProlific(source, prolific);
  const first = prolific === 0 ? at : prolific;
  const firstProvider = sender === none ? largeProvider(source, first) : sender;
  out.account[row] = account === 0 ? first : account;
  out.eventProvider[row] = account === 0 ? firstProvider : largeProvider(source, account);
  const home = prolific === 0 ? firstProvider : largeProvider(source, out.subject[row]!);
  out.homeGroup[row] = providers.groupOf[home]!;
}

/** A prolific subject is named by its first account. */
function subjectOfProlific({ firstProlific }: LineageSource, account: number): number {
  return account - ((account - firstProlific) % prolificAccounts);
}
