import fc from "fast-check";
import { expect, test } from "vitest";
import type { ItemBlock } from "../../src/network/arrival-stream.kernel.ts";
import type { KnownVisits } from "../../src/network/known-visits.kernel.ts";
import { fifoDesk, linesDesk, type QuickDesk } from "../../src/network/quick-desk.ts";
import { type SlowItem, type SlowVisit, slowHistory } from "./slow-desk.ts";

const never = Number.POSITIVE_INFINITY;
const lateEnough = 1e6;
const servers = fc.integer({ min: 1, max: 4 });
const blockLength = fc.integer({ min: 1, max: 50 });
const warmup = fc.nat(60);

/** Whole seconds, so that much happens at one time; some of it lasts no time at all. */
function itemLists(patience: fc.Arbitrary<number>): fc.Arbitrary<SlowItem[]> {
  const step = fc.record({ gap: fc.nat(3), priority: fc.integer({ min: 1, max: 3 }), service: fc.nat(9), patience });
  return fc.array(step, { maxLength: 150, size: "max" }).map((steps) => {
    let at = 0;
    const items = steps.map(({ gap, priority, service, patience: seconds }) => {
      at += gap;
      return { at, kind: priority - 1, priority, service, deadline: at + seconds };
    });
    return items.toSorted((x, y) => x.at - y.at || x.priority - y.priority);
  });
}

function blockOf(items: readonly SlowItem[]): ItemBlock {
  return {
    count: items.length,
    at: Float64Array.from(items, ({ at }) => at),
    service: Float64Array.from(items, ({ service }) => service),
    deadline: Float64Array.from(items, ({ deadline }) => deadline),
    kind: Uint16Array.from(items, ({ kind }) => kind),
  };
}

function rowsOf({ at, kind, begin, finish, count }: KnownVisits): SlowVisit[] {
  return Array.from({ length: count }, (_, row) => ({
    at: at[row] ?? Number.NaN,
    kind: kind[row] ?? Number.NaN,
    begin: begin[row] ?? Number.NaN,
    finish: finish[row] ?? Number.NaN,
  }));
}

interface Cut {
  readonly length: number;
  readonly measureFrom: number;
}

/** Hands items over in blocks of a length, those before the warm-up's end apart. */
function historyOf(desk: QuickDesk, items: readonly SlowItem[], { length, measureFrom }: Cut) {
  const visits: SlowVisit[] = [];
  const serve = (part: readonly SlowItem[]): void => {
    for (let from = 0; from < part.length; from += length) {
      visits.push(...rowsOf(desk.serve(blockOf(part.slice(from, from + length)))));
    }
  };
  serve(items.filter(({ at }) => at < measureFrom));
  visits.push(...rowsOf(desk.measureFrom(measureFrom)));
  serve(items.filter(({ at }) => at >= measureFrom));
  visits.push(...rowsOf(desk.close(lateEnough)));
  return { visits, mostWaiting: desk.mostWaiting() };
}

function inOrder(visits: readonly SlowVisit[]): SlowVisit[] {
  return visits.toSorted((x, y) => x.at - y.at || x.kind - y.kind || x.begin - y.begin || x.finish - y.finish);
}

const inTurn = itemLists(fc.constant(never)).map((items) => items.map((item) => ({ ...item, kind: 0, priority: 1 })));

test("the recurrence serves every item when a slow list of events does", () => {
  fc.assert(
    fc.property(servers, inTurn, blockLength, warmup, (count, items, length, measureFrom) => {
      const slow = slowHistory({ servers: count, waitingRoom: never, measureFrom }, items);
      const quick = historyOf(fifoDesk(count), items, { length, measureFrom });
      expect(inOrder(quick.visits)).toEqual(inOrder(slow.visits));
      expect(quick.mostWaiting).toBe(slow.mostWaiting);
    }),
    { numRuns: 300 },
  );
});

const patience = fc.oneof(fc.constant(never), fc.nat(12), fc.nat(40));

test("priority lines begin, lose and finish every item when a slow list of events does", () => {
  fc.assert(
    fc.property(servers, itemLists(patience), blockLength, warmup, (count, items, length, measureFrom) => {
      const slow = slowHistory({ servers: count, waitingRoom: never, measureFrom }, items);
      const desk = linesDesk({ servers: count, priorities: [1, 2, 3], waitingRoom: never, isPatient: false });
      const quick = historyOf(desk, items, { length, measureFrom });
      expect(inOrder(quick.visits)).toEqual(inOrder(slow.visits));
      expect(quick.mostWaiting).toBe(slow.mostWaiting);
    }),
    { numRuns: 500 },
  );
});

test("priority lines turn away whom a slow list of events turns away", () => {
  fc.assert(
    fc.property(
      servers,
      itemLists(fc.constant(never)),
      fc.oneof(fc.nat(6), fc.constant(never)),
      warmup,
      (count, items, waitingRoom, measureFrom) => {
        const slow = slowHistory({ servers: count, waitingRoom, measureFrom }, items);
        const desk = linesDesk({ servers: count, priorities: [1, 2, 3], waitingRoom, isPatient: true });
        const quick = historyOf(desk, items, { length: 7, measureFrom });
        expect(inOrder(quick.visits)).toEqual(inOrder(slow.visits));
        expect(quick.mostWaiting).toBe(slow.mostWaiting);
      },
    ),
    { numRuns: 300 },
  );
});

test("the most who wait are found where the lines are cleared while many leave", () => {
  const crowd = itemLists(fc.nat(30)).map((items) => items.map((item) => ({ ...item, service: 30 + item.service })));
  fc.assert(
    fc.property(crowd, warmup, (items, measureFrom) => {
      const slow = slowHistory({ servers: 1, waitingRoom: never, measureFrom }, items);
      const desk = linesDesk({ servers: 1, priorities: [1, 2, 3], waitingRoom: never, isPatient: false });
      expect(historyOf(desk, items, { length: 150, measureFrom }).mostWaiting).toBe(slow.mostWaiting);
    }),
    { numRuns: 300 },
  );
});
