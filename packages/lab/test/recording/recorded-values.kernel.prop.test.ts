import fc from "fast-check";
import { expect, test } from "vitest";
import {
  faultyRows,
  fillCodes,
  fillFileCounts,
  fillLookedUp,
  fillNumbers,
  fillOffsets,
  fillRecordedOpenable,
  tallyFiles,
} from "../../src/recording/recorded-values.kernel.ts";

const value = fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom(Number.NaN, -Infinity, 0.5, 4294967295));
const values = fc.array(value, { maxLength: 30 });

test("faulty rows are those whose value may not stand there", () => {
  fc.assert(
    fc.property(values, fc.nat(3), fc.integer({ min: 3, max: 9 }), fc.nat(1), (all, least, most, mayMiss) => {
      const isFine = (one: number): boolean =>
        Number.isNaN(one) ? mayMiss === 1 : Number.isInteger(one) && one >= least && one <= most;
      const expected = all.flatMap((one, row) => (isFine(one) ? [] : [row]));
      const first = new Uint32Array(3);
      expect(faultyRows(Float64Array.from(all), least, most, mayMiss, first)).toBe(expected.length);
      expect([...first.subarray(0, expected.length)]).toEqual(expected.slice(0, 3));
    }),
  );
});

test("codes are the numbers, or those of labels, from a place on", () => {
  const place = fc.oneof(fc.nat(4), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), fc.nat(5), fc.nat(9), (all, at, missing) => {
      const codes = Float64Array.of(9, 7, 5, 3, 1);
      const [numbers, labels] = [new Uint32Array(at + all.length), new Uint32Array(at + all.length)];
      fillCodes(Float64Array.from(all), null, missing, at, numbers);
      fillCodes(Float64Array.from(all), codes, missing, at, labels);
      expect([...numbers.subarray(at)]).toEqual(all.map((one) => (Number.isNaN(one) ? missing : one)));
      expect([...labels.subarray(at)]).toEqual(all.map((one) => (Number.isNaN(one) ? missing : codes[one])));
      expect([...numbers.subarray(0, at)]).toEqual(new Array(at).fill(0));
    }),
  );
});

const reports = fc.array(fc.record({ gap: fc.nat(3), files: fc.nat(4) }), { maxLength: 20 });

test("files begin where those of the reports before end", () => {
  fc.assert(
    fc.property(reports, (all) => {
      let row = 0;
      const numbered = all.map(({ gap, files }) => {
        row += 1 + gap;
        return { row, files };
      });
      const fileRow = Uint32Array.from(numbered.flatMap(({ row: of, files }) => new Array<number>(files).fill(of)));
      const out = new Uint32Array(all.length + 1);
      fillOffsets(
        Uint32Array.from(numbered, (one) => one.row),
        all.length,
        fileRow,
        fileRow.length,
        out,
      );
      const ends = all.map((_, at) => all.slice(0, at + 1).reduce((sum, { files }) => sum + files, 0));
      expect([...out]).toEqual([0, ...ends]);
    }),
  );
});

test("files may be opened that were sent, and viewed or public", () => {
  const file = fc.record({ viewed: fc.nat(2), open: fc.nat(2) });
  const report = fc.record({ hashOnly: fc.nat(1), files: fc.array(file, { maxLength: 4 }) });
  fc.assert(
    fc.property(fc.array(report, { maxLength: 20 }), (all) => {
      const files = all.flatMap((one) => one.files.map((each) => ({ ...each, hashOnly: one.hashOnly })));
      const offsets = Uint32Array.from([
        0,
        ...all.map((_, at) => all.slice(0, at + 1).flatMap((one) => one.files).length),
      ]);
      const out = new Uint8Array(files.length);
      const hashOnly = Uint8Array.from(all, (one) => one.hashOnly);
      const viewed = Uint8Array.from(files, (one) => one.viewed);
      const open = Uint8Array.from(files, (one) => one.open);
      fillRecordedOpenable(offsets, hashOnly, viewed, open, all.length, out);
      expect([...out]).toEqual(files.map((one) => Number(one.hashOnly === 0 && (one.viewed === 2 || one.open === 2))));
    }),
  );
});

test("numbers follow each other", () => {
  const out = new Uint32Array(3);
  fillNumbers(7, 3, out);
  expect([...out]).toEqual([7, 8, 9]);
});

test("what is looked up is 0 where the table ends, and files are counted from their offsets", () => {
  const [looked, counted] = [new Uint8Array(3), new Uint8Array(3)];
  fillLookedUp(Uint8Array.of(9, 8), Uint8Array.of(1, 2, 0), 3, looked);
  fillFileCounts(Uint32Array.of(0, 2, 2, 5), 3, counted);
  expect([[...looked], [...counted]]).toEqual([
    [8, 0, 9],
    [2, 0, 3],
  ]);
});

test("files of a content that was seen are not new, whatever row they stand in", () => {
  const row = fc.array(fc.record({ content: fc.nat(20), kind: fc.nat(2) }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.nat(3), (all, from) => {
      const files = all.flat();
      const fileOffsets = Uint32Array.from([0, ...all.map((_, at) => all.slice(0, at + 1).flat().length)]);
      const chunk = { content: Uint32Array.from(files, ({ content }) => content), fileOffsets, rows: all.length };
      const tallies = {
        files: new Float64Array(3),
        exactUnique: new Float64Array(3),
        perceptuallyUnique: null,
        reportsWithExactUnique: 0,
        reportsWithPerceptuallyUnique: 0,
      };
      const kinds = Uint8Array.from(files, ({ kind }) => kind);
      tallyFiles(chunk, from, kinds, { tallies, seen: new Uint8Array(3) });
      const counted = all.slice(from).flat();
      const isNew = (at: number): boolean => counted.findIndex((one) => one.content === counted[at]?.content) === at;
      const before = (at: number): number => all.slice(from, from + at).flat().length;
      expect([...tallies.files]).toEqual([0, 1, 2].map((kind) => counted.filter((one) => one.kind === kind).length));
      expect([...tallies.exactUnique]).toEqual(
        [0, 1, 2].map((kind) => counted.filter((one, at) => one.kind === kind && isNew(at)).length),
      );
      expect(tallies.reportsWithExactUnique).toBe(
        all.slice(from).filter((own, at) => own.some((_, file) => isNew(before(at) + file))).length,
      );
    }),
  );
});
