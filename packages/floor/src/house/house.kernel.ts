import { dispositions, InvariantError, paths } from "@tipbench/vocabulary";
import { advanceDesk, arriveAtDesk, nextAtDesk, raisePriority, withdraw } from "../desks.kernel.ts";
import { freeItem, takeItem, waiting } from "../items.kernel.ts";
import { fileDelivery } from "./agency-desks.kernel.ts";
import { contentOf, pushContents, setContents } from "./content-lists.kernel.ts";
import { holdReport, releaseReport } from "./held-reports.kernel.ts";
import { type House, labelling, referral, urgent } from "./house.ts";
import { pushLabelled } from "./labelled-items.ts";
import { type Delivery, deliverHeld, deliverUnhandled } from "./make-available.kernel.ts";
import { pushNumber } from "./number-list.ts";
import { addDelivery, type TickReports } from "./tick.ts";
import { furtherReviews, isReviewed, joiningSeconds, serviceSeconds } from "./work-seconds.kernel.ts";

const urgentFlag = 0x8000;
const openFlag = 0x4000;
const lowBits = 0x3fff;
const escalated = 1;
const informational = dispositions.indexOf("informational");
/** Referrals of this priority or a higher one are prepared at the referral desk. */
const preparedPriority = 2;
const none = -1;
/** Codes of `paths`. */
const pathCodes = {
  labelling: paths.indexOf("labelling"),
  urgent: paths.indexOf("urgent"),
  supplement: paths.indexOf("supplement"),
  referral: paths.indexOf("referral"),
};

/**
 * Takes in a report, which may not be received before the one taken in last. What `fileInformational` files never comes here: a report that
 * begins a bundle is escalated or a referral.
 */
export function receive(house: House, reports: TickReports, row: number): void {
  const at = reports.receivedAtSeconds[row]!;
  advanceHouse(house, at);
  const number = reports.firstRow + row;
  const bundleRow = reports.bundleRow[row]!;
  if (bundleRow !== number) joinBundle(house, reports, row, bundleRow, at);
  else begin(house, reports, row, number, at);
}

/** A report that begins a bundle, escalated or a referral: to a desk of analysts, or straight to its agencies. */
function begin(house: House, reports: TickReports, row: number, number: number, at: number): void {
  const isUrgent = reports.escalate[row] === escalated;
  const unknown = isUrgent || mayBeLabelled(house) ? lookUp(house, reports, row) : 0;
  if (isUrgent || unknown > 0) {
    toDesk(house, reports, row, at, isUrgent ? urgent : labelling, unknown);
    return;
  }
  const priority = reports.priority[row]!;
  if (mayBePrepared(house, priority)) {
    toDesk(house, reports, row, at, referral, 0);
    return;
  }
  house.bundles[number] = reports.agency[3 * row]!;
  deliverUnhandled(house, reports, row, priority);
}

/** Admission of a referral to labelling, while the queue is short; it is admitted if it has an unknown file that may be opened. */
function mayBeLabelled({ desks, values }: House): boolean {
  return desks.waiting[labelling]! < values.labellingQueueLimit;
}

/** Admission to the referral desk: by priority, while the queue is short. */
function mayBePrepared({ desks, values }: House, priority: number): boolean {
  return priority <= preparedPriority && desks.waiting[referral]! < values.referralQueueLimit;
}

/** Unknown files of a report, which are then in `unknown`; those that are known count as views avoided. */
function lookUp(house: House, reports: TickReports, row: number): number {
  const found = reports.unknownContents(row, house.unknown);
  house.viewsAvoided += found >>> 8;
  return found & 0xff;
}

function toDesk(house: House, reports: TickReports, row: number, at: number, desk: number, unknown: number): void {
  const { desks, held, bundles } = house;
  const { items } = desks;
  const first = holdReport(held, reports, row);
  const item = takeItem(items, desk === urgent ? 1 : reports.priority[row]!, 0, first);
  items.note[item] = first;
  setContents(house.contents, item, house.unknown, unknown);
  bundles[reports.firstRow + row] = (desk === urgent ? urgentFlag : 0) | openFlag | (item & lowBits);
  if (desk === labelling) {
    pushNumber(house.admittedRows, reports.firstRow + row);
    pushNumber(house.admittedItems, item);
  }
  sendToDesk(house, item, desk, at);
}

function sendToDesk(house: House, item: number, desk: number, at: number): void {
  house.desks.items.serviceSeconds[item] = serviceSeconds(house, item, desk, at);
  arriveAtDesk(house.desks, desk, item, at);
  finish(house);
  house.nextAt = Math.min(house.nextAt, nextAtDesk(house.desks, desk));
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
  items.serviceSeconds[item] = items.serviceSeconds[item]! + joiningSeconds(house, reports.firstRow + row, at);
  const isAtUrgent = items.desk[item] === urgent;
  if (reports.escalate[row] === escalated && !isAtUrgent) {
    withdraw(desks, item);
    escalate(house, item, bundleRow, at);
  } else raisePriority(desks, item, isAtUrgent ? 1 : reports.priority[row]!);
}

function escalate(house: House, item: number, bundleRow: number, at: number): void {
  const { desks, bundles } = house;
  bundles[bundleRow] = bundles[bundleRow]! | urgentFlag;
  desks.items.priority[item] = 1;
  sendToDesk(house, item, urgent, at);
}

function supplement(house: House, reports: TickReports, row: number, bundleRow: number, at: number): void {
  const number = reports.firstRow + row;
  const bundle = house.bundles[bundleRow]!;
  const agency = bundle & lowBits;
  const isUrgent = (bundle & urgentFlag) !== 0 ? 1 : 0;
  const available = at + house.values.automaticSeconds;
  const lead = house.agencies.work.facts.leadAgency[number]!;
  const { deliveries } = house;
  const place = addDelivery(deliveries, number, available);
  deliveries.path[place] = pathCodes.supplement;
  deliveries.urgent[place] = isUrgent;
  deliveries.agency[3 * place] = agency;
  deliveries.agency[3 * place + 1] = 0;
  deliveries.agency[3 * place + 2] = 0;
  fileDelivery(house.agencies, agency, available, number, lead !== agency ? lead : 0);
}

/** Lets the analysts work until a time. */
export function advanceHouse(house: House, until: number): void {
  if (house.nextAt > until) return;
  let nextAt = Number.POSITIVE_INFINITY;
  for (let desk = labelling; desk <= referral; desk++) {
    if (nextAtDesk(house.desks, desk) <= until) {
      advanceDesk(house.desks, desk, until);
      finish(house);
    }
    nextAt = Math.min(nextAt, nextAtDesk(house.desks, desk));
  }
  house.nextAt = nextAt;
}

function finish(house: House): void {
  const { completed, items } = house.desks;
  for (let i = 0; i < completed.count; i++) {
    const item = completed.item[i]!;
    const desk = items.desk[item]!;
    if (desk === labelling) holdLabelled(house, item);
    else {
      label(house, item);
      close(house, item, completed.at[i]!, desk === urgent ? pathCodes.urgent : pathCodes.referral);
    }
  }
  completed.count = 0;
}

/** An item whose files are labelled waits for triage's second word. */
function holdLabelled(house: House, item: number): void {
  const { held, contents, labelledItems, desks } = house;
  const first = desks.items.payload[item]!;
  const { row, disposition } = held.columns;
  pushLabelled(labelledItems, item, row[first]!, desks.items.priority[item]!, disposition[first]!);
  pushContents(contents, item, labelledItems.contents);
  review(house, item, label(house, item));
  setContents(contents, item, house.unknown, 0);
}

/** The files of an item have been seen and have their labels; returns their number. */
function label(house: House, item: number): number {
  const count = pushContents(house.contents, item, house.labelled);
  house.filesLabelled += count;
  house.filesViewed += count;
  return count;
}

/** Those of an item's files that may go on the shared list have been looked at by two more analysts. */
function review(house: House, item: number, count: number): void {
  const { contents, reviewKey, values } = house;
  for (let file = 0; file < count; file++) {
    const isShared = isReviewed(reviewKey, contentOf(contents, item, file), values.reviewedShare);
    if (isShared) house.filesViewed += furtherReviews;
  }
}

/** Sends every labelled item where triage's word says: to the urgent desk, to the referral desk, or to its agencies. */
export function settleLabelled(house: House, at: number): void {
  const { labelledItems: list, desks, held } = house;
  for (let i = 0; i < list.count; i++) {
    const item = list.item[i]!;
    const isReferral = list.disposition[i] !== informational;
    held.columns.disposition[desks.items.payload[item]!] = list.disposition[i]!;
    desks.items.priority[item] = list.priority[i]!;
    if (list.escalate[i] === escalated) escalate(house, item, list.row[i]!, at);
    else if (isReferral && mayBePrepared(house, list.priority[i]!)) sendToDesk(house, item, referral, at);
    else close(house, item, at, pathCodes.labelling);
  }
  list.count = 0;
  list.contents.count = 0;
}

/** Delivers all reports of a finished item to the agencies of the first: that one with its disposition and the item's priority, the others as supplements. */
function close(house: House, item: number, at: number, path: number): void {
  const { held, bundles, desks } = house;
  const { row, disposition, priority, agency1, agency2, agency3 } = held.columns;
  const isUrgent = path === pathCodes.urgent ? 1 : 0;
  const first = desks.items.payload[item]!;
  priority[first] = desks.items.priority[item]!;
  house.items += 1;
  bundles[row[first]!] = (bundles[row[first]!]! & urgentFlag) | agency1[first]!;
  deliverHeld(house, first, at, { path, isUrgent, isFiled: disposition[first] === informational });
  house.reports += 1;
  const along: Delivery = { path, isUrgent, isFiled: true };
  for (let member = held.columns.next[first]!; member !== none; member = releaseReport(held, member)) {
    agency1[member] = agency1[first]!;
    agency2[member] = agency2[first]!;
    agency3[member] = agency3[first]!;
    deliverHeld(house, member, at, along);
    house.reports += 1;
  }
  releaseReport(held, first);
  freeItem(desks.items, item);
}
