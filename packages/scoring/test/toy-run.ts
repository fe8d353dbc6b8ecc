import { countMetrics } from "../src/count-metrics.ts";
import { allColumns, type Counts, sumCounts } from "../src/counters.ts";
import {
  type AgencyMap,
  addRowCounts,
  countDecisions,
  countDeliveries,
  createRowCounts,
  createTally,
  type RunTruth,
  type Tally,
} from "../src/index.ts";
import { actionableFlag, createRunTruth, leadFlag, measuredFlag, wrongPersonFlag } from "../src/run-truth.kernel.ts";

export const day = 86_400;
/** Agencies 1 federal and 2 and 3 of country 1, 4 of country 2. */
const agencies: AgencyMap = {
  countryOfAgency: Uint8Array.of(0, 1, 1, 1, 2),
  kindOfAgency: Uint8Array.of(0, 1, 2, 2, 3),
  federal: 1,
};
export const [federal, here, neighbour, abroad] = [1, 2, 3, 4] as const;

/** The truth of a report as the tests write it; what is left out is plain: routine, led by agency 2, received at second 0. */
export interface TrueRow {
  readonly at?: number;
  readonly grade?: number;
  readonly lead?: number;
  readonly isActionable?: boolean;
  readonly isWrong?: boolean;
  readonly cell?: number;
  readonly subject?: number;
}

/** The rows as a run of their own. */
export function truthOf(rows: readonly TrueRow[]): RunTruth {
  const truth = createRunTruth(rows.length);
  rows.forEach((given, row) => {
    const { at = 0, grade = 0, lead = here, isActionable = false, isWrong = false, cell = 0, subject = 0 } = given;
    truth.receivedAtSeconds[row] = at;
    truth.subject[row] = subject;
    truth.cell[row] = cell;
    truth.leadAgency[row] = lead;
    truth.flags[row] =
      grade |
      (isActionable ? actionableFlag : 0) |
      (isWrong ? wrongPersonFlag : 0) |
      (at >= 0 ? measuredFlag : 0) |
      (lead !== 0 ? leadFlag : 0);
  });
  return truth;
}

/** One delivery, as the tests write it. */
export interface DeliveryRow {
  readonly row: number;
  readonly at: number;
  readonly urgent: number;
  readonly isInformational: number;
  readonly agency1: number;
  readonly agency2: number;
  readonly agency3: number;
}

/** Counts of a run that is under way. */
export interface OpenCounts {
  readonly tally: Tally;
  decide(disposition: ArrayLike<number>, bundleRow: ArrayLike<number>): void;
  deliver(delivery: DeliveryRow): void;
  /** The tally with all that was counted. */
  close(): Tally;
}

/** Counts nothing yet of the rows of a truth. */
export function openCounts(truth: RunTruth, cells: number, days: number): OpenCounts {
  const tally = createTally(cells, days);
  const counts = createRowCounts(cells, days, truth.rows);
  return {
    tally,
    decide(disposition, bundleRow) {
      countDecisions(counts, truth, {
        firstRow: 0,
        rows: truth.rows,
        disposition: Uint8Array.from(disposition),
        bundleRow: Uint32Array.from(bundleRow),
      });
    },
    deliver({ row, at, urgent, isInformational, agency1, agency2, agency3 }) {
      counts.informational[row >>> 3] = isInformational << (row & 7);
      countDeliveries(counts, tally, truth, agencies, {
        count: 1,
        row: Uint32Array.of(row),
        at: Float64Array.of(at),
        urgent: Uint8Array.of(urgent),
        agency: Uint16Array.of(agency1, agency2, agency3),
      });
    },
    close() {
      addRowCounts(tally, counts);
      return tally;
    },
  };
}

/** A first delivery; what is left out is plain: of row 0, at once, a referral to the lead. */
export function deliveryOf(given: Partial<DeliveryRow>): DeliveryRow {
  return { row: 0, at: 0, urgent: 0, isInformational: 0, agency1: here, agency2: 0, agency3: 0, ...given };
}

/** Counts of deliveries over a truth whose rows were all decided as referrals. */
export function tallyOf(truth: RunTruth, deliveries: readonly Partial<DeliveryRow>[], days = 10): Tally {
  const counts = openCounts(truth, cellsOfTruth(truth), days);
  for (const given of deliveries) counts.deliver(deliveryOf(given));
  return counts.close();
}

/** The number of cells that a truth needs. */
function cellsOfTruth({ cell }: RunTruth): number {
  return 1 + cell.reduce((most, of) => Math.max(most, of), 0);
}

/** The sum of all cells. */
export function countsOf({ byCell }: Tally): Counts {
  return sumCounts(byCell, allColumns(byCell));
}

/** Counters that are not 0. */
export function nonZero(counts: Counts): Partial<Counts> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

/** The value of one of the count metrics. */
export function metricOf(name: string, counts: Counts): number | null | undefined {
  return countMetrics[name]?.(counts).value;
}
