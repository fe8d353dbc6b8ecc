import { keyOf } from "@tipbench/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type FloorValues, isReviewed } from "../../src/index.ts";
import { type Delivered, type Outcome, openHouse, type Received, type SecondWord } from "./open-house.ts";

const tickSeconds = 900;
const drainTicks = 40;
const informational = 2;

const values: fc.Arbitrary<Partial<FloorValues>> = fc.record({
  labellingServers: fc.integer({ min: 1, max: 2 }),
  labellingQueueLimit: fc.nat(6),
  labellingBaseSeconds: fc.constantFrom(0, 50, 600),
  labellingFileSeconds: fc.constantFrom(0, 100),
  urgentBaseSeconds: fc.constantFrom(0, 400, 2000),
  referralBaseSeconds: fc.constantFrom(0, 300, 2000),
  referralQueueLimit: fc.nat(6),
  memberSeconds: fc.constantFrom(0, 30),
  reviewedShare: fc.constantFrom(0, 0.5, 1),
  agencyReferralSeconds: fc.constantFrom(0, 900),
  reassignedShare: fc.constantFrom(0, 0.5, 1),
  reassignmentHours: fc.constantFrom(0.01, 1, 10),
});

/** A report, and triage's second word should its files be labelled. */
interface Streamed extends Received {
  readonly word: SecondWord;
}

interface DrawnReport extends Omit<Streamed, "at" | "bundle"> {
  readonly gap: number;
  readonly joins: number;
}

const report: fc.Arbitrary<DrawnReport> = fc.record({
  gap: fc.nat(200),
  joins: fc.nat(60),
  priority: fc.integer({ min: 1, max: 4 }),
  disposition: fc.constantFrom(1, 1, 2),
  escalate: fc.constantFrom(0, 0, 0, 1),
  agencies: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
  lead: fc.nat(5),
  contents: fc.array(fc.nat(50), { maxLength: 3 }),
  word: fc.record({
    priority: fc.integer({ min: 1, max: 4 }),
    disposition: fc.constantFrom(1, 1, 2),
    escalate: fc.constantFrom(0, 0, 0, 1),
  }),
});

/** Reports in order of receipt; a row joins the bundle of the earlier row that was drawn, if there is one. */
const streams: fc.Arbitrary<Streamed[]> = fc.array(report, { maxLength: 60, size: "max" }).map((drawn) => {
  const bundles: number[] = [];
  let at = 0;
  return drawn.map(({ gap, joins, ...rest }, row) => {
    at += gap;
    bundles.push(bundles[joins] ?? row);
    return { at, bundle: bundles[row], ...rest };
  });
});

interface Tick {
  readonly from: number;
  readonly until: number;
  readonly reports: readonly Streamed[];
}

/** Ticks of so many seconds while reports come, then long ones until all is done. */
function ticksOf(reports: readonly Streamed[], seconds: number): readonly Tick[] {
  const count = 1 + Math.floor((reports.at(-1)?.at ?? 0) / seconds);
  const busy = Array.from({ length: count }, (_, tick) => ({
    from: tick * seconds,
    until: (tick + 1) * seconds,
    reports: reports.filter(({ at }) => Math.floor(at / seconds) === tick),
  }));
  const drain = Array.from({ length: drainTicks }, (_, tick) => ({
    from: count * seconds + tick * 10 * tickSeconds,
    until: count * seconds + (tick + 1) * 10 * tickSeconds,
    reports: [],
  }));
  return [...busy, ...drain];
}

/** Takes a stream through a house in ticks of so many seconds, and lets it drain. */
function run(reports: readonly Streamed[], settings: Partial<FloorValues>, seconds = tickSeconds) {
  const askedAgain = new Set<number>();
  const triageAgain = (row: number): SecondWord => {
    askedAgain.add(row);
    return reports[row]?.word ?? {};
  };
  const house = openHouse(settings, 60, { triageAgain });
  const outcomes = ticksOf(reports, seconds).map((tick): Outcome & Tick => {
    const outcome = house.tick(tick.reports, tick.until);
    house.floor.check();
    return { ...tick, ...outcome };
  });
  const deliveries = outcomes.flatMap((outcome) => outcome.deliveries).sort((a, b) => a.row - b.row);
  return { house, deliveries, outcomes, askedAgain };
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, value) => total + value, 0);
const inOrder = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);

test("every report is delivered exactly once, after its receipt, and nothing is left at a desk", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const { house, deliveries } = run(reports, settings);
      expect(deliveries.map(({ row }) => row)).toEqual(reports.map((_, row) => row));
      expect(deliveries.every(({ row, at }) => at >= (reports[row]?.at ?? 0))).toBe(true);
      expect(house.floor.totals().waiting).toBe(0);
    }),
  );
});

test("a report that joins goes where its bundle went, an urgent one to urgent", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const { deliveries } = run(reports, settings);
      reports.forEach(({ bundle = 0, agencies }, row) => {
        const [own, first] = [deliveries[row], deliveries[bundle]];
        if (row === bundle) expect(own?.agencies).toEqual(agencies);
        else expect(first?.agencies.slice(0, own?.agencies.length)).toEqual(own?.agencies);
        expect(own?.isUrgent).toBe(first?.isUrgent);
        const isTogether = row === bundle || (first?.path !== "automatic" && own?.at === first?.at);
        expect(own?.path).toBe(isTogether ? first?.path : "supplement");
      });
    }),
  );
});

test("deliveries are told in the tick in which they are decided, and none of an earlier time", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      for (const { from, until, deliveries } of run(reports, settings).outcomes) {
        expect(deliveries.every(({ at }) => at >= from && at <= until + 60)).toBe(true);
      }
    }),
  );
});

test("the length of a tick does not change a delivery where nothing is labelled", () => {
  fc.assert(
    fc.property(streams, values, (reports, drawn) => {
      const settings = { ...drawn, labellingQueueLimit: 0 };
      const byTick: readonly Delivered[] = run(reports, settings).deliveries;
      expect(run(reports, settings, 100_000).deliveries).toEqual(byTick);
    }),
  );
});

test("the length of a tick does not change what is labelled", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const [short, long] = [run(reports, settings), run(reports, settings, 100_000)].map(({ outcomes }) =>
        inOrder(outcomes.flatMap(({ labelled }) => labelled)),
      );
      expect(long).toEqual(short);
    }),
  );
});

test("triage has its second word on every item that the labelling desk finished, under the number told when it came", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const { outcomes, deliveries } = run(reports, settings);
      const rowOf = new Map<number, number>();
      const asked = new Set<number>();
      for (const outcome of outcomes) {
        for (const { row, item } of outcome.admitted) rowOf.set(item, row);
        for (const { row, item } of outcome.asked) {
          expect(rowOf.get(item)).toBe(row);
          asked.add(row);
        }
      }
      const labelled = deliveries.filter(({ row, path }) => path === "labelling" && reports[row]?.bundle === row);
      expect(labelled.every(({ row }) => asked.has(row))).toBe(true);
      expect(outcomes.flatMap((outcome) => outcome.asked)).toHaveLength(asked.size);
    }),
  );
});

test("what desks and agencies counted adds up to what was delivered and sent on", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const { house, deliveries, outcomes } = run(reports, settings);
      const totals = house.floor.totals();
      const byAnalyst = deliveries.filter(
        ({ path }) => path === "labelling" || path === "urgent" || path === "referral",
      );
      const sentOn = outcomes.flatMap((outcome) => outcome.sentOn);
      expect(totals.reports).toBe(byAnalyst.length);
      expect(totals.items).toBe(byAnalyst.filter(({ row }) => reports[row]?.bundle === row).length);
      expect([totals.waiting, totals.working]).toEqual([0, 0]);
      expect(sum(house.floor.agencyDeliveries())).toBe(
        sum(deliveries.map(({ agencies }) => agencies.length)) + sentOn.length,
      );
      expect(new Set(sentOn).size).toBe(sentOn.length);
    }),
  );
});

test("a labelled file is viewed once, and twice more where it is reviewed at the labelling desk", () => {
  const reviewKey = keyOf("open house", "review");
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const { house, outcomes } = run(reports, settings);
      const labelled = outcomes.flatMap((outcome) => outcome.labelled);
      const atLabelling = outcomes.flatMap(({ asked }) => asked.flatMap(({ row }) => reports[row]?.contents ?? []));
      const reviewed = atLabelling.filter((content) => isReviewed(reviewKey, content, settings.reviewedShare ?? 0));
      expect(house.floor.totals()).toMatchObject({
        filesLabelled: labelled.length,
        filesViewed: labelled.length + 2 * reviewed.length,
      });
    }),
  );
});

test("every referral is gone through once by each of its agencies, and by its lead where it was sent on; what is filed, by nobody", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const { deliveries, outcomes, askedAgain } = run(reports, settings);
      const isReferral = (row: number): boolean => {
        const { bundle, disposition, word } = reports[row] ?? { word: {} };
        return bundle === row && (askedAgain.has(row) ? word.disposition : disposition) !== informational;
      };
      const named = (row: number, agency: number): number => 10 * row + agency;
      const due = deliveries.flatMap(({ row, agencies }) =>
        isReferral(row) ? agencies.map((agency) => named(row, agency)) : [],
      );
      const sentOn = outcomes.flatMap(({ sentOn: rows }) =>
        rows.filter(isReferral).map((row) => named(row, reports[row]?.lead ?? 0)),
      );
      const handled = outcomes.flatMap((outcome) => outcome.handled.map(({ row, agency }) => named(row, agency)));
      expect(inOrder(handled)).toEqual(inOrder([...due, ...sentOn]));
    }),
  );
});

test("an agency goes through its referrals in order of time, and none before it came", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const { outcomes } = run(reports, settings);
      const handled = outcomes.flatMap((outcome) => outcome.handled);
      for (let agency = 1; agency <= 5; agency++) {
        const times = handled.filter((referral) => referral.agency === agency).map(({ at }) => at);
        expect(times).toEqual(inOrder(times));
      }
      expect(handled.every(({ row, at, waitSeconds }) => at - waitSeconds >= (reports[row]?.at ?? 0))).toBe(true);
      expect(handled.every(({ waitSeconds }) => waitSeconds >= 0)).toBe(true);
    }),
  );
});

test("how long a piece of work takes does not depend on when it is done", () => {
  fc.assert(
    fc.property(streams, fc.integer({ min: 1, max: 4 }), (reports, priority) => {
      const settings = {
        labellingBaseSeconds: 600,
        labellingFileSeconds: 100,
        urgentBaseSeconds: 2000,
        reviewedShare: 0.5,
      };
      const alone = reports.map((received) => ({ ...received, bundle: undefined }));
      const others = alone.map((received, row) => ({ ...received, priority: row % 2 === 0 ? priority : 2 }));
      const [work, otherWork] = [alone, others].map((stream) => run(stream, settings).house.floor.totals().workSeconds);
      expect(otherWork).toBeCloseTo(work ?? 0, 6);
    }),
  );
});
