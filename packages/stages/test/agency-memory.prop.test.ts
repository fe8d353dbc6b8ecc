import fc from "fast-check";
import { expect, test } from "vitest";
import { agencyMemory, recall, remember } from "../src/agency-memory.kernel.ts";

/** The majority vote as one reads it: the agency that leads, and by how much. */
function majority(agencies: readonly number[]): [agency: number, lead: number] {
  return agencies.reduce<[number, number]>(
    ([leader, lead], agency) => {
      if (agency === leader) return [leader, Math.min(255, lead + 1)];
      return lead > 1 ? [leader, lead - 1] : [agency, 1];
    },
    [0, 0],
  );
}

test("what is remembered of an identifier is the majority of where its reports pointed", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 400, size: "max" }),
      fc.nat(),
      (agencies, key) => {
        const memory = agencyMemory(1024);
        for (const agency of agencies) remember(memory, key, 3, agency);
        const word = recall(memory, key, 3);
        expect([word >>> 8, word & 255]).toEqual(majority(agencies));
      },
    ),
  );
});

test("an identifier is never taken for another, and the latest of a slot stays", () => {
  const sighting = fc.record({ key: fc.integer({ min: 1, max: 0xffffffff }), kind: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(fc.array(sighting, { minLength: 1, maxLength: 3000 }), (sightings) => {
      const memory = agencyMemory(1024);
      const agencyOf = ({ key, kind }: { key: number; kind: number }): number => 1 + ((key ^ kind) & 1023);
      for (const own of sightings) remember(memory, own.key, own.kind, agencyOf(own));
      for (const own of sightings) {
        const word = recall(memory, own.key, own.kind);
        if (word !== 0) expect(word >>> 8).toBe(agencyOf(own));
      }
      const last = sightings.at(-1) ?? { key: 0, kind: 0 };
      expect(recall(memory, last.key, last.kind) >>> 8).toBe(agencyOf(last));
    }),
    { numRuns: 30 },
  );
});
