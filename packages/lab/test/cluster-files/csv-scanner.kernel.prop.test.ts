import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvRecord, endScan, scanBytes, startScan } from "../../src/cluster-files/csv-scanner.kernel.ts";

const cell = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", " ", "\r"), maxLength: 6 });
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** A CR at the end of a field may stand before a line feed. */
const isPlain = (text: string): boolean => text !== "" && !/[,"\n]|\r$/.test(text);

/** Records of a file cut into pieces, as [line, fields, first, second]. */
function recordsOf(text: string, cut: number): (readonly [number, number, string, string])[] {
  const found: (readonly [number, number, string, string])[] = [];
  const decoder = new TextDecoder();
  const take = ({ line, fields, bytes, ends: [a = 0, b = 0], isMisquoted }: CsvRecord): void => {
    expect(isMisquoted).toBe(false);
    found.push([line, fields, decoder.decode(bytes.subarray(0, a)), decoder.decode(bytes.subarray(a, b))]);
  };
  const scan = startScan();
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += cut) scanBytes(scan, bytes.subarray(from, from + cut), take);
  endScan(scan, take);
  return found;
}

test("Fields come back as they were written, with the line of their record, however the file is cut", () => {
  const file = fc.record({
    rows: fc.array(fc.tuple(cell, cell, fc.boolean())),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    hasEnd: fc.boolean(),
    cut: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(file, ({ rows, lineEnd, hasEnd, cut }) => {
      const written = rows.map(([a, b, isQuoted]) =>
        [a, b].map((text) => (isQuoted || !isPlain(text) ? quoted(text) : text)).join(","),
      );
      const text = written.join(lineEnd) + (hasEnd ? lineEnd : "");
      const lineOf = (row: number): number =>
        [...written.slice(0, row).join("\n")].filter((c) => c === "\n").length + (row > 0 ? 2 : 1);
      expect(recordsOf(text, cut)).toEqual(rows.map(([a, b], row) => [lineOf(row), 2, a, b]));
    }),
  );
});

test("Empty lines are no records, and lines are counted all the same", () => {
  expect(recordsOf("\n\r\na,b\n\nc,d,e", 3)).toEqual([
    [3, 2, "a", "b"],
    [5, 3, "c", "d"],
  ]);
});

test("A CR that no line feed follows is a letter, however the file is cut, but for one at the very end", () => {
  for (const cut of [1, 2, 3, 100]) {
    expect(recordsOf('a\rb,c\r\r\nab,\rd\r,"e\r"\r\nf,g\r', cut)).toEqual([
      [1, 2, "a\rb", "c\r"],
      [2, 3, "ab", "\rd\r"],
      [3, 2, "f", "g"],
    ]);
  }
});
