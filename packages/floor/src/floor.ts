import { drawExponential, type Key } from "@tipbench/random";
import { InvariantError } from "@tipbench/vocabulary";
import {
  type AgencyDesks,
  advanceAgencies,
  createAgencyDesks,
  deliver,
  informational,
  referral,
  supplement,
} from "./agency-desks.kernel.ts";
import {
  advanceDesk,
  arriveAtDesk,
  createDesks,
  type Desks,
  nextCompletion,
  raisePriority,
  withdraw,
} from "./desks.kernel.ts";
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

/** What an analyst handles: the first report of a bundle, and those that joined while it was open. */
interface WorkItem {
  readonly bundleRow: number;
  item: number;
  desk: number;
  readonly contents: Uint32Array;
  readonly reports: Report[];
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
  /** By first row of a bundle: its first agency, and whether it is handled as urgent. */
  readonly #bundles: Uint16Array;
  readonly #open = new Map<number, WorkItem>();
  /** By item at a desk. */
  readonly #byItem: (WorkItem | undefined)[] = [];
  readonly #deliveries: Deliveries;
  /** The report that is being delivered without waiting; one record serves all. */
  readonly #passing = emptyReport();
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
      meanSeconds: Float64Array.of(
        values.agencyReferralSeconds,
        values.agencyInformationalSeconds,
        values.agencySupplementSeconds,
      ),
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
    for (let row = 0; row < reports.rows; row++) this.#receive(reports, row);
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
    const { arrived, servers } = this.#agencies.desks;
    return { deliveries: arrived, servers };
  }

  check(): void {
    for (const desks of [this.#desks, this.#agencies.desks]) {
      desks.arrived.forEach((arrived, desk) => {
        const held = (desks.finished[desk] ?? 0) + (desks.busy[desk] ?? 0) + (desks.waiting[desk] ?? 0);
        if (arrived !== held) throw new InvariantError(`desk ${desk}: ${arrived} arrived, ${held} accounted for`);
      });
    }
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
      this.#toDesk(reports, row, at, urgent, reports.unknownContents(row).slice());
      return;
    }
    if (this.#isAdmissible(reports, row)) {
      const contents = reports.unknownContents(row).slice();
      if (contents.length > 0) {
        this.#toDesk(reports, row, at, labelling, contents);
        return;
      }
    }
    const report = readReport(reports, row, this.#passing);
    this.#deliver(report, at + this.#values.automaticSeconds, paths.automatic, 0, kindOf(report));
  }

  /** Admission: a referral, while the labelling queue is short; it is admitted if it has an unknown file that may be opened. */
  #isAdmissible(reports: TickReports, row: number): boolean {
    const isShort = (this.#desks.waiting[labelling] ?? 0) < this.#values.labellingQueueLimit;
    return isShort && reports.disposition[row] !== informationalCode;
  }

  #toDesk(reports: TickReports, row: number, at: number, desk: number, contents: Uint32Array): void {
    const report = readReport(reports, row, emptyReport());
    const work: WorkItem = { bundleRow: report.row, item: -1, desk, contents, reports: [report] };
    this.#open.set(report.row, work);
    this.#handOver(work, desk, desk === urgent ? 1 : report.priority, at);
  }

  #handOver(work: WorkItem, desk: number, priority: number, at: number): void {
    work.desk = desk;
    work.item = takeItem(this.#desks.items, priority, this.#serviceSeconds(work), work.bundleRow);
    this.#byItem[work.item] = work;
    arriveAtDesk(this.#desks, desk, work.item, at);
  }

  /** Work = base (lead, desk) + a part an unknown file + a part a further report, each drawn by its own key. */
  #serviceSeconds({ reports, contents, desk }: WorkItem): number {
    const values = this.#values;
    const submission = reports[0]?.submission ?? 0;
    const isUrgent = desk === urgent;
    const draw = (index: number, mean: number): number => drawExponential(this.#key, submission, index, mean);
    let seconds = draw(desk, isUrgent ? values.urgentBaseSeconds : values.labellingBaseSeconds);
    const fileMean = isUrgent ? values.urgentFileSeconds : values.labellingFileSeconds;
    for (let file = 0; file < contents.length; file++) seconds += draw(2 * file + 2 + desk, fileMean);
    for (const { submission: member } of reports.slice(1)) seconds += this.#memberSeconds(member);
    return seconds;
  }

  #memberSeconds(submission: number): number {
    return drawExponential(this.#key, submission, 1000, this.#values.memberSeconds);
  }

  /** A report that joins: waiting work takes it up, work in service delivers it along, finished work is supplemented. */
  #join(reports: TickReports, row: number, bundleRow: number, at: number): void {
    const work = this.#open.get(bundleRow);
    if (!work) {
      this.#supplement(reports, row, bundleRow, at);
      return;
    }
    const report = readReport(reports, row, emptyReport());
    const isWaiting = this.#desks.items.state[work.item] === waiting;
    work.reports.push(report);
    if (!isWaiting) return;
    const service = this.#desks.items.serviceSeconds;
    service[work.item] = (service[work.item] ?? 0) + this.#memberSeconds(report.submission);
    if (reports.escalate[row] === escalated && work.desk !== urgent) this.#escalate(work, at);
    else raisePriority(this.#desks, work.item, work.desk === urgent ? 1 : report.priority);
  }

  #escalate(work: WorkItem, at: number): void {
    withdraw(this.#desks, work.item);
    this.#byItem[work.item] = undefined;
    freeItem(this.#desks.items, work.item);
    this.#bundles[work.bundleRow] = (this.#bundles[work.bundleRow] ?? 0) | urgentFlag;
    this.#handOver(work, urgent, 1, at);
  }

  #supplement(reports: TickReports, row: number, bundleRow: number, at: number): void {
    const bundle = this.#bundles[bundleRow] ?? 0;
    const report = readReport(reports, row, this.#passing);
    placeReport(report, bundle & ~urgentFlag, 0, 0);
    const isUrgent = (bundle & urgentFlag) !== 0 ? 1 : 0;
    this.#deliver(report, at + this.#values.automaticSeconds, paths.supplement, isUrgent, supplement);
  }

  #deliver(report: Report, at: number, path: number, isUrgent: number, kind: number): void {
    const { agency1, agency2, agency3, lead, submission, tag } = report;
    pushDelivery(this.#deliveries, report.row, at, path, isUrgent, agency1, agency2, agency3);
    const isMissed = lead !== agency1 && lead !== agency2 && lead !== agency3;
    const priority = isUrgent === 1 ? 1 : report.priority;
    deliver(this.#agencies, agency1, at, submission, kind, priority, isMissed ? lead : 0, tag);
    if (agency2 !== 0) deliver(this.#agencies, agency2, at, submission, kind, priority, 0, tag);
    if (agency3 !== 0) deliver(this.#agencies, agency3, at, submission, kind, priority, 0, tag);
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
      const work = this.#byItem[item];
      if (!work) throw new InvariantError(`item ${item} finished without being open`);
      this.#byItem[item] = undefined;
      this.#open.delete(work.bundleRow);
      freeItem(items, item);
      this.#close(work, completed.at[i] ?? 0);
    }
    completed.count = 0;
  }

  /** Delivers all reports of a finished item: the first with its disposition, the others as supplements. */
  #close({ reports, contents, desk }: WorkItem, at: number): void {
    const isUrgent = desk === urgent ? 1 : 0;
    const path = desk === urgent ? paths.urgent : paths.labelling;
    this.#reports += reports.length;
    this.#filesViewed += contents.length;
    for (const content of contents) this.#labelled.push(content);
    const first = reports[0];
    for (const report of reports) {
      if (first && report !== first) placeReport(report, first.agency1, first.agency2, first.agency3);
      this.#deliver(report, at, path, isUrgent, report === first ? kindOf(report) : supplement);
    }
  }
}

function kindOf({ disposition }: Report): number {
  return disposition === informationalCode ? informational : referral;
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
