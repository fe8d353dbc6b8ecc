import { allocateColumns } from "@tipbench/columns";
import type { Handled } from "@tipbench/floor";
import { createRunTruth } from "@tipbench/scoring";
import { type AssessmentColumns, assessmentColumns } from "@tipbench/vocabulary";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fillAssessment } from "../../src/replication/assessment-items.kernel.ts";

const agencies = 4;
const rows = 20;
const [types, homes] = [8, 5];
const names = Object.keys(assessmentColumns) as (keyof AssessmentColumns)[];

const fact = fc.record({
  providerClass: fc.nat(11),
  type: fc.nat(types - 1),
  home: fc.nat(homes - 1),
  receivedAt: fc.integer({ min: -86_400, max: 86_400 }),
  files: fc.nat(127),
  unviewed: fc.nat(1),
  /** In seconds after receipt; a provider may keep data for thousands of years. */
  expiry: fc.oneof(fc.nat(10_000_000), fc.constant(1e12)),
});
const item = fc.record({
  row: fc.nat(rows - 1),
  agency: fc.nat(agencies - 1),
  /** Seconds after receipt. */
  after: fc.double({ min: 0, max: 1e7, noNaN: true }),
  wait: fc.double({ min: 0, max: 1e7, noNaN: true }),
  priority: fc.integer({ min: 1, max: 4 }),
  urgent: fc.nat(1),
});
const agency = fc.record({ kind: fc.nat(3), open: fc.nat(500), capacity: fc.nat(500) });

test("the columns of an item are what the report, the agency and the delivery say", () => {
  const facts = fc.array(fact, { minLength: rows, maxLength: rows });
  const desks = fc.array(agency, { minLength: agencies, maxLength: agencies });
  fc.assert(
    fc.property(facts, desks, fc.array(item, { maxLength: 40, size: "max" }), (of, at, items) => {
      const truth = createRunTruth(rows);
      of.forEach((one, row) => {
        truth.cell[row] = (one.providerClass * types + one.type) * homes + one.home;
        truth.receivedAtSeconds[row] = one.receivedAt;
        truth.files[row] = one.files + 128 * one.unviewed;
      });
      const receivedAt = (row: number): number => of[row]?.receivedAt ?? 0;
      const expiryOf = (row: number): number => receivedAt(row) + (of[row]?.expiry ?? 0);
      const handled: Handled = {
        count: items.length,
        row: Uint32Array.from(items, ({ row }) => row),
        agency: Uint16Array.from(items, (one) => one.agency),
        at: Float64Array.from(items, ({ row, after }) => receivedAt(row) + after),
        waitSeconds: Float64Array.from(items, ({ wait }) => wait),
        priority: Uint8Array.from(items, ({ priority, urgent }) => priority + 16 * urgent),
      };
      const out = allocateColumns(assessmentColumns, names, { reports: items.length, files: 0 });
      const known = {
        kind: Uint8Array.from(at, ({ kind }) => kind),
        openCases: Uint32Array.from(at, ({ open }) => open),
        caseCapacity: Uint32Array.from(at, ({ capacity }) => capacity),
        seen: new Uint32Array(agencies),
      };
      for (const name of names) fillAssessment[name](handled, { truth, types, homes, expiryOf }, known, out);
      items.forEach((one, place) => {
        const time = receivedAt(one.row) + one.after;
        const row = Object.fromEntries(names.map((name) => [name, out[name][place]]));
        expect(row).toEqual({
          bundleRow: one.row,
          agency: one.agency,
          agencyKind: at[one.agency]?.kind,
          priority: one.priority,
          urgent: one.urgent,
          incidentType: of[one.row]?.type,
          fileCount: of[one.row]?.files,
          unviewedFiles: of[one.row]?.unviewed,
          waitSeconds: Math.floor(one.wait),
          ageSeconds: Math.floor(time - receivedAt(one.row)),
          secondsToExpiry: Math.min(2_147_483_647, Math.floor(expiryOf(one.row) - time)),
          openCases: at[one.agency]?.open,
          caseCapacity: at[one.agency]?.capacity,
          place: items.slice(0, place).filter((earlier) => earlier.agency === one.agency).length,
        });
      });
    }),
  );
});
