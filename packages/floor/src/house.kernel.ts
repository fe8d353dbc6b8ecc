import { drawExponential, type Key } from "@tipbench/random";
import { InvariantError } from "@tipbench/vocabulary";
import { type AgencyDesks, deliver, fileDelivery } from "./agency-desks.kernel.ts";
import { type ContentLists, countOfContents, pushContents, setContents } from "./content-lists.kernel.ts";
import { advanceDesk, arriveAtDesk, type Desks, nextCompletion, raisePriority, withdraw } from "./desks.kernel.ts";
import { type HeldReports, holdReport, releaseReport } from "./held-reports.kernel.ts";
import { freeItem, takeItem, waiting } from "./items.kernel.ts";
import type { NumberList } from "./number-list.ts";
import type { FloorValues } from "./parameters.ts";
import { type Deliveries, pushDelivery, type TickReports } from "./tick.ts";

/** The house's own part of a floor: the two desks of analysts, and what is at them. An item's payload is its first report, its note the last. */
export interface House {
  readonly values: FloorValues;
  readonly serviceKey: Key;
  readonly desks: Desks;
  readonly agencies: AgencyDesks;
  /**
   * By first row of a bundle: whether it is handled as urgent, whether it is open at a desk, and 14 bits, which hold the first agency; of
   * an open bundle the low bits of its item's number.
   */
  readonly bundles: Uint16Array;
  readonly held: HeldReports;
  readonly contents: ContentLists;
  readonly deliveries: Deliveries;
  /** Contents that analysts labelled in the tick. */
  readonly labelled: NumberList;
  /** Unknown contents of the report that is being received. */
  readonly unknown: Uint32Array;
  /** Reports and files that analysts have handled. */
  reports: number;
  filesViewed: number;
  /** Digest of bundles that were read to bring them near, so that the reads are not optimised away. */
  touched: number;
}

/** Codes of the desks. */
export const labelling = 0;
export const urgent = 1;

const urgentFlag = 0x8000;
const openFlag = 0x4000;
const lowBits = 0x3fff;
const escalated = 1;
const informational = 2;
const none = -1;
const paths = { automatic: 0, labelling: 1, urgent: 2, supplement: 3 };

/** Takes in a report, which may not be received before the one taken in last. */
export function receive(house: House, reports: TickReports, row: number): void {
  const at = reports.receivedAtSeconds[row]!;
  advanceHouse(house, at);
  const number = reports.firstRow + row;
  const bundleRow = reports.bundleRow[row]!;
  if (bundleRow !== number) joinBundle(house, reports, row, bundleRow, at);
  else begin(house, reports, row, number, at);
}

/** A report that begins a work item: to the urgent desk, to the labelling desk by the admission rule, or straight to its agencies. */
function begin(house: House, reports: TickReports, row: number, number: number, at: number): void {
  const isUrgent = reports.escalate[row] === escalated;
  const desk = isUrgent ? urgent : labelling;
  const unknown = isUrgent || isAdmissible(house, reports, row) ? reports.unknownContents(row, house.unknown) : 0;
  if (isUrgent || unknown > 0) {
    toDesk(house, reports, row, at, desk, unknown);
    return;
  }
  house.bundles[number] = reports.agency[3 * row]!;
  const passing = holdReport(house.held, reports, row);
  const isFiled = reports.disposition[row] === informational;
  deliverReport(house, passing, at + house.values.automaticSeconds, paths.automatic, 0, isFiled);
  releaseReport(house.held, passing);
}

/** Admission: a referral, while the labelling queue is short; it is admitted if it has an unknown file that may be opened. */
function isAdmissible({ desks, values }: House, reports: TickReports, row: number): boolean {
  return desks.waiting[labelling]! < values.labellingQueueLimit && reports.disposition[row] !== informational;
}

function toDesk(house: House, reports: TickReports, row: number, at: number, desk: number, unknown: number): void {
  const { desks, held, bundles } = house;
  const { items } = desks;
  const first = holdReport(held, reports, row);
  const item = takeItem(items, desk === urgent ? 1 : reports.priority[row]!, 0, first);
  items.note[item] = first;
  setContents(house.contents, item, house.unknown, unknown);
  bundles[reports.firstRow + row] = (desk === urgent ? urgentFlag : 0) | openFlag | (item & lowBits);
  items.serviceSeconds[item] = serviceSeconds(house, item, desk);
  arriveAtDesk(desks, desk, item, at);
}

/** The open item of a bundle; -1 where it is at no desk. */
function itemOf({ bundles, desks: { items }, held }: House, bundleRow: number): number {
  const bundle = bundles[bundleRow]!;
  if ((bundle & openFlag) === 0) return none;
  for (let item = bundle & lowBits; item < items.capacity; item += lowBits + 1) {
    if (items.state[item] !== 0 && held.columns.row[items.payload[item]!] === bundleRow) return item;
  }
  throw new InvariantError(`the open bundle of row ${bundleRow} is at no desk`);
}

/** Work = base (lead, desk) + a part an unknown file + a part a further report, each drawn by its own key. */
function serviceSeconds(house: House, item: number, desk: number): number {
  const { values, serviceKey, held, desks } = house;
  const { next, submission } = held.columns;
  const isUrgent = desk === urgent;
  const first = desks.items.payload[item]!;
  const id = submission[first]!;
  const base = isUrgent ? values.urgentBaseSeconds : values.labellingBaseSeconds;
  const perFile = isUrgent ? values.urgentFileSeconds : values.labellingFileSeconds;
  const files = countOfContents(house.contents, item);
  let seconds = drawExponential(serviceKey, id, desk, base);
  for (let file = 0; file < files; file++) seconds += drawExponential(serviceKey, id, 2 * file + 2 + desk, perFile);
  for (let member = next[first]!; member !== none; member = next[member]!) {
    seconds += memberSeconds(house, submission[member]!);
  }
  return seconds;
}

function memberSeconds({ serviceKey, values }: House, submission: number): number {
  return drawExponential(serviceKey, submission, 1000, values.memberSeconds);
}

/** A report that joins: waiting work takes it up, work in service delivers it along, finished work is supplemented. */
function joinBundle(house: House, reports: TickReports, row: number, bundleRow: number, at: number): void {
  const item = itemOf(house, bundleRow);
  if (item === none) {
    supplement(house, reports, row, bundleRow, at);
    return;
  }
  const { desks, held } = house;
  const { items } = desks;
  const member = holdReport(held, reports, row);
  held.columns.next[items.note[item]!] = member;
  items.note[item] = member;
  if (items.state[item] !== waiting) return;
  items.serviceSeconds[item] = items.serviceSeconds[item]! + memberSeconds(house, reports.submission[row]!);
  const isAtUrgent = items.desk[item] === urgent;
  if (reports.escalate[row] === escalated && !isAtUrgent) escalate(house, item, bundleRow, at);
  else raisePriority(desks, item, isAtUrgent ? 1 : reports.priority[row]!);
}

function escalate(house: House, item: number, bundleRow: number, at: number): void {
  const { desks, bundles } = house;
  withdraw(desks, item);
  bundles[bundleRow] = bundles[bundleRow]! | urgentFlag;
  desks.items.priority[item] = 1;
  desks.items.serviceSeconds[item] = serviceSeconds(house, item, urgent);
  arriveAtDesk(desks, urgent, item, at);
}

function supplement(house: House, reports: TickReports, row: number, bundleRow: number, at: number): void {
  const bundle = house.bundles[bundleRow]!;
  const agency = bundle & lowBits;
  const isUrgent = (bundle & urgentFlag) !== 0 ? 1 : 0;
  const available = at + house.values.automaticSeconds;
  const lead = reports.leadAgency[row]!;
  pushDelivery(house.deliveries, reports.firstRow + row, available, paths.supplement, isUrgent, agency, 0, 0);
  const missed = lead !== agency ? lead : 0;
  fileDelivery(house.agencies, agency, available, reports.submission[row]!, missed, reports.tag[row]!);
}

/** Lets the analysts work until a time. */
export function advanceHouse(house: House, until: number): void {
  for (let desk = labelling; desk <= urgent; desk++) {
    if (nextCompletion(house.desks, desk) > until) continue;
    advanceDesk(house.desks, desk, until);
    finish(house);
  }
}

function finish(house: House): void {
  const { completed, items } = house.desks;
  for (let i = 0; i < completed.count; i++) {
    close(house, completed.item[i]!, completed.at[i]!);
    freeItem(items, completed.item[i]!);
  }
  completed.count = 0;
}

/** Delivers all reports of a finished item to the agencies of the first: that one with its disposition, the others as supplements. */
function close(house: House, item: number, at: number): void {
  const { held, bundles, desks } = house;
  const { row, disposition, agency1, agency2, agency3 } = held.columns;
  const isUrgent = desks.items.desk[item] === urgent ? 1 : 0;
  const path = isUrgent === 1 ? paths.urgent : paths.labelling;
  const first = desks.items.payload[item]!;
  house.filesViewed += pushContents(house.contents, item, house.labelled);
  bundles[row[first]!] = (bundles[row[first]!]! & urgentFlag) | agency1[first]!;
  deliverReport(house, first, at, path, isUrgent, disposition[first] === informational);
  house.reports += 1;
  for (let member = held.columns.next[first]!; member !== none; member = releaseReport(held, member)) {
    agency1[member] = agency1[first]!;
    agency2[member] = agency2[first]!;
    agency3[member] = agency3[first]!;
    deliverReport(house, member, at, path, isUrgent, true);
    house.reports += 1;
  }
  releaseReport(held, first);
}

/** Makes a held report available: on each agency's desk, or filed there. */
function deliverReport(
  house: House,
  place: number,
  at: number,
  path: number,
  isUrgent: number,
  isFiled: boolean,
): void {
  const { columns } = house.held;
  const agency1 = columns.agency1[place]!;
  const agency2 = columns.agency2[place]!;
  const agency3 = columns.agency3[place]!;
  const lead = columns.lead[place]!;
  pushDelivery(house.deliveries, columns.row[place]!, at, path, isUrgent, agency1, agency2, agency3);
  const missed = lead !== agency1 && lead !== agency2 && lead !== agency3 ? lead : 0;
  if (isUrgent === 1) columns.priority[place] = 1;
  toAgency(house, place, agency1, at, missed, isFiled);
  if (agency2 !== 0) toAgency(house, place, agency2, at, 0, isFiled);
  if (agency3 !== 0) toAgency(house, place, agency3, at, 0, isFiled);
}

function toAgency(house: House, place: number, agency: number, at: number, missed: number, isFiled: boolean): void {
  const { submission, priority, tag } = house.held.columns;
  if (isFiled) fileDelivery(house.agencies, agency, at, submission[place]!, missed, tag[place]!);
  else deliver(house.agencies, agency, at, submission[place]!, priority[place]!, missed, tag[place]!);
}
