import type { Key } from "@tipbench/random";
import { advanceAgencies, createAgencyDesks } from "./agency-desks.kernel.ts";
import { assertConserved } from "./conservation.ts";
import { contentLists } from "./content-lists.kernel.ts";
import { createDesks } from "./desks.kernel.ts";
import { fileInformational } from "./file-informational.kernel.ts";
import { heldReports } from "./held-reports.kernel.ts";
import { advanceHouse, type House, labelling, receive, urgent } from "./house.kernel.ts";
import { numberList, numbersOf } from "./number-list.ts";
import type { FloorValues } from "./parameters.ts";
import { createDeliveries, type Deliveries, type TickReports } from "./tick.ts";

const mostFiles = 256; // more than a report has

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

/** What happened in a tick; valid until the next call. */
export interface TickOutcome {
  readonly deliveries: Deliveries;
  /** Contents that analysts labelled. */
  readonly labelled: Uint32Array;
  /** Tags of misrouted reports that reached their lead. */
  readonly reassignedTags: Uint32Array;
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
  readonly #house: House;
  /** Rows of a tick that somebody may have to handle. */
  #rest = new Uint32Array(0);

  constructor({ values, keys, agencyRates, rows, rowsPerTick }: FloorPlan) {
    const work = {
      serviceKey: keys.agency,
      reassignKey: keys.reassignment,
      referralSeconds: values.agencyReferralSeconds,
      reassignedShare: values.reassignedShare,
      reassignmentSeconds: values.reassignmentHours * 3600,
    };
    const servers = Array.from(agencyRates, (rate) => agencyServers(values, rate));
    this.#house = {
      values,
      serviceKey: keys.service,
      desks: createDesks([values.labellingServers, values.urgentServers]),
      agencies: createAgencyDesks(work, servers, 6 * rowsPerTick + 4096),
      bundles: new Uint16Array(rows),
      held: heldReports(),
      contents: contentLists(),
      deliveries: createDeliveries(2 * rowsPerTick + 1024),
      labelled: numberList(),
      unknown: new Uint32Array(mostFiles),
      reports: 0,
      filesViewed: 0,
      touched: 0,
    };
  }

  tick(reports: TickReports, until: number): TickOutcome {
    const { deliveries, labelled, agencies } = this.#house;
    deliveries.count = 0;
    labelled.count = 0;
    this.#receiveAll(reports);
    advanceHouse(this.#house, until);
    advanceAgencies(agencies, until);
    return { deliveries, labelled: numbersOf(labelled), reassignedTags: numbersOf(agencies.reassignedTags) };
  }

  #receiveAll(reports: TickReports): void {
    if (reports.rows > this.#rest.length) this.#rest = new Uint32Array(reports.rows);
    const rest = this.#rest;
    const left = fileInformational(reports, this.#house, rest);
    for (let i = 0; i < left; i++) receive(this.#house, reports, rest[i] ?? 0);
  }

  totals(): FloorTotals {
    const { desks, reports, filesViewed } = this.#house;
    const both = (values: Float64Array | Uint32Array): number => (values[labelling] ?? 0) + (values[urgent] ?? 0);
    return {
      items: both(desks.finished),
      reports,
      filesViewed,
      workSeconds: both(desks.workSeconds),
      waiting: both(desks.waiting),
    };
  }

  agencyLoads(): { readonly deliveries: Float64Array; readonly servers: Uint32Array } {
    const { desks, filed } = this.#house.agencies;
    const deliveries = desks.arrived.map((arrived, agency) => arrived + (filed[agency] ?? 0));
    return { deliveries, servers: desks.servers };
  }

  check(): void {
    assertConserved(this.#house.desks);
    assertConserved(this.#house.agencies.desks);
  }
}
