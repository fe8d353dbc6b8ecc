import fc from "fast-check";
import { expect, test } from "vitest";
import { addSubject, agencyOf, removeSubject, subjectAgencies } from "../../src/house/subject-agencies.kernel.ts";

/** Few homes for many subjects, so that they push each other away, also over the end of the table. */
const subjects = fc.oneof(
  fc.nat(12),
  fc.integer({ min: 0, max: 3 }).map((times) => 64 * times + 63),
  fc.nat(0xfffffffe),
);
const deeds = fc.array(fc.record({ subject: subjects, agency: fc.nat(65_534) }), { maxLength: 200 });

test("a table says of every subject what a map says", () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const table = subjectAgencies(2);
      const map = new Map<number, number>();
      for (const { subject, agency } of list) {
        if (map.delete(subject)) removeSubject(table, subject);
        else {
          map.set(subject, agency);
          addSubject(table, subject, agency);
        }
        for (const each of list) expect(agencyOf(table, each.subject)).toBe(map.get(each.subject) ?? -1);
        expect(table.count).toBe(map.size);
      }
    }),
  );
});
