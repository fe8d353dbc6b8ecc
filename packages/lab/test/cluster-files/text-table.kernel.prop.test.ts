import fc from "fast-check";
import { expect, test } from "vitest";
import { addText, codeOfText, createTextTable, textOf, textOrder } from "../../src/cluster-files/text-table.kernel.ts";

const encoder = new TextEncoder();

function tableOf(texts: readonly string[]) {
  const table = createTextTable();
  const codes = texts.map((text) => {
    const bytes = encoder.encode(text);
    return addText(table, bytes, 0, bytes.length);
  });
  return { table, codes };
}

test("A text has the code of its first occurrence among distinct ones, and comes back by it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), fc.string({ unit: "binary" }), (texts, asked) => {
      const distinct = [...new Set(texts)];
      const { table, codes } = tableOf(texts);
      expect(codes).toEqual(texts.map((text) => distinct.indexOf(text)));
      expect(distinct.map((_, code) => textOf(table, code))).toEqual(distinct);
      const bytes = encoder.encode(asked);
      expect(codeOfText(table, bytes, 0, bytes.length)).toBe(distinct.indexOf(asked));
    }),
    { numRuns: 50 },
  );
});

test("Thousands of texts keep their codes while the table grows", () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `record ${i}`);
  const { table, codes } = tableOf([...texts, ...texts]);
  expect(table.count).toBe(20_000);
  expect(codes).toEqual([...texts.keys(), ...texts.keys()]);
});

test("The order of texts does not depend on the order in which they were added", () => {
  const texts = fc.uniqueArray(fc.string(), { maxLength: 50 });
  fc.assert(
    fc.property(texts, (given) => {
      const ordered = (of: readonly string[]): string[] => {
        const { table } = tableOf(of);
        return Array.from(textOrder(table), (code) => textOf(table, code));
      };
      expect(ordered(given.toReversed())).toEqual(ordered(given));
      expect(ordered(given).toSorted()).toEqual(given.toSorted());
    }),
    { numRuns: 20 },
  );
});
