import { keyOf } from "@tipbench/random";
import { paths } from "@tipbench/vocabulary";
import { createFloor, type Floor, type FloorValues, floorValues, type TickReports } from "../src/index.ts";

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
}

/** A delivery as the tests read it. */
export interface Delivered {
  readonly row: number;
  readonly at: number;
  readonly path: string | undefined;
  readonly isUrgent: boolean;
  readonly agencies: readonly number[];
}

/** What a tick came to, deliveries by row. */
export interface Outcome {
  readonly deliveries: readonly Delivered[];
  readonly labelled: readonly number[];
  readonly sentOn: readonly number[];
}

/** A floor whose ticks are given as lists of reports. */
export interface House {
  readonly floor: Floor;
  tick(reports: readonly Received[], until: number): Outcome;
}

/** One analyst a desk, and no work takes any time unless `values` says so. */
const instant: Partial<FloorValues> = {
  labellingServers: 1,
  urgentServers: 1,
  labellingBaseSeconds: 0,
  labellingFileSeconds: 0,
  urgentBaseSeconds: 0,
  urgentFileSeconds: 0,
  memberSeconds: 0,
  agencyReferralSeconds: 0,
  reassignedShare: 0,
};

const agencyCount = 6;

/** Opens a house with agencies 1 to 5. The tag of a row is 1000 and its number. */
export function openHouse(values: Partial<FloorValues> = {}, rows = 4000): House {
  const key = (purpose: string) => keyOf("open house", purpose);
  const floor = createFloor({
    values: floorValues({ ...instant, ...values }),
    keys: { service: key("service"), agency: key("agency"), reassignment: key("reassignment") },
    agencyRates: new Float64Array(agencyCount),
    rows,
    rowsPerTick: 4,
  });
  let firstRow = 0;
  return {
    floor,
    tick(reports, until) {
      const outcome = floor.tick(tickOf(reports, firstRow), until);
      firstRow += reports.length;
      const { count, row, at, path, urgent, agency } = outcome.deliveries;
      const deliveries = Array.from({ length: count }, (_, i) => ({
        row: row[i] ?? -1,
        at: at[i] ?? Number.NaN,
        path: paths[path[i] ?? -1],
        isUrgent: urgent[i] === 1,
        agencies: [...agency.subarray(3 * i, 3 * i + 3)].filter((code) => code !== 0),
      })).sort((a, b) => a.row - b.row);
      return { deliveries, labelled: [...outcome.labelled], sentOn: [...outcome.reassignedTags] };
    },
  };
}

function tickOf(reports: readonly Received[], firstRow: number): TickReports {
  const bytes = (of: (report: Received) => number | undefined, otherwise: number): Uint8Array =>
    Uint8Array.from(reports, (report) => of(report) ?? otherwise);
  const numbers = reports.map((_, i) => firstRow + i);
  return {
    rows: reports.length,
    firstRow,
    submission: Uint32Array.from(numbers, (row) => 3 * row + 1),
    receivedAtSeconds: Int32Array.from(reports, ({ at }) => at),
    bundleRow: Uint32Array.from(reports, ({ bundle }, i) => bundle ?? firstRow + i),
    priority: bytes(({ priority }) => priority, 3),
    disposition: bytes(({ disposition }) => disposition, 1),
    escalate: bytes(({ escalate }) => escalate, 0),
    agency: Uint16Array.from(reports.flatMap(({ agencies = [2] }) => [0, 1, 2].map((place) => agencies[place] ?? 0))),
    leadAgency: Uint32Array.from(reports, ({ lead = 2 }) => lead),
    tag: Uint32Array.from(numbers, (row) => 1000 + row),
    unknownContents(row, out) {
      const contents = reports[row]?.contents ?? [];
      out.set(contents);
      return contents.length;
    },
  };
}
