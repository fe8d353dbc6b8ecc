import { incidentTypes, providerClasses } from "@tipbench/vocabulary";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countMetrics } from "../src/count-metrics.ts";
import {
  addRows,
  cellsOf,
  createRunTruth,
  createTally,
  type GroupedCounts,
  seriesOf,
  strataOf,
  type Tally,
  UrgentEvents,
} from "../src/index.ts";
import { toyPlaces } from "./toy-places.ts";
import { countsOf, day, deliveryOf, metricOf, openCounts } from "./toy-run.ts";
import { noScores } from "./toy-scores.ts";

const cells = cellsOf(toyPlaces);
const days = 3;
const events = 5;

const reports = fc.array(
  fc.record({
    at: fc.integer({ min: -day, max: days * day - 1 }),
    providerClass: fc.nat(providerClasses.length - 1),
    incidentType: fc.nat(incidentTypes.length - 1),
    homePlace: fc.integer({ min: 1, max: toyPlaces.length - 1 }),
    lead: fc.nat(4),
    event: fc.nat(events - 1),
    actionable: fc.nat(1),
    personError: fc.nat(4),
    disposition: fc.integer({ min: 1, max: 2 }),
    joins: fc.boolean(),
    delay: fc.option(fc.constantFrom(60, day, 2 * day, 8 * day)),
    urgent: fc.nat(1),
    agencies: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 40, size: "max" },
);
type Reports = typeof reports extends fc.Arbitrary<infer R> ? R : never;

function truthOfReports(rows: Reports) {
  const truth = createRunTruth(rows.length);
  addRows(
    truth,
    { types: incidentTypes.length, homes: cells.homes.length, homeOfPlace: cells.homeOfPlace },
    {
      receivedAtSeconds: Int32Array.from(rows, ({ at }) => at),
      incidentType: Uint8Array.from(rows, ({ incidentType }) => incidentType),
      providerClass: Uint8Array.from(rows, ({ providerClass }) => providerClass),
      homePlace: Uint32Array.from(rows, ({ homePlace }) => homePlace),
      leadAgency: Uint32Array.from(rows, ({ lead }) => lead),
      grade: Uint8Array.from(rows, ({ event }) => event % 3),
      actionable: Uint8Array.from(rows, ({ actionable }) => actionable),
      personError: Uint8Array.from(rows, ({ personError }) => personError),
    },
    0,
    rows.length,
  );
  return truth;
}

/** Counts of a replication in which some reports joined row 0, and those with a delay were delivered. */
function tallyOfReports(rows: Reports): Tally {
  const truth = truthOfReports(rows);
  const counts = openCounts(truth, cells.count, days);
  const urgent = new UrgentEvents(counts.tally, truth);
  const bundleRow = Uint32Array.from(rows, ({ joins }, row) => (joins ? 0 : row));
  counts.decide(
    rows.map(({ disposition }) => disposition),
    bundleRow,
  );
  rows.forEach(({ event }, row) => {
    if (event % 3 > 0) urgent.received(row, event, bundleRow[row] ?? row);
  });
  rows.forEach(({ at, delay, ...report }, row) => {
    if (delay === null) return;
    const [agency1 = 0, agency2 = 0, agency3 = 0] = report.agencies;
    const isInformational = report.disposition - 1;
    const delivery = { row, at: at + delay, urgent: report.urgent, isInformational, agency1, agency2, agency3 };
    counts.deliver(deliveryOf(delivery));
    urgent.delivered(row, at + delay, report.urgent);
  });
  return counts.close();
}

/** A replication of which only the tally is looked at. */
const only = (tally: Tally): GroupedCounts => ({
  tally,
  times: { cell: new Uint16Array(0), seconds: new Float64Array(0) },
  scores: noScores(cells),
});

const isCount = (name: string): boolean => name === "dedup.urgentBuried";

test.each(["providerClass", "incidentType", "region"] as const)("groups of %s add up to the whole", (dimension) => {
  fc.assert(
    fc.property(reports, (rows) => {
      const tally = tallyOfReports(rows);
      const strata = strataOf("mine", cells, [only(tally)]).filter((row) => row.dimension === dimension);
      for (const [name, of] of Object.entries(countMetrics)) {
        const groups = strata.filter(({ metric }) => metric === name);
        const whole = of(countsOf(tally));
        const part = groups.reduce((sum, { value, n }) => sum + (value ?? 0) * (isCount(name) ? 1 : n), 0);
        if (name !== "dedup.compression") expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(whole.n);
        if (name !== "dedup.compression")
          expect(part).toBeCloseTo((whole.value ?? 0) * (isCount(name) ? 1 : whole.n), 6);
      }
    }),
    { numRuns: 50 },
  );
});

test("states add up to the United States", () => {
  fc.assert(
    fc.property(reports, (rows) => {
      const strata = strataOf("mine", cells, [only(tallyOfReports(rows))]);
      const received = (dimension: string, only?: string): number =>
        strata
          .filter((row) => row.dimension === dimension && row.metric === "escalation.share")
          .reduce((sum, { group, n }) => sum + (only === undefined || group === only ? n : 0), 0);
      expect(received("state")).toBe(received("region", "unitedStates"));
    }),
    { numRuns: 50 },
  );
});

test("days add up to the whole, and what was made available is counted on its own day", () => {
  fc.assert(
    fc.property(reports, (rows) => {
      const tally = tallyOfReports(rows);
      const series = seriesOf("mine", days, [tally]);
      const counts = countsOf(tally);
      const escalated = series.filter(({ metric }) => metric === "escalation.share");
      expect(escalated.map(({ day: number }) => number)).toEqual([0, 1, 2]);
      expect(escalated.reduce((sum, { n }) => sum + n, 0)).toBe(counts.received);
      expect(escalated.reduce((sum, { value, n }) => sum + (value ?? 0) * n, 0)).toBeCloseTo(counts.escalated, 6);
      const made = series.filter(({ metric }) => metric === "throughput.availablePerDay").map(({ value }) => value);
      expect(made).toEqual([...tally.madeOnDay]);
    }),
    { numRuns: 50 },
  );
});

test("the kinds of miss add up to the misses, and reassignment never adds one", () => {
  fc.assert(
    fc.property(reports, (rows) => {
      const counts = countsOf(tallyOfReports(rows));
      const value = (name: string): number => metricOf(`jurisdiction.${name}`, counts) ?? 0;
      const kinds = ["unresolved", "wrongCountry", "wrongRegion", "late"].map((kind) => value(`missRate.${kind}`));
      expect(kinds.reduce((sum, kind) => sum + kind, 0)).toBeCloseTo(value("missRate"), 12);
      expect(value("eventualMissRate")).toBeLessThanOrEqual(value("missRate") + 1e-12);
      expect(value("missRateAtBudget")).toBeGreaterThanOrEqual(value("missRate") - 1e-12);
    }),
  );
});

test("groups and days without a report are left out or empty, not 0", () => {
  const tally = createTally(cells.count, days);
  expect(strataOf("mine", cells, [only(tally)])).toEqual([]);
  const [first] = seriesOf("mine", days, [tally]);
  expect(first).toMatchObject({ strategy: "mine", day: 0, value: null, n: 0 });
});
