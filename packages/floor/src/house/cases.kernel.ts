import { addWord, removeWord, type WordTable, wordOf, wordTable } from "@tipbench/columns";
import { drawExponential, drawUniform, type Key } from "@tipbench/random";
import { assessmentActions, unviewedBit } from "@tipbench/vocabulary";
import { secondsPerDay } from "../calendar/civil-day.ts";
import { advanceDesk, arriveAtDesk, createDesks, type Desks } from "../desks.kernel.ts";
import { freeItem, takeItem } from "../items.kernel.ts";
import { createTimers, enterTimer, type Timers, takeDue } from "../timers.kernel.ts";
import { type CaseEvents, clearCaseEvents, createCaseEvents, endingBits, pushEnding } from "./case-events.ts";
import type { Handled } from "./handled.ts";
import { expiryOf, type LegalClocks } from "./legal-clocks.kernel.ts";
import { pushNumber } from "./number-list.ts";
import type { FloorValues } from "./parameters.ts";
import type { RowFacts } from "./row-facts.ts";

/** What the floor knows of each agency, by agency code. */
export interface AgencyRules {
  /** Cases that its investigators can hold at once. */
  readonly caseCapacity: Uint32Array;
  /** Share of files that no person viewed for which it asks for a warrant: 0 abroad, 1 where the circuit says so. */
  readonly warrantShare: Float64Array;
  /** Its circuit, for the queue of applications. */
  readonly circuit: Uint8Array;
  /** Share of referrals on which the house hears how they ended. */
  readonly feedbackShare: Float64Array;
  /** 1: a task force, which shares cases with agencies around it. */
  readonly hasAffiliates: Uint8Array;
  /** Factor on the time in which a provider answers it. */
  readonly processFactor: Float64Array;
}

/** What cases are made from. */
export interface CaseRules {
  readonly facts: RowFacts;
  readonly key: Key;
  readonly values: FloorValues;
  readonly clocks: LegalClocks;
  readonly agencies: AgencyRules;
  /** Mean seconds in which a provider answers legal process, by provider code. */
  readonly processSeconds: Float64Array;
  readonly circuits: number;
}

/** Open cases of all agencies, their warrants and their ends. */
export interface Cases {
  readonly rules: CaseRules;
  /** Open cases by agency; those that affiliates took over are none of its own. */
  readonly open: Uint32Array;
  /** The holder of a subject: the agency whose case on it has been open longest. */
  readonly agencyOfSubject: WordTable;
  /** Agencies beside the holder with an open case on a subject, in the order in which they opened it; subjects with none are left out. */
  readonly further: Map<number, number[]>;
  /** Scratch: places of those in `handled` that may become cases. */
  order: Uint32Array;
  /** Applications for warrants, a desk a circuit. */
  readonly warrants: Desks;
  /** Ends of cases, and what agencies will tell of referrals that they did not open. */
  readonly ends: Timers;
  readonly events: CaseEvents;
}

const open = assessmentActions.indexOf("open");
const welfareCheck = assessmentActions.indexOf("welfareCheck");
/** Bits of a timer's value and of a warrant's note, above the agency. */
const agencyBits = 0xffff;
const openedBit = 1 << 16;
const ownBit = 1 << 17;
const staleBit = 1 << 18;
const toldBit = 1 << 19;
const secondsPerHour = 3600;
/** Index of each draw under a submission, for each agency. */
const draw = {
  feedback: 0,
  feedbackDelay: 1,
  warrant: 2,
  warrantTime: 3,
  process: 4,
  investigation: 5,
  sharing: 6,
  check: 7,
};

/** Index of a draw on what an agency does about a submission. */
function drawOf(agency: number, of: number): number {
  return 16 * agency + of;
}

/** No case open. Throws RangeError where an agency lies in a circuit that is none. */
export function createCases(rules: CaseRules): Cases {
  if (rules.agencies.circuit.some((circuit) => circuit >= rules.circuits)) throw new RangeError("no such circuit");
  return {
    rules,
    open: new Uint32Array(rules.agencies.caseCapacity.length),
    agencyOfSubject: wordTable(),
    further: new Map(),
    order: new Uint32Array(1024),
    warrants: createDesks(new Array<number>(rules.circuits).fill(rules.values.warrantServers)),
    ends: createTimers(),
    events: createCaseEvents(),
  };
}

/** Does what agencies decided on what they went through in a tick that ends at `until`; `action` by place in `handled`. */
export function act(cases: Cases, handled: Handled, action: Uint8Array, until: number): void {
  clearCaseEvents(cases.events);
  grantWarrants(cases, until);
  takeDue(cases.ends, until, (_, row, value) => end(cases, row, value));
  let wanted = 0;
  if (handled.count > cases.order.length) cases.order = new Uint32Array(2 * handled.count);
  for (let i = 0; i < handled.count; i++) {
    if (action[i] === open || action[i] === welfareCheck) cases.order[wanted++] = i;
    else tellLater(cases, handled.row[i]!, handled.agency[i]!, until);
  }
  const { row, agency } = handled;
  for (const i of cases.order.subarray(0, wanted).sort(inOrderOf(handled, cases.rules.facts))) {
    consider(cases, row[i]!, agency[i]!, until);
  }
}

/** Order in which cases are considered: time at which the agency was done, then priority, submission and agency. */
function inOrderOf({ at, priority, row, agency }: Handled, { submission }: RowFacts) {
  return (one: number, other: number): number =>
    at[one]! - at[other]! ||
    priority[one]! - priority[other]! ||
    submission[row[one]!]! - submission[row[other]!]! ||
    agency[one]! - agency[other]!;
}

/** Whether the agency has a case on a subject that another one holds. */
function hasFurther({ further }: Cases, subject: number, agency: number): boolean {
  return further.get(subject)?.includes(agency) ?? false;
}

function addFurther({ further }: Cases, subject: number, agency: number): void {
  const agencies = further.get(subject);
  if (agencies) agencies.push(agency);
  else further.set(subject, [agency]);
}

/** An agency wants to open a case: unless it has one on the subject, or learns of another agency's. */
function consider(cases: Cases, row: number, agency: number, at: number): void {
  const { agencyOfSubject, events, rules } = cases;
  const { facts, key, values } = rules;
  const subject = facts.subject[row]!;
  const holder = wordOf(agencyOfSubject, subject);
  if (holder === agency || (holder >= 0 && hasFurther(cases, subject, agency))) {
    pushNumber(events.joinedRows, row);
    tellLater(cases, row, agency, at);
    return;
  }
  if (holder >= 0) {
    if (drawUniform(key, facts.submission[row]!, drawOf(agency, draw.check)) < values.deconflictedShare) {
      pushNumber(events.linkedRows, row);
      tellLater(cases, row, agency, at);
      return;
    }
    pushNumber(events.doubleRows, row);
    addFurther(cases, subject, agency);
  } else addWord(agencyOfSubject, subject, agency);
  openCase(cases, row, agency | openedBit, at);
}

/** Opens a case; `value` is the agency with the bits that are known by now. */
function openCase(cases: Cases, row: number, value: number, at: number): void {
  const { rules, events } = cases;
  const { facts, key, values, agencies } = rules;
  const agency = value & agencyBits;
  const submission = facts.submission[row]!;
  const isShared =
    agencies.hasAffiliates[agency] === 1 &&
    drawUniform(key, submission, drawOf(agency, draw.sharing)) < values.sharedCaseShare;
  pushNumber(events.openedRows, row);
  if (isShared) pushNumber(events.sharedRows, row);
  else cases.open[agency] = cases.open[agency]! + 1;
  const kept = value | (isShared ? 0 : ownBit);
  const isUnviewed = (facts.files[row]! & unviewedBit) !== 0;
  const needsWarrant =
    isUnviewed && drawUniform(key, submission, drawOf(agency, draw.warrant)) < agencies.warrantShare[agency]!;
  if (needsWarrant) applyForWarrant(cases, row, kept, at);
  else investigate(cases, row, kept, at);
}

function applyForWarrant({ rules, warrants, events }: Cases, row: number, value: number, at: number): void {
  const { facts, key, values, agencies } = rules;
  const agency = value & agencyBits;
  const mean = values.warrantHours * secondsPerHour;
  const item = takeItem(
    warrants.items,
    1,
    drawExponential(key, facts.submission[row]!, drawOf(agency, draw.warrantTime), mean),
    row,
  );
  warrants.items.note[item] = value;
  pushNumber(events.warrantRows, row);
  arriveAtDesk(warrants, agencies.circuit[agency]!, item, at);
}

function grantWarrants(cases: Cases, until: number): void {
  const { completed, items, count } = cases.warrants;
  for (let desk = 0; desk < count; desk++) advanceDesk(cases.warrants, desk, until);
  for (let i = 0; i < completed.count; i++) {
    const item = completed.item[i]!;
    investigate(cases, items.payload[item]!, items.note[item]!, until);
    freeItem(items, item);
  }
  completed.count = 0;
}

/** Asks the provider, which may have nothing left when it answers, and works on the case. */
function investigate({ rules, ends, events }: Cases, row: number, value: number, at: number): void {
  const { facts, key, values, clocks, agencies, processSeconds } = rules;
  const submission = facts.submission[row]!;
  const agency = value & agencyBits;
  const mean = processSeconds[facts.provider[row]!]! * agencies.processFactor[agency]!;
  const answeredAt = at + drawExponential(key, submission, drawOf(agency, draw.process), mean);
  const isStale = answeredAt > expiryOf(clocks, facts, row);
  if (isStale) pushNumber(events.staleRows, row);
  const seconds = drawExponential(key, submission, drawOf(agency, draw.investigation), values.caseDays * secondsPerDay);
  const told = isToldOf(rules, submission, agency) ? toldBit : 0;
  enterTimer(ends, answeredAt + seconds, row, value | told | (isStale ? staleBit : 0));
}

/** Whether the house hears how an agency's work on a submission ended. */
function isToldOf({ key, agencies }: CaseRules, submission: number, agency: number): boolean {
  return drawUniform(key, submission, drawOf(agency, draw.feedback)) < agencies.feedbackShare[agency]!;
}

/** The house may hear of a referral that was not opened, weeks or months later. */
function tellLater({ rules, ends }: Cases, row: number, agency: number, at: number): void {
  const { facts, key, values } = rules;
  const submission = facts.submission[row]!;
  if (!isToldOf(rules, submission, agency)) return;
  const mean = values.feedbackDays * secondsPerDay;
  const delay = drawExponential(key, submission, drawOf(agency, draw.feedbackDelay), mean);
  enterTimer(ends, at + delay, row, agency | toldBit);
}

function end(cases: Cases, row: number, value: number): void {
  const agency = value & agencyBits;
  if ((value & openedBit) !== 0) closeCase(cases, cases.rules.facts.subject[row]!, agency, value);
  if ((value & toldBit) === 0) return;
  const opened = (value & openedBit) !== 0 ? endingBits.opened : 0;
  pushEnding(cases.events, row, agency, opened | ((value & staleBit) !== 0 ? endingBits.stale : 0));
}

function closeCase(cases: Cases, subject: number, agency: number, value: number): void {
  const { open, agencyOfSubject, further } = cases;
  if ((value & ownBit) !== 0) open[agency] = open[agency]! - 1;
  if (wordOf(agencyOfSubject, subject) !== agency) {
    dropFurther(cases, subject, agency);
    return;
  }
  removeWord(agencyOfSubject, subject);
  const next = further.get(subject)?.[0];
  if (next === undefined) return;
  addWord(agencyOfSubject, subject, next);
  dropFurther(cases, subject, next);
}

/** An agency's case on a subject is no further one any more. */
function dropFurther({ further }: Cases, subject: number, agency: number): void {
  const left = further.get(subject)?.filter((each) => each !== agency) ?? [];
  if (left.length === 0) further.delete(subject);
  else further.set(subject, left);
}
