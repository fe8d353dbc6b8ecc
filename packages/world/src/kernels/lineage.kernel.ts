import { categoryAt, drawBits, drawExponential, drawUniform, permuteIndex } from "@tipbench/random";
import { type ProlificTables, prolificEpochDays, prolificFamilies } from "../prolific.ts";
import { type FixedSource, isPublic } from "./fixed-events.kernel.ts";

/** What the look-backs need; made once a world. */
export interface LineageSource extends FixedSource {
  readonly prolific: ProlificTables;
  /** Logarithm of the longest over the shortest lag to an earlier incident. */
  readonly repeatLagLogRatio: number;
  /** Limits of the bits of a draw for the shares that are asked most; see `shareLimit`. */
  readonly limits: Readonly<Record<"resubmissionShare", number>>;
  /** Bits of the events from `firstEvent` on; see `fixedEvents`. */
  readonly fixed: Uint8Array;
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

const none = 255;

/** Whether an event has its sender whatever its past; see `fixedSender`. */
export function isFixed({ fixed, firstEvent }: LineageSource, event: number): boolean {
  const at = event - firstEvent;
  return ((fixed[at >>> 3]! >>> (at & 7)) & 1) === 1;
}

/** The sender that an event has whatever its past: one of the public, or a small provider by quota; `none` (255) otherwise. */
function fixedSender(source: LineageSource, event: number): number {
  return isFixed(source, event) ? fixedSenderOf(source, event) : none;
}

function fixedSenderOf(source: LineageSource, event: number): number {
  const { keys, providers, quotaOffset } = source;
  return isPublic(source, event)
    ? providers.firstPublic + categoryAt(providers.publicSenders, drawUniform(keys.public, event, 1))
    : providers.quota[permuteIndex(providers.order, (event + quotaOffset) % providers.order.size)]!;
}

/** A provider in proportion to its size, drawn for the event or prolific subject with which an account began. */
function largeProvider({ keys, providers }: LineageSource, account: number): number {
  return categoryAt(providers.large, drawUniform(keys.provider, account, 0));
}

/** The provider of the account that begins with an event. */
function providerOf(source: LineageSource, account: number): number {
  const sender = fixedSender(source, account);
  return sender === none ? largeProvider(source, account) : sender;
}

/** The event of a submission: itself, or the one that it submits again, some hours back. Fixed senders repeat nothing. */
export function eventOfSubmission(source: LineageSource, submission: number): number {
  const { keys, values, limits } = source;
  let at = submission;
  while (drawBits(keys.resubmission, at, 0) < limits.resubmissionShare && !isFixed(source, at)) {
    const back =
      1 + Math.floor(drawExponential(keys.resubmissionLag, at, 0, values.resubmissionHours * source.eventsPerHour));
    if (at - back < source.firstEvent || isFixed(source, at - back)) return at;
    at -= back;
  }
  return at;
}

/** The id of the prolific subject behind an event, by its share, epoch and active days; 0 for the others. */
function prolificSubject(source: LineageSource, event: number): number {
  const { keys, values, prolific } = source;
  if (drawUniform(keys.prolific, event, 1) >= values.prolificShare) return 0;
  const day = (event - source.firstEvent) / source.eventsPerDay;
  const family = drawBits(keys.prolific, event, 2) % prolificFamilies;
  const epoch = Math.floor(day / prolificEpochDays + family / prolificFamilies);
  const first = source.firstProlific + (epoch * prolificFamilies + family) * prolific.subjects;
  for (let trial = 3; ; trial++) {
    const subject = first + categoryAt(prolific.bySize, drawUniform(keys.prolific, event, trial));
    const isActive = drawUniform(keys.prolific, subject, 1000 + Math.floor(day)) < values.prolificActiveDays;
    if (isActive || trial === 40) return subject;
  }
}

function followUpLag({ keys, values, eventsPerHour }: LineageSource, event: number): number {
  const isShort = drawUniform(keys.linkLag, event, 0) < values.followUpShortShare;
  const hours = isShort ? values.followUpShortHours : values.followUpLongHours;
  return 1 + Math.floor(drawExponential(keys.linkLag, event, 1, hours * eventsPerHour));
}

/** Log-uniform. Same as `drawLogUniform` between the two bounds, but for their logarithm, which is taken once. */
function repeatLag({ keys, values, repeatLagLogRatio, eventsPerDay }: LineageSource, event: number): number {
  const days = values.repeatLagLowDays * Math.exp(drawUniform(keys.linkLag, event, 1) * repeatLagLogRatio);
  return 1 + Math.floor(days * eventsPerDay);
}

const followUp = 1;
const repeat = 2;

/** Whether an event follows up an incident, is a new incident of an earlier subject, or neither (0). */
function linkKind(source: LineageSource, event: number): number {
  const { keys, values } = source;
  const u = drawUniform(keys.link, event, 0);
  if (u < values.followUpShare) return followUp;
  return u < values.followUpShare + (1 - values.followUpShare) * values.repeatSubjectShare ? repeat : 0;
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
    const { keys, values } = source;
    const isElsewhere =
      event !== submission && drawUniform(keys.resubmission, submission, 1) < values.otherProviderShare;
    out.provider[row] = isElsewhere ? providerOf(source, submission) : out.eventProvider[row]!;
  }
}

function walk(source: LineageSource, event: number, row: number, out: Lineage): void {
  const { keys, values, firstEvent } = source;
  let at = event;
  let sender = fixedSender(source, at);
  let incident = 0;
  let account = 0;
  let subject = 0;
  while (subject === 0) {
    if (sender !== none) subject = at;
    else subject = prolificSubject(source, at);
    if (subject !== 0) break;
    const kind = linkKind(source, at);
    const target = kind === 0 ? 0 : at - (kind === followUp ? followUpLag(source, at) : repeatLag(source, at));
    if (target < firstEvent) {
      subject = at;
      break;
    }
    const next = eventOfSubmission(source, target);
    const nextSender = fixedSender(source, next);
    if (kind === repeat && incident === 0) incident = at;
    if (account === 0 && (nextSender !== none || drawUniform(keys.linkProvider, at, 0) >= values.sameProviderShare)) {
      account = at;
      out.eventProvider[row] = largeProvider(source, at);
    }
    at = next;
    sender = nextSender;
  }
  out.incident[row] = incident === 0 ? at : incident;
  out.subject[row] = subject;
  out.account[row] = account === 0 ? subject : account;
  const firstProvider = sender === none ? largeProvider(source, subject) : sender;
  out.homeGroup[row] = source.providers.groupOf[firstProvider]!;
  if (account === 0) out.eventProvider[row] = firstProvider;
}
