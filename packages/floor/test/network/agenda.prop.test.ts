import fc from "fast-check";
import { expect, test } from "vitest";
import { createAgenda, nextSource, nextTime, reschedule } from "../../src/network/agenda.kernel.ts";

const time = fc.oneof(fc.nat(9), fc.constant(Number.POSITIVE_INFINITY));
const sources = fc.array(time, { minLength: 1, maxLength: 9 });
const changes = fc.array(fc.record({ source: fc.nat(8), time }), { maxLength: 40 });

test("an agenda is next where a search for the first of the earliest is", () => {
  fc.assert(
    fc.property(sources, changes, (times, all) => {
      const agenda = createAgenda(times);
      for (const change of [null, ...all]) {
        if (change && change.source < times.length) {
          times[change.source] = change.time;
          reschedule(agenda, change.source, change.time);
        }
        expect(nextTime(agenda)).toBe(Math.min(...times));
        expect(nextSource(agenda)).toBe(times.indexOf(Math.min(...times)));
      }
    }),
  );
});
