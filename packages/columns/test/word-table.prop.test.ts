import fc from "fast-check";
import { expect, test } from "vitest";
import { addWord, removeWord, wordOf, wordTable } from "../src/word-table.kernel.ts";

/** Few homes for many keys, so that they push each other away, also over the end of the table. */
const keys = fc.oneof(
  fc.nat(12),
  fc.integer({ min: 0, max: 3 }).map((times) => 64 * times + 63),
  fc.nat(0xfffffffe),
);
const deeds = fc.array(fc.record({ key: keys, word: fc.nat(0xfffffffe) }), { maxLength: 200 });

test("a table says of every key what a map says", () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const table = wordTable(2);
      const map = new Map<number, number>();
      for (const { key, word } of list) {
        if (map.delete(key)) removeWord(table, key);
        else {
          map.set(key, word);
          addWord(table, key, word);
        }
        for (const each of list) expect(wordOf(table, each.key)).toBe(map.get(each.key) ?? -1);
        expect(table.count).toBe(map.size);
      }
    }),
  );
});
