import fc from "fast-check";
import { expect, test } from "vitest";
import {
  countByTick,
  countFiles,
  fallingRows,
  fillFileOfTick,
  largestOf,
  otherCounts,
  otherRows,
  repeatedValues,
} from "../../src/recording/scanned-rows.kernel.ts";

const value = fc.oneof(fc.integer({ min: -9, max: 30 }), fc.constantFrom(Number.NaN, -Infinity, Infinity));
const values = fc.array(value, { maxLength: 30 });
const largest = (all: readonly number[], before: number): number => Math.max(before, ...all.filter(Number.isFinite));

/** Holds the first rows that a kernel writes, and their number, to those that are expected. */
function expectRows(found: number, first: Uint32Array, expected: readonly number[]): void {
  expect(found).toBe(expected.length);
  expect([...first.subarray(0, expected.length)]).toEqual(expected.slice(0, first.length));
}

test("the largest value passes over what is no number", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -5, max: 9 }), (all, before) => {
      expect(largestOf(Float64Array.from(all), before)).toBe(largest(all, before));
    }),
  );
});

test("rows fall that are not a step above all before them", () => {
  fc.assert(
    fc.property(values, fc.constantFrom(-Infinity, -1, 5), fc.nat(1), (all, before, step) => {
      const isFalling = (one: number, row: number): boolean =>
        Number.isFinite(one) && one < largest(all.slice(0, row), before) + step;
      const first = new Uint32Array(3);
      const found = fallingRows(Float64Array.from(all), before, step, first);
      expectRows(
        found,
        first,
        all.flatMap((one, row) => (isFalling(one, row) ? [row] : [])),
      );
    }),
  );
});

test("times are counted by tick, and those outside are told", () => {
  fc.assert(
    fc.property(values, (all) => {
      const counts = new Uint32Array(4);
      const first = new Uint32Array(3);
      const found = countByTick(Float64Array.from(all), { firstSecond: -4, tickSeconds: 5, counts }, first);
      const ticks = all.map((second) => Math.floor((second + 4) / 5));
      const isOutside = (tick: number): boolean => Number.isFinite(tick) && !(tick >= 0 && tick < 4);
      expect([...counts]).toEqual([0, 1, 2, 3].map((tick) => ticks.filter((one) => one === tick).length));
      expectRows(
        found,
        first,
        ticks.flatMap((tick, row) => (isOutside(tick) ? [row] : [])),
      );
    }),
  );
});

test("repeated values are counted, each shown once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 }), (all) => {
      const sorted = Uint32Array.from(all).sort();
      const repeated = [...new Set(sorted)].filter((one) => all.indexOf(one) !== all.lastIndexOf(one));
      const out = new Uint32Array(3);
      expect(repeatedValues(sorted, out)).toBe(all.length - new Set(all).size);
      expect([...out].filter((one) => one > 0)).toEqual(repeated.slice(0, 3));
    }),
  );
});

const reports = fc.array(fc.record({ gap: fc.nat(2), files: fc.nat(5), said: fc.nat(5) }), { maxLength: 20 });

test("files are counted by report, however the table is cut, and those that fit none are told", () => {
  fc.assert(
    fc.property(reports, fc.integer({ min: 1, max: 7 }), fc.boolean(), (all, cut, isSaid) => {
      const reportRow = Uint32Array.from(all, (_, at) =>
        all.slice(0, at + 1).reduce((row, { gap }) => row + 1 + gap, 0),
      );
      const rows = all.flatMap(({ files }, at) => new Array<number>(files).fill(reportRow[at] ?? 0));
      const strays = [0, ...rows, 99];
      const counted = { reportRow, counts: new Uint16Array(all.length), most: 3, report: 0 };
      const out = new Uint32Array(2);
      let told = 0;
      for (let at = 0; at < strays.length; at += cut) {
        told += countFiles(Float64Array.from(strays.slice(at, at + cut)), counted, out);
      }
      expect(told).toBe(2);
      expect([...counted.counts]).toEqual(all.map(({ files }) => Math.min(4, files)));
      const said = Uint32Array.from(isSaid ? all : [], (one) => one.said);
      const isOther = (files: number, report: number): boolean => files > 3 || (isSaid && files !== said[report]);
      expectRows(
        otherCounts(counted, said, out),
        out,
        all.flatMap(({ files }, report) => (isOther(Math.min(4, files), report) ? [report] : [])),
      );
    }),
  );
});

test("the first files of ticks follow from those of reports", () => {
  const out = new Uint32Array(4);
  fillFileOfTick(Uint16Array.of(2, 0, 3, 1), Uint32Array.of(0, 1, 1, 4), out);
  expect([...out]).toEqual([0, 2, 2, 6]);
});

test("rows of the truth are told that are not those of the reports, and those beyond them", () => {
  const out = new Uint32Array(3);
  expectRows(otherRows(Float64Array.of(4, 5, 7, 8), Uint32Array.of(3, 4, 5, 6), 1, out), out, [2, 3]);
});
