import { linkRecorder, testContext } from "@tipbench/stage-kit/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createExactHash } from "../src/dedup-exact-hash.ts";
import { linkSameKeys } from "../src/same-keys.kernel.ts";
import { windowTable } from "../src/window-table.kernel.ts";
import { type HashedReport, type ScanLimits, scanBack } from "./scan-back.ts";

const day = 86_400;
const never = -1;

/** Reports in order of receipt from the warm-up on, some seconds apart; values from few, so that they meet again. */
function reportStreams(most: number, hashes: number, [min, max]: [number, number]): fc.Arbitrary<HashedReport[]> {
  const report = fc.record({ gap: fc.integer({ min, max }), hash: fc.nat(hashes), key: fc.nat(3) });
  return fc.array(report, { maxLength: most, size: "max" }).map((reports) => {
    let at = -3 * day;
    return reports.map(({ gap, hash, key }) => {
      at += gap;
      return { at, hash, key };
    });
  });
}

function columnsOf(reports: readonly HashedReport[]) {
  return {
    primaryHash: Uint32Array.from(reports, ({ hash }) => hash),
    receivedAtSeconds: Int32Array.from(reports, ({ at }) => at),
    provider: Uint8Array.from(reports, ({ key }) => key),
    accountKey: Uint32Array.from(reports, ({ key }) => key),
  };
}

function linksOfStage(reports: readonly HashedReport[], options: Parameters<typeof createExactHash>[0]) {
  const stage = createExactHash(options, testContext({ expectedReports: reports.length }));
  const out = linkRecorder();
  const batch = { firstRow: 0, rows: reports.length, columns: columnsOf(reports), fileOffsets: new Uint32Array(0) };
  stage.dedup(batch, out);
  return out.links.map(([later, earlier]) => [later, earlier]);
}

test.each([
  { scope: "provider", missingKey: never },
  { scope: "account", missingKey: 0 },
] as const)(
  "exact-hash by $scope links what a scan back through all earlier reports links",
  ({ scope, missingKey }) => {
    const settings = fc.record({ days: fc.constantFrom(0.02, 1, 5, 30), maxSize: fc.integer({ min: 2, max: 6 }) });
    fc.assert(
      fc.property(reportStreams(80, 4, [0, day]), settings, (reports, { days, maxSize }) => {
        const expected = scanBack(reports, { windowSeconds: days * day, maxSize, missingKey });
        expect(linksOfStage(reports, { days, scope, maxSize })).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  },
);

/** The kernel's links over a table for as few entries as there are. */
function linksOfSmallTable(reports: readonly HashedReport[], { missingKey, ...limits }: ScanLimits) {
  const table = windowTable(1);
  const { primaryHash: marks, receivedAtSeconds: receivedAt, accountKey: keys } = columnsOf(reports);
  const out = linkRecorder();
  const tick = { firstRow: 0, rows: reports.length, marks, keys, missingKey, receivedAt };
  linkSameKeys(table, limits, tick, out);
  return { links: out.links.map(([later, earlier]) => [later, earlier]), table };
}

test("a table that was cleaned many times links what a scan back links", () => {
  const limits = { windowSeconds: 2 * day, maxSize: 4, missingKey: never };
  fc.assert(
    fc.property(reportStreams(1600, 2000, [400, 1600]), fc.nat(0xffff), (reports, salt) => {
      const salted = reports.map(({ at, hash, key }) => ({ at, hash: Math.imul(hash, 2 * salt + 1) >>> 0, key }));
      expect(linksOfSmallTable(salted, limits).links).toEqual(scanBack(salted, limits));
    }),
    { numRuns: 20 },
  );
});

test("no link joins two different files, or one file of two providers", () => {
  fc.assert(
    fc.property(reportStreams(300, 1000, [0, 1000]), (reports) => {
      const joined = linksOfStage(reports, { days: 30, scope: "provider", maxSize: 1000 });
      for (const [later = -1, earlier = -1] of joined) {
        expect([reports[later]?.hash, reports[later]?.key]).toEqual([reports[earlier]?.hash, reports[earlier]?.key]);
      }
    }),
  );
});
