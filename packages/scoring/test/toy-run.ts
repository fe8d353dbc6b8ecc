import { countMetrics } from "../src/count-metrics.ts";
import { allColumns, type Counts, sumCounts } from "../src/counters.ts";
import { type AgencyMap, countDeliveries, createTally, type RunTruth, type Tally } from "../src/index.ts";
import { actionableFlag, createRunTruth, measuredFlag, wrongPersonFlag } from "../src/run-truth.kernel.ts";

export const day = 86_400;
/** Agencies 1 federal and 2 and 3 of country 1, 4 of country 2. */
export const agencies: AgencyMap = { countryOfAgency: Uint8Array.of(0, 1, 1, 1, 2), federal: 1 };
export const [federal, here, neighbour, abroad] = [1, 2, 3, 4] as const;

/** The truth of a report as the tests write it; what is left out is plain: routine, led by agency 2, received at second 0. */
export interface TrueRow {
  readonly at?: number;
  readonly grade?: number;
  readonly lead?: number;
  readonly isActionable?: boolean;
  readonly isWrong?: boolean;
  readonly cell?: number;
}

/** The rows as a run of their own. */
export function truthOf(rows: readonly TrueRow[]): RunTruth {
  const truth = createRunTruth(rows.length);
  rows.forEach(({ at = 0, grade = 0, lead = here, isActionable = false, isWrong = false, cell = 0 }, row) => {
    truth.receivedAtSeconds[row] = at;
    truth.cell[row] = cell;
    truth.leadAgency[row] = lead;
    truth.flags[row] =
      grade | (isActionable ? actionableFlag : 0) | (isWrong ? wrongPersonFlag : 0) | (at >= 0 ? measuredFlag : 0);
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

/** Counts one delivery. */
export function countDelivery(tally: Tally, truth: RunTruth, map: AgencyMap, delivery: DeliveryRow): void {
  const { row, at, urgent, isInformational, agency1, agency2, agency3 } = delivery;
  const informational = new Uint8Array(Math.ceil(truth.rows / 8));
  if (isInformational === 1) informational[row >>> 3] = 1 << (row & 7);
  countDeliveries(tally, truth, map, informational, {
    count: 1,
    row: Uint32Array.of(row),
    at: Float64Array.of(at),
    urgent: Uint8Array.of(urgent),
    agency: Uint16Array.of(agency1, agency2, agency3),
  });
}

/** A first delivery; what is left out is plain: of row 0, at once, a referral to the lead. */
export function deliveryOf(given: Partial<DeliveryRow>): DeliveryRow {
  return { row: 0, at: 0, urgent: 0, isInformational: 0, agency1: here, agency2: 0, agency3: 0, ...given };
}

/** Counts of deliveries over a truth whose rows were all decided as referrals. */
export function tallyOf(truth: RunTruth, deliveries: readonly Partial<DeliveryRow>[], days = 10): Tally {
  const tally = createTally(1 + truth.cell.reduce((most, cell) => Math.max(most, cell), 0), days);
  for (const given of deliveries) countDelivery(tally, truth, agencies, deliveryOf(given));
  return tally;
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
