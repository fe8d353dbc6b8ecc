import { drawExponential, type Key } from "@tipbench/random";
import { InvariantError } from "@tipbench/vocabulary";
import { type AgencyDesks, advanceAgencies, createAgencyDesks, deliver, fileDelivery } from "./agency-desks.kernel.ts";
import { assertConserved } from "./conservation.ts";
import { ContentLists } from "./content-lists.ts";
import {
  advanceDesk,
  arriveAtDesk,
  createDesks,
  type Desks,
  nextCompletion,
  raisePriority,
  withdraw,
} from "./desks.kernel.ts";
import { fileInformational } from "./file-informational.kernel.ts";
import { freeItem, takeItem, waiting } from "./items.kernel.ts";
import type { FloorValues } from "./parameters.ts";
import { createDeliveries, type Deliveries, pushDelivery, type TickReports } from "./tick.ts";

/** What a floor is opened with. */
export interface FloorPlan {
  readonly values: FloorValues;
  readonly keys: { readonly service: Key; readonly agency: Key; readonly reassignment: Key };
  /** Deliveries a second that each agency is staffed for, by agency code. */
  readonly agencyRates: Float64Array;
  /** Rows of the whole run, and the most of a tick. */
  readonly rows: number;
  readonly rowsPerTick: number;
}

/** Counts since the start; a caller that wants a stretch takes differences. */
export interface FloorTotals {
  /** At the labelling and urgent desks together. */
  readonly items: number;
  readonly reports: number;
  readonly filesViewed: number;
  readonly workSeconds: number;
  readonly waiting: number;
}

/** The simulated house: two desks of analysts, one desk an agency, and the way of a report through them. */
export interface Floor {
  /** Takes a tick's reports in order of receipt and lets everybody work until `until`. The result is valid until the next call. */
  tick(reports: TickReports, until: number): TickOutcome;
  totals(): FloorTotals;
  /** Deliveries that reached each agency so far, and its servers. */
  agencyLoads(): { readonly deliveries: Float64Array; readonly servers: Uint32Array };
  /** Asserts that at every desk what arrived is finished, in service or waiting. Throws InvariantError. */
  check(): void;
}

/** What happened in a tick. */
export interface TickOutcome {
  readonly deliveries: Deliveries;
  /** Contents that analysts labelled. */
  readonly labelled: readonly number[];
  /** Tags of misrouted reports that reached their lead. */
  readonly reassignedTags: readonly number[];
}

const labelling = 0;
const urgent = 1;
const urgentFlag = 0x8000;
const openFlag = 0x4000;
const agencyMask = 0x3fff;
const escalated = 1;
const informationalCode = 2;
const paths = { automatic: 0, labelling: 1, urgent: 2, supplement: 3 };

/** A report on its way: one that waits for an analyst, or the one that is being delivered. */
interface Report {
  row: number;
  submission: number;
  disposition: number;
  lead: number;
  tag: number;
  priority: number;
  agency1: number;
  agency2: number;
  agency3: number;
}

/** Servers for a utilisation at the given rate of deliveries, were they all referrals; at least one. */
function agencyServers(values: FloorValues, rate: number): number {
  return Math.max(1, Math.ceil((rate * values.agencyReferralSeconds) / values.agencyUtilisation));
}

/** Opens a floor with nobody waiting. */
export function createFloor(plan: FloorPlan): Floor {
  return new OpenFloor(plan);
}

class OpenFloor implements Floor {
  readonly #values: FloorValues;
  readonly #key: Key;
  readonly #desks: Desks;
  readonly #agencies: AgencyDesks;
  /** By first row of a bundle: its first agency, whether it is open at a desk, and whether it is handled as urgent. */
  readonly #bundles: Uint16Array;
  /** Item at a desk by the first row of its bundle. */
  readonly #open = new Map<number, number>();
  /** By item: the report that it began with, those that joined it, and what it holds to be labelled. Records are used again. */
  readonly #first: Report[] = [];
  readonly #joined: (Report[] | undefined)[] = [];
  readonly #contents = new ContentLists();
  readonly #deliveries: Deliveries;
  /** The report that is being delivered without waiting; one record serves all. */
  readonly #passing = emptyReport();
  /** Rows of a tick that somebody may have to handle. */
  #rest = new Uint32Array(0);
  #labelled: number[] = [];
  #reports = 0;
  #filesViewed = 0;

  constructor({ values, keys, agencyRates, rows, rowsPerTick }: FloorPlan) {
    this.#values = values;
    this.#key = keys.service;
    this.#desks = createDesks([values.labellingServers, values.urgentServers]);
    const work = {
      serviceKey: keys.agency,
      reassignKey: keys.reassignment,
      referralSeconds: values.agencyReferralSeconds,
      reassignedShare: values.reassignedShare,
      reassignmentSeconds: values.reassignmentHours * 3600,
    };
    const servers = Array.from(agencyRates, (rate) => agencyServers(values, rate));
    this.#agencies = createAgencyDesks(work, servers, 6 * rowsPerTick + 4096);
    this.#bundles = new Uint16Array(rows);
    this.#deliveries = createDeliveries(2 * rowsPerTick + 1024);
  }

  tick(reports: TickReports, until: number): TickOutcome {
    this.#deliveries.count = 0;
    this.#labelled = [];
    this.#receiveAll(reports);
    this.#advance(until);
    advanceAgencies(this.#agencies, until);
    return {
      deliveries: this.#deliveries,
      labelled: this.#labelled,
      reassignedTags: this.#agencies.reassignedTags,
    };
  }

  totals(): FloorTotals {
    const { finished, workSeconds, waiting: queued } = this.#desks;
    const both = (values: Float64Array | Uint32Array): number => (values[labelling] ?? 0) + (values[urgent] ?? 0);
    return {
      items: both(finished),
      reports: this.#reports,
      filesViewed: this.#filesViewed,
      workSeconds: both(workSeconds),
      waiting: both(queued),
    };
  }

  agencyLoads(): { readonly deliveries: Float64Array; readonly servers: Uint32Array } {
    const { desks, filed } = this.#agencies;
    const deliveries = desks.arrived.map((arrived, agency) => arrived + (filed[agency] ?? 0));
    return { deliveries, servers: desks.servers };
  }

  check(): void {
    assertConserved(this.#desks);
    assertConserved(this.#agencies.desks);
  }

  #receiveAll(reports: TickReports): void {
    if (reports.rows > this.#rest.length) this.#rest = new Uint32Array(reports.rows);
    const { automaticSeconds } = this.#values;
    const rest = this.#rest;
    const left = fileInformational(reports, automaticSeconds, this.#agencies, this.#bundles, this.#deliveries, rest);
    for (let i = 0; i < left; i++) this.#receive(reports, rest[i] ?? 0);
  }

  #receive(reports: TickReports, row: number): void {
    const at = reports.receivedAtSeconds[row] ?? 0;
    this.#advance(at);
    const number = reports.firstRow + row;
    const bundleRow = reports.bundleRow[row] ?? number;
    if (bundleRow !== number) this.#join(reports, row, bundleRow, at);
    else this.#begin(reports, row, number, at);
  }

  /** A report that begins a work item: to the urgent desk, to the labelling desk by the admission rule, or straight to its agencies. */
  #begin(reports: TickReports, row: number, number: number, at: number): void {
    const isUrgent = reports.escalate[row] === escalated;
    this.#bundles[number] = (reports.agency[3 * row] ?? 0) | (isUrgent ? urgentFlag : 0);
    if (isUrgent) {
      this.#toDesk(reports, row, at, urgent, reports.unknownContents(row));
      return;
    }
    if (this.#isAdmissible(reports, row)) {
      const contents = reports.unknownContents(row);
      if (contents.length > 0) {
        this.#toDesk(reports, row, at, labelling, contents);
        return;
      }
    }
    this.#deliverAtOnce(reports, row, at);
  }

  /** Admission: a referral, while the labelling queue is short; it is admitted if it has an unknown file that may be opened. */
  #isAdmissible(reports: TickReports, row: number): boolean {
    const isShort = (this.#desks.waiting[labelling] ?? 0) < this.#values.labellingQueueLimit;
    return isShort && reports.disposition[row] !== informationalCode;
  }

  #toDesk(reports: TickReports, row: number, at: number, desk: number, contents: Uint32Array): void {
    const { items } = this.#desks;
    const item = takeItem(items, desk === urgent ? 1 : (reports.priority[row] ?? 1), 0, 0);
    const first = readReport(reports, row, this.#first[item] ?? emptyReport());
    this.#first[item] = first;
    this.#joined[item] = undefined;
    this.#contents.set(item, contents);
    this.#open.set(first.row, item);
    this.#bundles[first.row] = (this.#bundles[first.row] ?? 0) | openFlag;
    items.serviceSeconds[item] = this.#serviceSeconds(item, first, desk);
    arriveAtDesk(this.#desks, desk, item, at);
  }

  /** Work = base (lead, desk) + a part an unknown file + a part a further report, each drawn by its own key. */
  #serviceSeconds(item: number, { submission }: Report, desk: number): number {
    const values = this.#values;
    const isUrgent = desk === urgent;
    let seconds = this.#draw(submission, desk, isUrgent ? values.urgentBaseSeconds : values.labellingBaseSeconds);
    const fileMean = isUrgent ? values.urgentFileSeconds : values.labellingFileSeconds;
    const files = this.#contents.countOf(item);
    for (let file = 0; file < files; file++) seconds += this.#draw(submission, 2 * file + 2 + desk, fileMean);
    for (const member of this.#joined[item] ?? nobody) seconds += this.#memberSeconds(member.submission);
    return seconds;
  }

  #draw(submission: number, index: number, mean: number): number {
    return drawExponential(this.#key, submission, index, mean);
  }

  #memberSeconds(submission: number): number {
    return this.#draw(submission, 1000, this.#values.memberSeconds);
  }

  /** A report that joins: waiting work takes it up, work in service delivers it along, finished work is supplemented. */
  #join(reports: TickReports, row: number, bundleRow: number, at: number): void {
    const isOpen = ((this.#bundles[bundleRow] ?? 0) & openFlag) !== 0;
    const item = isOpen ? this.#open.get(bundleRow) : undefined;
    if (item === undefined) {
      this.#supplement(reports, row, bundleRow, at);
      return;
    }
    const { items } = this.#desks;
    const report = readReport(reports, row, emptyReport());
    const members = this.#joined[item];
    if (members) members.push(report);
    else this.#joined[item] = [report];
    if (items.state[item] !== waiting) return;
    items.serviceSeconds[item] = (items.serviceSeconds[item] ?? 0) + this.#memberSeconds(report.submission);
    const isAtUrgent = items.desk[item] === urgent;
    if (reports.escalate[row] === escalated && !isAtUrgent) this.#escalate(item, bundleRow, at);
    else raisePriority(this.#desks, item, isAtUrgent ? 1 : report.priority);
  }

  #escalate(item: number, bundleRow: number, at: number): void {
    const { items } = this.#desks;
    withdraw(this.#desks, item);
    this.#bundles[bundleRow] = (this.#bundles[bundleRow] ?? 0) | urgentFlag;
    items.priority[item] = 1;
    items.serviceSeconds[item] = this.#serviceSeconds(item, this.#firstOf(item), urgent);
    arriveAtDesk(this.#desks, urgent, item, at);
  }

  #firstOf(item: number): Report {
    const first = this.#first[item];
    if (!first) throw new InvariantError(`item ${item} is at a desk without a report`);
    return first;
  }

  #supplement(reports: TickReports, row: number, bundleRow: number, at: number): void {
    const bundle = this.#bundles[bundleRow] ?? 0;
    const agency = bundle & agencyMask;
    const isUrgent = (bundle & urgentFlag) !== 0 ? 1 : 0;
    const available = at + this.#values.automaticSeconds;
    const lead = reports.leadAgency[row] ?? 0;
    pushDelivery(this.#deliveries, reports.firstRow + row, available, paths.supplement, isUrgent, agency, 0, 0);
    const missed = lead !== agency ? lead : 0;
    fileDelivery(this.#agencies, agency, available, reports.submission[row] ?? 0, missed, reports.tag[row] ?? 0);
  }

  /** Delivers a report that no analyst handles. */
  #deliverAtOnce(reports: TickReports, row: number, at: number): void {
    const report = readReport(reports, row, this.#passing);
    const available = at + this.#values.automaticSeconds;
    this.#deliver(report, available, paths.automatic, 0, isInformational(report));
  }

  #advance(until: number): void {
    if (nextCompletion(this.#desks, labelling) <= until) {
      advanceDesk(this.#desks, labelling, until);
      this.#finish();
    }
    if (nextCompletion(this.#desks, urgent) <= until) {
      advanceDesk(this.#desks, urgent, until);
      this.#finish();
    }
  }

  #finish(): void {
    const { completed, items } = this.#desks;
    for (let i = 0; i < completed.count; i++) {
      const item = completed.item[i] ?? 0;
      const first = this.#firstOf(item);
      this.#open.delete(first.row);
      this.#bundles[first.row] = (this.#bundles[first.row] ?? 0) & ~openFlag;
      this.#close(item, first, completed.at[i] ?? 0);
      freeItem(items, item);
    }
    completed.count = 0;
  }

  /** Delivers all reports of a finished item: the first with its disposition, the others as supplements. */
  #close(item: number, first: Report, at: number): void {
    const isUrgent = this.#desks.items.desk[item] === urgent ? 1 : 0;
    const path = isUrgent === 1 ? paths.urgent : paths.labelling;
    const contents = this.#contents.of(item);
    const joined = this.#joined[item] ?? nobody;
    this.#reports += 1 + joined.length;
    this.#filesViewed += contents.length;
    for (const content of contents) this.#labelled.push(content);
    this.#deliver(first, at, path, isUrgent, isInformational(first));
    for (const report of joined) {
      placeReport(report, first.agency1, first.agency2, first.agency3);
      this.#deliver(report, at, path, isUrgent, true);
    }
  }

  /** Makes a report available: on each agency's desk, or filed there. */
  #deliver(report: Report, at: number, path: number, isUrgent: number, isFiled: boolean): void {
    const { agency1, agency2, agency3, lead } = report;
    pushDelivery(this.#deliveries, report.row, at, path, isUrgent, agency1, agency2, agency3);
    const missed = lead !== agency1 && lead !== agency2 && lead !== agency3 ? lead : 0;
    if (isUrgent === 1) report.priority = 1;
    this.#toAgency(report, agency1, at, missed, isFiled);
    if (agency2 !== 0) this.#toAgency(report, agency2, at, 0, isFiled);
    if (agency3 !== 0) this.#toAgency(report, agency3, at, 0, isFiled);
  }

  #toAgency({ submission, priority, tag }: Report, agency: number, at: number, missed: number, isFiled: boolean): void {
    if (isFiled) fileDelivery(this.#agencies, agency, at, submission, missed, tag);
    else deliver(this.#agencies, agency, at, submission, priority, missed, tag);
  }
}

const nobody: readonly Report[] = [];

function isInformational({ disposition }: Report): boolean {
  return disposition === informationalCode;
}

function emptyReport(): Report {
  return { row: 0, submission: 0, disposition: 0, lead: 0, tag: 0, priority: 1, agency1: 0, agency2: 0, agency3: 0 };
}

function placeReport(report: Report, agency1: number, agency2: number, agency3: number): void {
  report.agency1 = agency1;
  report.agency2 = agency2;
  report.agency3 = agency3;
}

/** Reads a row into `out`, which is returned. */
function readReport(reports: TickReports, row: number, out: Report): Report {
  const { agency } = reports;
  out.row = reports.firstRow + row;
  out.submission = reports.submission[row] ?? 0;
  out.disposition = reports.disposition[row] ?? 0;
  out.lead = reports.leadAgency[row] ?? 0;
  out.tag = reports.tag[row] ?? 0;
  out.priority = reports.priority[row] ?? 1;
  placeReport(out, agency[3 * row] ?? 0, agency[3 * row + 1] ?? 0, agency[3 * row + 2] ?? 0);
  return out;
}
