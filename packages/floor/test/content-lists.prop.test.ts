import fc from "fast-check";
import { expect, test } from "vitest";
import { ContentLists } from "../src/content-lists.ts";

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
      const contents = new ContentLists();
      const last = new Map<number, number[]>();
      for (const { item, contents: list } of given) {
        contents.set(item, list);
        last.set(item, [...list]);
        list.fill(7);
      }
      for (const [item, list] of last) {
        expect([...contents.of(item)]).toEqual(list);
        expect(contents.countOf(item)).toBe(list.length);
      }
    }),
  );
});
