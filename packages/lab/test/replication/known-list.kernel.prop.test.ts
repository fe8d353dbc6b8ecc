import { keyOf } from "@tipbench/random";
import { type Chunk, chunkMemory, chunkOver } from "@tipbench/world";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addKnown,
  createKnownList,
  fillMatchFrequent,
  fillMatchKnown,
  type ListGrowth,
  unknownContents,
} from "../../src/replication/known-list.kernel.ts";

const contents = 30;
interface File {
  readonly content: number;
  readonly openable: number;
}
const file: fc.Arbitrary<File> = fc.record({ content: fc.nat(contents - 1), openable: fc.nat(1) });
const reports = fc.array(fc.array(file, { maxLength: 6 }), { minLength: 1, maxLength: 40, size: "max" });
const known = fc.uniqueArray(fc.nat(contents - 1));

/** A chunk that holds these reports' files. */
function chunkOf(rows: readonly (readonly File[])[]): Chunk {
  const files = rows.flat();
  const chunk = chunkOver(chunkMemory({ ticks: 1, reports: rows.length, files: files.length }, []));
  let end = 0;
  rows.forEach((own, row) => {
    end += own.length;
    chunk.fileOffsets[row + 1] = end;
  });
  chunk.content.set(files.map(({ content }) => content));
  chunk.openable.set(files.map(({ openable }) => openable));
  chunk.rows = rows.length;
  return chunk;
}

const key = keyOf("labelled contents", "memory");
const remembered: ListGrowth = { key, forgottenShare: 0 };

function listOf(numbers: readonly number[]) {
  const list = createKnownList(contents);
  addKnown(list, Uint32Array.from(numbers), remembered);
  return list;
}

test("unknown contents are those of the row that are not on the list and may be opened, in their order; known ones are counted", () => {
  fc.assert(
    fc.property(reports, known, fc.nat(1), (rows, numbers, opensAll) => {
      const [chunk, list] = [chunkOf(rows), listOf(numbers)];
      rows.forEach((own, row) => {
        const open = own.filter(({ openable }) => openable === 1 || opensAll === 1).map(({ content }) => content);
        const expected = open.filter((content) => !numbers.includes(content));
        const out = new Uint32Array(own.length);
        const found = unknownContents(list, chunk, row, opensAll, out);
        expect([...out.subarray(0, found & 255)]).toEqual(expected);
        expect(found >>> 8).toBe(open.length - expected.length);
      });
    }),
  );
});

test("a share of what is added is forgotten, the same contents in whatever order and company", () => {
  const many = Uint32Array.from({ length: 20_000 }, (_, content) => content);
  const bitsOf = (numbers: Uint32Array, forgottenShare: number) => {
    const list = createKnownList(many.length);
    addKnown(list, numbers, { key, forgottenShare });
    return list.bits;
  };
  const isOn = (bits: Uint8Array) => many.filter((content) => ((bits[content >>> 3] ?? 0) >>> (content & 7)) & 1);
  const [few, half] = [isOn(bitsOf(many, 0.75)), isOn(bitsOf(many, 0.5))];
  expect(Math.abs(half.length / many.length - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / many.length));
  expect(few.every((content) => half.includes(content))).toBe(true);
  expect(bitsOf(many.toReversed(), 0.5)).toEqual(bitsOf(many, 0.5));
  expect(isOn(bitsOf(many, 1))).toHaveLength(0);
  expect(isOn(bitsOf(many, 0))).toEqual(many);
});

test("matchKnown counts the files of each row on the list", () => {
  fc.assert(
    fc.property(reports, known, fc.nat(40), (rows, numbers, start) => {
      const from = Math.min(start, rows.length);
      const out = new Uint8Array(rows.length - from);
      fillMatchKnown(listOf(numbers), chunkOf(rows), from, rows.length, out);
      const expected = rows.slice(from).map((own) => own.filter(({ content }) => numbers.includes(content)).length);
      expect([...out]).toEqual(expected);
    }),
  );
});

test("a list grows by what is added, and by nothing else", () => {
  fc.assert(
    fc.property(known, known, reports, (before, more, rows) => {
      const [twice, once] = [listOf(before), listOf([...before, ...more])];
      addKnown(twice, Uint32Array.from(more), remembered);
      expect(twice.bits).toEqual(once.bits);
      const out = new Uint8Array(rows.length);
      fillMatchKnown(twice, chunkOf(rows), 0, rows.length, out);
      const all = new Set([...before, ...more]);
      expect([...out]).toEqual(rows.map((own) => own.filter(({ content }) => all.has(content)).length));
    }),
  );
});

test("matchFrequent counts the earlier rows with the same first content, in any cut", () => {
  fc.assert(
    fc.property(reports, fc.nat(40), (rows, cut) => {
      const [chunk, sightings] = [chunkOf(rows), new Uint8Array(contents)];
      const middle = Math.min(cut, rows.length);
      const out = [new Uint8Array(middle), new Uint8Array(rows.length - middle)] as const;
      fillMatchFrequent(sightings, chunk, 0, middle, out[0]);
      fillMatchFrequent(sightings, chunk, middle, rows.length, out[1]);
      const firsts = rows.map(([first]) => first?.content);
      const expected = firsts.map((content, row) =>
        content === undefined ? 0 : firsts.slice(0, row).filter((earlier) => earlier === content).length,
      );
      expect([...out[0], ...out[1]]).toEqual(expected);
    }),
  );
});

test("counts end at 255", () => {
  const same = { content: 7, openable: 1 };
  const [chunk, sightings] = [chunkOf(Array.from({ length: 300 }, () => [same])), new Uint8Array(contents)];
  const out = new Uint8Array(300);
  fillMatchFrequent(sightings, chunk, 0, 300, out);
  expect([...out.subarray(253)]).toEqual([253, 254, ...Array.from({ length: 45 }, () => 255)]);
});
