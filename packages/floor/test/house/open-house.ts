import { keyOf } from "@tipbench/random";
import { paths, unviewedBit } from "@tipbench/vocabulary";
import {
  createFloor,
  type Floor,
  type FloorPlan,
  type FloorValues,
  floorValues,
  type LabelledItems,
  type RowFacts,
  type Staffing,
  type TickReports,
} from "../../src/index.ts";

/** A report as the tests write it; what is left out is plain: a referral of priority 3 to agency 2, its lead, without unknown files. */
export interface Received {
  readonly at: number;
  /** First row of the bundle; its own row where it is left out. */
  readonly bundle?: number | undefined;
  readonly priority?: number;
  readonly disposition?: number;
  readonly escalate?: number;
  readonly agencies?: readonly number[];
  readonly lead?: number;
  readonly contents?: readonly number[];
  /** Number of its files that are on the known list and might have been opened otherwise. */
  readonly knownFiles?: number;
  /** Its own for each row where it is left out. */
  readonly subject?: number;
  readonly isUnviewed?: boolean;
}

/** A delivery as the tests read it. */
export interface Delivered {
  readonly row: number;
  readonly at: number;
  readonly path: string | undefined;
  readonly isUrgent: boolean;
  readonly agencies: readonly number[];
}

/** A referral that an agency went through, as the tests read it. */
export interface HandledReferral {
  readonly row: number;
  readonly agency: number;
  readonly at: number;
  readonly waitSeconds: number;
  readonly priority: number;
}

/** The number of a row's item at the labelling desk. */
export interface ItemOfRow {
  readonly row: number;
  readonly item: number;
}

/** What a tick came to, deliveries by row. */
export interface Outcome {
  readonly deliveries: readonly Delivered[];
  readonly labelled: readonly number[];
  readonly sentOn: readonly number[];
  readonly handled: readonly HandledReferral[];
  /** Rows that came to the labelling desk, and their items. */
  readonly admitted: readonly ItemOfRow[];
  /** Items on which triage had a second word. */
  readonly asked: readonly ItemOfRow[];
}

/** Triage's second word: what is left out stays as it was. */
export interface SecondWord {
  readonly priority?: number;
  readonly disposition?: number;
  readonly escalate?: number;
}

/** Who speaks while a house runs: triage on a labelled item, by its first row, and agencies on a referral. */
export interface Voices {
  readonly triageAgain?: (row: number) => SecondWord;
  readonly assess?: (referral: HandledReferral) => number;
}

/** A floor whose ticks are given as lists of reports. */
export interface House {
  readonly floor: Floor;
  tick(reports: readonly Received[], until: number): Outcome;
}

/** No work takes any time, none is reviewed, and nothing is sent on, unless `values` says so. */
const instant: Partial<FloorValues> = {
  labellingServers: 1,
  urgentServers: 1,
  referralServers: 1,
  labellingBaseSeconds: 0,
  labellingFileSeconds: 0,
  urgentBaseSeconds: 0,
  urgentFileSeconds: 0,
  referralBaseSeconds: 0,
  memberSeconds: 0,
  reviewedShare: 0,
  agencyReferralSeconds: 0,
  reassignedShare: 0,
};

const agencyCount = 6;

/** So many servers for ever. */
const constantStaff = (servers: number): Staffing => ({
  fromSeconds: Float64Array.of(Number.NEGATIVE_INFINITY),
  servers: Uint32Array.of(servers),
});

/** Facts of so many rows, all 0. The submission of a row is 3 times its number and 1. */
export function emptyFacts(rows: number): RowFacts {
  return {
    receivedAtSeconds: new Int32Array(rows),
    submission: Uint32Array.from({ length: rows }, (_, row) => 3 * row + 1),
    leadAgency: new Uint16Array(rows),
    subject: new Uint32Array(rows),
    provider: new Uint8Array(rows),
    files: new Uint8Array(rows),
  };
}

/** What a house with agencies 1 to 5 of one server each is opened with. `settings` stand in place of what is plain. */
export function planOf(values: Partial<FloorValues>, rows: number, settings: Partial<FloorPlan> = {}): FloorPlan {
  const key = (purpose: string) => keyOf("open house", purpose);
  const resolved = floorValues({ ...instant, ...values });
  const { labellingServers, urgentServers, referralServers } = resolved;
  return {
    values: resolved,
    keys: {
      service: key("service"),
      review: key("review"),
      agency: key("agency"),
      reassignment: key("reassignment"),
      cases: key("cases"),
    },
    houseStaff: [labellingServers, urgentServers, referralServers].map(constantStaff),
    pace: Float64Array.of(1),
    agencyStaff: new Array<Staffing>(agencyCount).fill(constantStaff(1)),
    agencies: {
      caseCapacity: new Uint32Array(agencyCount).fill(100),
      warrantShare: new Float64Array(agencyCount),
      circuit: new Uint8Array(agencyCount),
      feedbackShare: new Float64Array(agencyCount),
      hasAffiliates: new Uint8Array(agencyCount),
      processFactor: new Float64Array(agencyCount).fill(1),
    },
    clocks: { retentionDays: Float64Array.of(30), preservationDays: resolved.preservationDays },
    processSeconds: Float64Array.of(86_400),
    circuits: 2,
    facts: emptyFacts(rows),
    startSeconds: 0,
    rows,
    rowsPerTick: 4,
    ...settings,
  };
}

/** Opens a house that is given its plan, or made from values and room for 4,000 rows. */
export function openHouse(values: Partial<FloorValues> = {}, rows = 4000, voices: Voices = {}): House {
  return houseOf(planOf(values, rows), voices);
}

/** Opens a house over a plan; `floor` is one that is open already. */
export function houseOf(plan: FloorPlan, voices: Voices = {}, floor = createFloor(plan)): House {
  let firstRow = 0;
  return {
    floor,
    tick(reports, until) {
      fillFacts(plan.facts, reports, firstRow);
      const { contents, items, admittedRows, admittedItems } = floor.receive(tickOf(reports, firstRow), until);
      firstRow += reports.length;
      const labelled = [...contents];
      const admitted = itemsOf(admittedRows, admittedItems, admittedRows.length);
      const asked = itemsOf(items.row, items.item, items.count);
      speakAgain(items, voices);
      const { deliveries, reassignedRows, handled: list } = floor.settle(until);
      const handled = handledOf(list);
      const outcome = { deliveries: deliveriesOf(deliveries), labelled, sentOn: [...reassignedRows], handled };
      floor.act(
        Uint8Array.from(handled, (referral) => voices.assess?.(referral) ?? actions.close),
        until,
      );
      return { ...outcome, admitted, asked };
    },
  };
}

function itemsOf(rows: Uint32Array, items: Uint32Array, count: number): readonly ItemOfRow[] {
  return Array.from({ length: count }, (_, i) => ({ row: rows[i] ?? -1, item: items[i] ?? -1 }));
}

/** Codes of what agencies may do. */
export const actions = { open: 1, welfareCheck: 2, log: 3, close: 4 };

function speakAgain(items: LabelledItems, { triageAgain }: Voices): void {
  for (let i = 0; i < items.count; i++) {
    const word = triageAgain?.(items.row[i] ?? 0) ?? {};
    items.priority[i] = word.priority ?? items.priority[i] ?? 0;
    items.disposition[i] = word.disposition ?? items.disposition[i] ?? 0;
    items.escalate[i] = word.escalate ?? items.escalate[i] ?? 0;
  }
}

type TickResult = ReturnType<Floor["settle"]>;

function deliveriesOf({ count, row, at, path, urgent, agency }: TickResult["deliveries"]): readonly Delivered[] {
  return Array.from({ length: count }, (_, i) => ({
    row: row[i] ?? -1,
    at: at[i] ?? Number.NaN,
    path: paths[path[i] ?? -1],
    isUrgent: urgent[i] === 1,
    agencies: [...agency.subarray(3 * i, 3 * i + 3)].filter((code) => code !== 0),
  })).sort((a, b) => a.row - b.row);
}

function handledOf({
  count,
  row,
  agency,
  at,
  waitSeconds,
  priority,
}: TickResult["handled"]): readonly HandledReferral[] {
  return Array.from({ length: count }, (_, i) => ({
    row: row[i] ?? -1,
    agency: agency[i] ?? -1,
    at: at[i] ?? Number.NaN,
    waitSeconds: waitSeconds[i] ?? Number.NaN,
    priority: priority[i] ?? -1,
  }));
}

function fillFacts(facts: RowFacts, reports: readonly Received[], firstRow: number): void {
  reports.forEach(({ at, lead = 2, contents = [], subject, isUnviewed = false }, i) => {
    const row = firstRow + i;
    facts.receivedAtSeconds[row] = at;
    facts.leadAgency[row] = lead;
    facts.subject[row] = subject ?? 1_000_000 + row;
    facts.files[row] = contents.length | (isUnviewed ? unviewedBit : 0);
  });
}

function tickOf(reports: readonly Received[], firstRow: number): TickReports {
  const bytes = (of: (report: Received) => number | undefined, otherwise: number): Uint8Array =>
    Uint8Array.from(reports, (report) => of(report) ?? otherwise);
  return {
    rows: reports.length,
    firstRow,
    receivedAtSeconds: Int32Array.from(reports, ({ at }) => at),
    bundleRow: Uint32Array.from(reports, ({ bundle }, i) => bundle ?? firstRow + i),
    priority: bytes(({ priority }) => priority, 3),
    disposition: bytes(({ disposition }) => disposition, 1),
    escalate: bytes(({ escalate }) => escalate, 0),
    agency: Uint16Array.from(reports.flatMap(({ agencies = [2] }) => [0, 1, 2].map((place) => agencies[place] ?? 0))),
    unknownContents(row, out) {
      const { contents = [], knownFiles = 0 } = reports[row] ?? {};
      out.set(contents);
      return contents.length | (knownFiles << 8);
    },
  };
}
