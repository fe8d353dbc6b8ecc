import type { Key } from "@tipbench/random";
import { createDesks } from "../desks.kernel.ts";
import type { Staffing } from "../network/plan.ts";
import { advanceAgencies, createAgencyDesks } from "./agency-desks.kernel.ts";
import type { CaseEvents } from "./case-events.ts";
import { type AgencyRules, act, type Cases, createCases } from "./cases.kernel.ts";
import { checkHouse } from "./check-house.ts";
import { contentLists } from "./content-lists.kernel.ts";
import { fileInformational } from "./file-informational.kernel.ts";
import type { Handled } from "./handled.ts";
import { heldReports } from "./held-reports.kernel.ts";
import { advanceHouse, receive, settleLabelled } from "./house.kernel.ts";
import type { House } from "./house.ts";
import { type LabelledItems, labelledItems } from "./labelled-items.ts";
import { expiryOf, type LegalClocks } from "./legal-clocks.kernel.ts";
import { numberList, numbersOf } from "./number-list.ts";
import type { FloorValues } from "./parameters.ts";
import type { RowFacts } from "./row-facts.ts";
import { createDeliveries, type Deliveries, type TickReports } from "./tick.ts";

const mostFiles = 256; // more than a report has

/** The purposes under which a floor draws. */
export interface FloorKeys {
  readonly service: Key;
  readonly review: Key;
  readonly agency: Key;
  readonly reassignment: Key;
  readonly cases: Key;
}

/** What a floor is opened with. */
export interface FloorPlan {
  readonly values: FloorValues;
  readonly keys: FloorKeys;
  /** Staff of the house's desks: labelling, urgent, referral. */
  readonly houseStaff: readonly Staffing[];
  /** Factor on analysts' time by day from `startSeconds` on. */
  readonly pace: Float64Array;
  /** By agency code. */
  readonly agencyStaff: readonly Staffing[];
  readonly agencies: AgencyRules;
  readonly clocks: LegalClocks;
  /** Mean seconds in which a provider answers legal process, by provider code. */
  readonly processSeconds: Float64Array;
  /** Circuits that decide on warrants. */
  readonly circuits: number;
  readonly facts: RowFacts;
  /** When the first tick begins, in seconds of simulated time; it may lie before 0. */
  readonly startSeconds: number;
  /** Rows of the whole run, and the most of a tick. */
  readonly rows: number;
  readonly rowsPerTick: number;
}

/** Counts since the start; a caller that wants a stretch takes differences. */
export interface FloorTotals {
  /** At the house's desks together. */
  readonly items: number;
  readonly reports: number;
  readonly filesViewed: number;
  readonly filesLabelled: number;
  readonly viewsAvoided: number;
  readonly workSeconds: number;
  /** Items that wait, and analysts at work, now. */
  readonly waiting: number;
  readonly working: number;
}

/**
 * The simulated house and the agencies. A tick is three calls, so that what was learnt in it decides what comes next: `receive`, `settle`
 * with triage's second word on what was labelled, `act` with the agencies' word on what they went through.
 */
export interface Floor {
  /** Takes a tick's reports in order of receipt and lets the analysts work until `until`. The result is valid until the next call of `receive`. */
  receive(reports: TickReports, until: number): Labelled;
  /** Sends on what was labelled, by the decisions that now stand in it, and lets the agencies work until `until`. */
  settle(until: number): TickOutcome;
  /** Does what agencies decided on the referrals in `handled`, by place: codes of `assessmentActions`. */
  act(action: Uint8Array, until: number): CaseEvents;
  totals(): FloorTotals;
  /** Deliveries that reached each agency so far. */
  agencyDeliveries(): Float64Array;
  /** Cases that each agency has open; it goes on changing. */
  openCases(): Uint32Array;
  /** When the evidence of a row's report may be gone, in seconds of simulated time. */
  expiryOf(row: number): number;
  /** Asserts that nobody got lost, at desks and between them, and Little's law. Between ticks. Throws InvariantError. */
  check(): void;
}

/** What analysts labelled in a tick. */
export interface Labelled {
  /** Contents, at whatever desk. */
  readonly contents: Uint32Array;
  /** Items that the labelling desk has finished; the owner may change their decisions before `settle`. */
  readonly items: LabelledItems;
  /** Rows that came to the labelling desk, and their items. */
  readonly admittedRows: Uint32Array;
  readonly admittedItems: Uint32Array;
  /** Reports made available so far in the tick; `settle` adds to them. */
  readonly deliveries: Deliveries;
}

/** What happened in a tick; valid until the next call. */
export interface TickOutcome {
  readonly deliveries: Deliveries;
  /** Rows of misrouted reports that reached their lead. */
  readonly reassignedRows: Uint32Array;
  /** Referrals that agencies went through. */
  readonly handled: Handled;
}

/** Opens a floor with nobody waiting. */
export function createFloor(plan: FloorPlan): Floor {
  return new OpenFloor(plan);
}

function openHouse(plan: FloorPlan): House {
  const { values, keys, facts, rows, rowsPerTick } = plan;
  const work = {
    facts,
    serviceKey: keys.agency,
    reassignKey: keys.reassignment,
    referralSeconds: values.agencyReferralSeconds,
    reassignedShare: values.reassignedShare,
    reassignmentSeconds: values.reassignmentHours * 3600,
  };
  return {
    values,
    serviceKey: keys.service,
    reviewKey: keys.review,
    desks: createDesks(plan.houseStaff, plan.startSeconds),
    nextAt: Number.NEGATIVE_INFINITY,
    agencies: createAgencyDesks(work, createDesks(plan.agencyStaff, plan.startSeconds), 6 * rowsPerTick + 4096),
    bundles: new Uint16Array(rows),
    held: heldReports(),
    contents: contentLists(),
    deliveries: createDeliveries(2 * rowsPerTick + 1024),
    labelled: numberList(),
    admittedRows: numberList(),
    admittedItems: numberList(),
    labelledItems: labelledItems(),
    unknown: new Uint32Array(mostFiles),
    pace: plan.pace,
    paceFromSeconds: plan.startSeconds,
    received: 0,
    delivered: 0,
    items: 0,
    reports: 0,
    filesViewed: 0,
    filesLabelled: 0,
    viewsAvoided: 0,
    touched: 0,
  };
}

class OpenFloor implements Floor {
  readonly #house: House;
  readonly #cases: Cases;
  readonly #clocks: LegalClocks;
  /** Rows of a tick that somebody may have to handle. */
  #rest = new Uint32Array(0);

  constructor(plan: FloorPlan) {
    const { values, keys, agencies, clocks, processSeconds, circuits, facts } = plan;
    this.#house = openHouse(plan);
    this.#clocks = clocks;
    this.#cases = createCases({ facts, key: keys.cases, values, clocks, agencies, processSeconds, circuits });
  }

  receive(reports: TickReports, until: number): Labelled {
    const { deliveries, labelled, admittedRows, admittedItems, labelledItems: items } = this.#house;
    for (const list of [deliveries, labelled, admittedRows, admittedItems]) list.count = 0;
    this.#receiveAll(reports);
    advanceHouse(this.#house, until);
    return {
      contents: numbersOf(labelled),
      items,
      admittedRows: numbersOf(admittedRows),
      admittedItems: numbersOf(admittedItems),
      deliveries,
    };
  }

  #receiveAll(reports: TickReports): void {
    if (reports.rows > this.#rest.length) this.#rest = new Uint32Array(reports.rows);
    const rest = this.#rest;
    this.#house.received += reports.rows;
    const left = fileInformational(reports, this.#house, rest);
    for (let i = 0; i < left; i++) receive(this.#house, reports, rest[i] ?? 0);
  }

  settle(until: number): TickOutcome {
    const { deliveries, agencies } = this.#house;
    settleLabelled(this.#house, until);
    advanceHouse(this.#house, until);
    this.#house.delivered += deliveries.count;
    advanceAgencies(agencies, until);
    return { deliveries, reassignedRows: numbersOf(agencies.reassignedRows), handled: agencies.handled };
  }

  act(action: Uint8Array, until: number): CaseEvents {
    act(this.#cases, this.#house.agencies.handled, action, until);
    return this.#cases.events;
  }

  totals(): FloorTotals {
    const { desks, items, reports, filesViewed, filesLabelled, viewsAvoided } = this.#house;
    const { workSeconds, waiting, busy } = desks;
    return {
      items,
      reports,
      filesViewed,
      filesLabelled,
      viewsAvoided,
      workSeconds: workSeconds.reduce((sum, seconds) => sum + seconds, 0),
      waiting: waiting.reduce((sum, count) => sum + count, 0),
      working: busy.reduce((sum, count) => sum + count, 0),
    };
  }

  agencyDeliveries(): Float64Array {
    const { desks, filed } = this.#house.agencies;
    return desks.arrived.map((arrived, agency) => arrived + (filed[agency] ?? 0));
  }

  openCases(): Uint32Array {
    return this.#cases.open;
  }

  expiryOf(row: number): number {
    return expiryOf(this.#clocks, this.#cases.rules.facts, row);
  }

  check(): void {
    checkHouse(this.#house, this.#cases.warrants);
  }
}
