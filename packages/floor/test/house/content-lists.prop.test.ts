import fc from "fast-check";
import { expect, test } from "vitest";
import { contentLists, contentOf, pushContents, setContents } from "../../src/house/content-lists.kernel.ts";
import { numberList, numbersOf } from "../../src/house/number-list.ts";

const lists = fc.array(
  fc.record({
    item: fc.oneof(fc.nat(5), fc.nat(500)),
    contents: fc.uint32Array({ maxLength: 63 }),
  }),
  { maxLength: 30 },
);

test("every item has the contents that it was given last", () => {
  fc.assert(
    fc.property(lists, (given) => {
      const contents = contentLists();
      const last = new Map<number, number[]>();
      for (const { item, contents: list } of given) {
        setContents(contents, item, list, list.length);
        last.set(item, [...list]);
        list.fill(7);
      }
      for (const [item, list] of last) {
        const pushed = numberList();
        expect(pushContents(contents, item, pushed)).toBe(list.length);
        expect([...numbersOf(pushed)]).toEqual(list);
        expect(contents.counts[item]).toBe(list.length);
        expect(list.map((_, place) => contentOf(contents, item, place))).toEqual(list);
      }
    }),
  );
});
