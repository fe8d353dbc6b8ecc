import { linkRecorder } from "@tipbench/stage-kit/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createOracleDedup, createOracleTriage } from "../src/oracle.ts";
import { referenceContext, triaged } from "./decisions.ts";
import { type TrueReport, viewOf, viewsOf } from "./truth-of.ts";

const imminent = 2;
const reports: fc.Arbitrary<TrueReport[]> = fc.array(
  fc.record({ event: fc.nat(12), grade: fc.constantFrom(0, 0, 0, 1, 2), actionable: fc.nat(1) }),
  { maxLength: 150, size: "max" },
);
const share = fc.constantFrom(0.01, 0.1, 0.25, 0.5, 1);
const slack = 1e-9; // of adding up a share

test("oracle escalates every imminent report and no routine one", () => {
  fc.assert(
    fc.property(reports, share, (rows, budget) => {
      const decisions = triaged(createOracleTriage({ share: budget }), [viewOf(rows)]);
      const escalated = decisions.map(({ escalate }) => escalate === 1);
      expect(rows.every(({ grade }, row) => grade !== imminent || escalated[row])).toBe(true);
      expect(rows.every(({ grade }, row) => grade !== 0 || !escalated[row])).toBe(true);
    }),
  );
});

test("oracle escalates a time-critical report exactly where the share of reports so far allows one more", () => {
  fc.assert(
    fc.property(reports, share, (rows, budget) => {
      const decisions = triaged(createOracleTriage({ share: budget }), [viewOf(rows)]);
      let escalated = 0;
      rows.forEach(({ grade }, row) => {
        const left = budget * (row + 1) - escalated - 1;
        if (grade === 1 && Math.abs(left) > slack) expect(decisions[row]?.escalate).toBe(left > 0 ? 1 : 0);
        escalated += decisions[row]?.escalate ?? 0;
      });
    }),
  );
});

test("oracle is never above its share where nothing is imminent", () => {
  fc.assert(
    fc.property(reports, share, (rows, budget) => {
      const calm = rows.map((report) => ({ ...report, grade: Math.min(1, report.grade ?? 0) }));
      const decisions = triaged(createOracleTriage({ share: budget }), [viewOf(calm)]);
      const escalated = decisions.filter(({ escalate }) => escalate === 1).length;
      expect(escalated).toBeLessThanOrEqual(budget * rows.length + slack);
    }),
  );
});

test("oracle refers what is urgent or actionable, in order of grade", () => {
  fc.assert(
    fc.property(reports, share, (rows, budget) => {
      const decisions = triaged(createOracleTriage({ share: budget }), [viewOf(rows)]);
      rows.forEach(({ grade = 0, actionable }, row) => {
        const isReferral = grade > 0 || actionable === 1;
        const decision = decisions[row];
        expect(decision?.disposition).toBe(isReferral ? 1 : 2);
        expect(decision?.score).toBe(grade);
        expect(decision?.priority).toBe(decision?.escalate === 1 ? 1 : grade > 0 ? 2 : isReferral ? 3 : 4);
      });
    }),
  );
});

test("oracle says the same in slices as in one call", () => {
  fc.assert(
    fc.property(reports, share, fc.integer({ min: 1, max: 9 }), (rows, budget, most) => {
      const sliced = triaged(createOracleTriage({ share: budget }), viewsOf(rows, most));
      expect(sliced).toEqual(triaged(createOracleTriage({ share: budget }), [viewOf(rows)]));
    }),
  );
});

test("oracle dedup joins the reports of an event, and nothing else", () => {
  fc.assert(
    fc.property(reports, fc.integer({ min: 1, max: 9 }), (rows, most) => {
      const reference = createOracleDedup({}, referenceContext());
      const bundleOf = rows.map((_, row) => row);
      for (const view of viewsOf(rows, most)) {
        reference.dedup(view, {
          ...linkRecorder(),
          link(later, earlier) {
            bundleOf[later] = bundleOf[earlier] ?? earlier;
          },
        });
      }
      expect(bundleOf).toEqual(rows.map(({ event }) => rows.findIndex((other) => other.event === event)));
    }),
  );
});
