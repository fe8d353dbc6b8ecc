import fc from "fast-check";
import { expect, test } from "vitest";
import type { FloorValues } from "../src/index.ts";
import { type Delivered, openHouse, type Received } from "./open-house.ts";

const tickSeconds = 900;
const drainTicks = 400;

const values: fc.Arbitrary<Partial<FloorValues>> = fc.record({
  labellingServers: fc.integer({ min: 1, max: 2 }),
  labellingQueueLimit: fc.nat(6),
  labellingBaseSeconds: fc.constantFrom(0, 50, 600),
  labellingFileSeconds: fc.constantFrom(0, 100),
  urgentBaseSeconds: fc.constantFrom(0, 400, 2000),
  memberSeconds: fc.constantFrom(0, 30),
  agencyReferralSeconds: fc.constantFrom(0, 900),
  reassignedShare: fc.constantFrom(0, 0.5, 1),
  reassignmentHours: fc.constantFrom(0.01, 1, 10),
});

interface DrawnReport extends Omit<Received, "at" | "bundle"> {
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
});

/** Reports in order of receipt; a row joins the bundle of the earlier row that was drawn, if there is one. */
const streams: fc.Arbitrary<Received[]> = fc.array(report, { maxLength: 60, size: "max" }).map((drawn) => {
  const bundles: number[] = [];
  let at = 0;
  return drawn.map(({ gap, joins, ...rest }, row) => {
    at += gap;
    bundles.push(bundles[joins] ?? row);
    return { at, bundle: bundles[row], ...rest };
  });
});

function ticksOf(reports: readonly Received[], seconds: number): Received[][] {
  const ticks = 1 + Math.floor((reports.at(-1)?.at ?? 0) / seconds);
  return Array.from({ length: ticks }, (_, tick) => reports.filter(({ at }) => Math.floor(at / seconds) === tick));
}

/** Takes a stream through a house in ticks of so many seconds, and lets it drain. */
function run(reports: readonly Received[], settings: Partial<FloorValues>, seconds = tickSeconds) {
  const house = openHouse(settings);
  const ticks = ticksOf(reports, seconds);
  const outcomes = [...ticks, ...new Array<Received[]>(drainTicks).fill([])].map((tick, number) => {
    const outcome = house.tick(tick, (number + 1) * seconds);
    house.floor.check();
    return outcome;
  });
  const deliveries = outcomes.flatMap((outcome) => outcome.deliveries).sort((a, b) => a.row - b.row);
  return { house, deliveries, outcomes };
}

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
      run(reports, settings).outcomes.forEach(({ deliveries }, tick) => {
        expect(deliveries.every(({ at }) => at >= tick * tickSeconds)).toBe(true);
        expect(deliveries.every(({ at }) => at <= (tick + 1) * tickSeconds + 60)).toBe(true);
      });
    }),
  );
});

test("the length of a tick does not change a delivery", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const byTick: readonly Delivered[] = run(reports, settings).deliveries;
      expect(run(reports, settings, 100_000).deliveries).toEqual(byTick);
    }),
  );
});

test("what desks and agencies counted adds up to what was delivered and sent on", () => {
  fc.assert(
    fc.property(streams, values, (reports, settings) => {
      const { house, deliveries, outcomes } = run(reports, settings);
      const { items, reports: handled, filesViewed } = house.floor.totals();
      const byAnalyst = deliveries.filter(({ path }) => path === "labelling" || path === "urgent");
      const sentOn = outcomes.flatMap((outcome) => outcome.sentOn);
      const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, value) => total + value, 0);
      expect(handled).toBe(byAnalyst.length);
      expect(items).toBe(byAnalyst.filter(({ row }) => reports[row]?.bundle === row).length);
      expect(filesViewed).toBe(outcomes.flatMap(({ labelled }) => labelled).length);
      expect(sum(house.floor.agencyLoads().deliveries)).toBe(
        sum(deliveries.map(({ agencies }) => agencies.length)) + sentOn.length,
      );
      expect(new Set(sentOn).size).toBe(sentOn.length);
    }),
  );
});

test("how long a piece of work takes does not depend on when it is done", () => {
  fc.assert(
    fc.property(streams, fc.integer({ min: 1, max: 4 }), (reports, priority) => {
      const settings = { labellingBaseSeconds: 600, labellingFileSeconds: 100, urgentBaseSeconds: 2000 };
      const alone = reports.map((received) => ({ ...received, bundle: undefined }));
      const others = alone.map((received, row) => ({ ...received, priority: row % 2 === 0 ? priority : 2 }));
      const [work, otherWork] = [alone, others].map((stream) => run(stream, settings).house.floor.totals().workSeconds);
      expect(otherWork).toBeCloseTo(work ?? 0, 6);
    }),
  );
});
