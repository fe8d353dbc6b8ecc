import fc from "fast-check";
import { expect, test } from "vitest";
import { sumCounts } from "../src/counters.ts";
import { CapacityRecall, createTally, UrgentEvents } from "../src/index.ts";
import { type ScoredRow, slowReached } from "./slow-capacity.ts";
import { countsOf, day as daySeconds, truthOf } from "./toy-run.ts";

interface DrawnRow {
  readonly score: number;
  readonly joins: number;
}

/** Days of ticks of rows with few scores; a row joins the bundle of the earlier row that was drawn, maybe of a day before. */
const days: fc.Arbitrary<DrawnRow[][][]> = fc.array(
  fc.array(
    fc.array(fc.record({ score: fc.constantFrom(-1, 0, 0.5, 2, 2.5, 7), joins: fc.nat(50) }), { maxLength: 9 }),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 4, size: "max" },
);

interface Tick {
  readonly firstRow: number;
  readonly rows: readonly ScoredRow[];
}

function ticksOf(drawn: readonly (readonly (readonly DrawnRow[])[])[]): Tick[] {
  const bundles: number[] = [];
  return drawn.flatMap((ticks, day) =>
    ticks.map((tick) => {
      const firstRow = bundles.length;
      const rows = tick.map(({ score, joins }) => {
        const bundle = bundles[joins] ?? bundles.length;
        bundles.push(bundle);
        return { day, score, bundle };
      });
      return { firstRow, rows };
    }),
  );
}

/** Rows that the class counts as reached; each row is the only report of an imminent event, in a cell of its own. */
function reachedRows(ticks: readonly Tick[], reportsPerDay: number): number[] {
  const rows = ticks.flatMap((tick) => tick.rows);
  const truth = truthOf(rows.map(({ day }, cell) => ({ at: day * daySeconds + 30, grade: 2, cell })));
  const tally = createTally(rows.length, 4);
  const events = new UrgentEvents(tally, truth);
  const capacity = new CapacityRecall(tally, truth, events, reportsPerDay);
  for (const tick of ticks) {
    const scores = Float32Array.from(tick.rows, ({ score }) => score);
    const bundles = Uint32Array.from(tick.rows, ({ bundle }) => bundle);
    capacity.addTick(tick.firstRow, tick.rows.length, scores, bundles);
    tick.rows.forEach(({ bundle }, i) => {
      events.received(tick.firstRow + i, tick.firstRow + i, bundle);
      capacity.addUrgentRow(tick.firstRow + i);
    });
  }
  capacity.endDay();
  return rows.flatMap((_, row) => new Array<number>(sumCounts(tally.byCell, [row]).reachedAtCapacity).fill(row));
}

test("what is reached at capacity is what the definition says", () => {
  fc.assert(
    fc.property(days, fc.oneof(fc.nat(12), fc.constantFrom(0.9, 3.5, 100)), (drawn, reportsPerDay) => {
      const ticks = ticksOf(drawn);
      const rows = ticks.flatMap((tick) => tick.rows);
      expect(reachedRows(ticks, reportsPerDay)).toEqual(slowReached(rows, reportsPerDay));
    }),
    { numRuns: 1000 },
  );
});

test("more capacity reaches no less", () => {
  fc.assert(
    fc.property(days, fc.nat(12), (drawn, reportsPerDay) => {
      const ticks = ticksOf(drawn);
      const more = reachedRows(ticks, reportsPerDay + 1);
      expect(reachedRows(ticks, reportsPerDay).every((row) => more.includes(row))).toBe(true);
    }),
  );
});

test("only an event's first report counts, and none of the warm-up", () => {
  const truth = truthOf([
    { at: -10, grade: 2 },
    { at: 10, grade: 2 },
    { at: 20, grade: 2 },
  ]);
  const tally = createTally(1, 2);
  const events = new UrgentEvents(tally, truth);
  const capacity = new CapacityRecall(tally, truth, events, 10);
  const feed = (row: number, event: number): void => {
    capacity.addTick(row, 1, Float32Array.of(1), Uint32Array.of(row));
    events.received(row, event, row);
    capacity.addUrgentRow(row);
  };
  feed(0, 5);
  feed(1, 6);
  feed(2, 6);
  capacity.endDay();
  expect(countsOf(tally).reachedAtCapacity).toBe(1);
});

test("a day may have more rows than were seen before", () => {
  const rows = 200_000;
  const truth = truthOf(Array.from({ length: rows }, (_, row) => ({ at: 10, grade: row === rows - 1 ? 2 : 0 })));
  const tally = createTally(1, 2);
  const events = new UrgentEvents(tally, truth);
  const capacity = new CapacityRecall(tally, truth, events, 1);
  for (let firstRow = 0; firstRow < rows; firstRow += 50_000) {
    const numbers = Uint32Array.from({ length: 50_000 }, (_, i) => firstRow + i);
    capacity.addTick(firstRow, 50_000, Float32Array.from(numbers), numbers);
  }
  events.received(rows - 1, 1, rows - 1);
  capacity.addUrgentRow(rows - 1);
  capacity.endDay();
  expect(countsOf(tally).reachedAtCapacity).toBe(1);
});
