import { describe, expect, test } from "vitest";
import { sumCounts } from "../src/counters.ts";
import { counterCode, countRow, strategyCounts } from "../src/index.ts";
import {
  abroad,
  countsOf,
  day,
  deliveryOf,
  federal,
  here,
  metricOf,
  neighbour,
  nonZero,
  openCounts,
  type TrueRow,
  tallyOf,
  truthOf,
} from "./toy-run.ts";

const onTime = { made: 1, available24h: 1, available7d: 1 };
const withLead = { withLeadMade: 1, deliveries: 1 };

describe("a delivery counts", () => {
  const counted = (truth: TrueRow, delivery: Parameters<typeof tallyOf>[1][number]) =>
    nonZero(countsOf(tallyOf(truthOf([truth]), [delivery])));

  test("as on time to the lead", () => {
    expect(counted({}, { at: day })).toEqual({ ...onTime, ...withLead });
  });

  test("within seven days, but not a day", () => {
    expect(counted({ at: 10 }, { at: day + 10.5 })).toEqual({ made: 1, available7d: 1, ...withLead });
  });

  test("as late after seven days, although the lead has it", () => {
    expect(counted({}, { at: 7 * day + 1 })).toEqual({ made: 1, ...withLead, missLate: 1, missBudget: 1 });
  });

  test("as on time at the end of the seventh day", () => {
    expect(counted({}, { at: 7 * day })).toMatchObject({ available7d: 1 });
    expect(counted({}, { at: 7 * day })).not.toHaveProperty("missLate");
  });

  test("as unresolved where the federal queue has it in place of the lead", () => {
    expect(counted({}, { agency1: federal })).toEqual({ ...onTime, ...withLead, missUnresolved: 1, missBudget: 1 });
  });

  test("as wrong country where a foreign agency has it first", () => {
    const both = { agency1: abroad, agency2: neighbour };
    expect(counted({}, both)).toMatchObject({ missCountry: 1, missBudget: 1, deliveries: 2 });
  });

  test("as wrong region where another agency of the country has it first", () => {
    expect(counted({}, { agency1: neighbour, agency2: abroad })).toMatchObject({ missRegion: 1, missBudget: 1 });
  });

  test("as no miss where the lead is among the agencies, but as one at one delivery a report", () => {
    const third = { agency1: neighbour, agency2: abroad, agency3: here };
    expect(counted({}, third)).toEqual({ ...onTime, withLeadMade: 1, deliveries: 3, missBudget: 1 });
  });

  test("once where it is late and wrong", () => {
    expect(counted({}, { at: 8 * day, agency1: abroad })).toEqual({
      made: 1,
      ...withLead,
      missCountry: 1,
      missBudget: 1,
    });
  });

  test("without jurisdiction where no agency leads", () => {
    expect(counted({ lead: 0 }, { agency1: federal })).toEqual({ ...onTime, deliveries: 1 });
  });

  test("as right where the federal queue leads", () => {
    expect(counted({ lead: federal }, { agency1: federal })).toEqual({ ...onTime, ...withLead });
  });

  test("as informational to each of its agencies", () => {
    expect(counted({}, { isInformational: 1, agency2: abroad })).toMatchObject({
      deliveries: 2,
      deliveriesInformational: 2,
    });
  });

  test("by the kind of each of its agencies, and by disposition", () => {
    const tally = tallyOf(truthOf([{}, {}, { at: -1 }]), [
      { agency1: federal, agency2: abroad },
      { row: 1, agency1: here, agency2: neighbour, agency3: abroad, isInformational: 1 },
      { row: 2, agency1: federal },
    ]);
    const { received: _, ...counts } = strategyCounts("one", [tally, tally]);
    expect(counts).toEqual({
      name: "one",
      madeAvailable: 4,
      escalated: 0,
      deliveries: {
        federal: { referral: 2, informational: 0 },
        taskForce: { referral: 0, informational: 4 },
        foreign: { referral: 2, informational: 2 },
      },
    });
  });

  test("as escalated, rightly or not", () => {
    expect(counted({ grade: 1 }, { urgent: 1 })).toMatchObject({ escalated: 1, escalatedUrgent: 1 });
    expect(counted({ grade: 0 }, { urgent: 1 })).not.toHaveProperty("escalatedUrgent");
  });

  test("nowhere where its report is of the warm-up, but as made available on its day", () => {
    const tally = tallyOf(truthOf([{ at: -5, grade: 2 }]), [{ at: day + 1, urgent: 1 }]);
    expect(nonZero(countsOf(tally))).toEqual({});
    expect([...tally.madeOnDay.subarray(0, 3)]).toEqual([0, 1, 0]);
  });

  test("on no day where it is made before or after the measured ones", () => {
    const tally = tallyOf(truthOf([{ at: -5 }, { at: 9 * day }]), [{ at: -1 }, { row: 1, at: 10 * day }]);
    expect(tally.madeOnDay.every((made) => made === 0)).toBe(true);
  });

  test("in its report's cell, on the day of receipt", () => {
    const tally = tallyOf(truthOf([{ at: 2 * day + 5, cell: 3 }]), [{ at: 4 * day }]);
    expect(sumCounts(tally.byCell, [3]).made).toBe(1);
    expect(sumCounts(tally.byDay, [2]).made).toBe(1);
    expect(tally.madeOnDay[4]).toBe(1);
  });
});

describe("decisions count", () => {
  const decided = (rows: readonly TrueRow[], disposition: number[], bundleRow = rows.map((_, row) => row)) => {
    const counts = openCounts(truthOf(rows), 1, 10);
    counts.decide(disposition, bundleRow);
    return countsOf(counts.close());
  };
  const [referral, informational] = [1, 2];

  test("referrals by what they should have been", () => {
    const rows = [{ isActionable: true }, { isWrong: true }, {}];
    expect(nonZero(decided(rows, [referral, referral, referral]))).toEqual({
      received: 3,
      withLead: 3,
      actionable: 1,
      referral: 3,
      referralActionable: 1,
      wrongPerson: 1,
    });
  });

  test("urgent reports marked informational", () => {
    const counts = decided([{ grade: 2, isActionable: true }, { grade: 1 }], [informational, referral]);
    expect(counts).toMatchObject({ urgentReports: 2, urgentInformational: 1, referral: 1, actionable: 1 });
    expect(metricOf("disposition.urgentMarkedInformational", counts)).toBe(0.5);
    expect(metricOf("disposition.referralRecall", counts)).toBe(0);
  });

  test("reports that joined an earlier bundle", () => {
    const counts = decided([{}, {}, {}, {}], [referral, referral, referral, referral], [0, 0, 2, 0]);
    expect(counts.joined).toBe(2);
    expect(metricOf("dedup.compression", counts)).toBe(2);
  });

  test("nothing of the warm-up", () => {
    expect(nonZero(decided([{ at: -1, grade: 2 }], [referral], [5]))).toEqual({});
  });
});

describe("reports that were never delivered", () => {
  const rows = [{}, {}, {}, {}];
  const truth = truthOf(rows);
  const open = openCounts(truth, 1, 10);
  for (const given of [{ row: 0 }, { row: 1, agency1: abroad }]) open.deliver(deliveryOf(given));
  open.decide([1, 1, 1, 1], [0, 1, 2, 3]);
  const tally = open.close();

  test("are late misses", () => {
    const counts = countsOf(tally);
    expect(metricOf("jurisdiction.missRate", counts)).toBe(0.75);
    expect(metricOf("jurisdiction.missRate.late", counts)).toBe(0.5);
    expect(metricOf("jurisdiction.missRateAtBudget", counts)).toBe(0.75);
  });

  test("are misses to the end, and what was sent on is none any more", () => {
    expect(metricOf("jurisdiction.eventualMissRate", countsOf(tally))).toBe(0.75);
    countRow(tally, truth, counterCode.sentOn, 1);
    expect(metricOf("jurisdiction.eventualMissRate", countsOf(tally))).toBe(0.5);
  });

  test("are not available, and have no delivery", () => {
    const counts = countsOf(tally);
    expect(metricOf("throughput.availableWithin7d", counts)).toBe(0.5);
    expect(metricOf("jurisdiction.deliveriesPerReport", counts)).toBe(1);
  });
});
