import { InvariantError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { documentHash, renderCompact, renderDocument } from "../src/document.ts";

test("A document's hash knows values and the order of lists, not the order of keys", () => {
  const hash = documentHash({ a: [1, { b: null, c: "x" }], d: true });
  expect(documentHash({ d: true, a: [1, { c: "x", b: null }] })).toBe(hash);
  expect(documentHash({ a: [{ b: null, c: "x" }, 1], d: true })).not.toBe(hash);
  expect(documentHash({ a: [1, { b: 0, c: "x" }], d: true })).not.toBe(hash);
  expect(documentHash(JSON.parse(renderDocument({ a: [1, { b: null, c: "x" }], d: true })))).toBe(hash);
});

test("A number that JSON would turn into null is refused", () => {
  expect(() => renderDocument({ share: Number.NaN })).toThrow('A document holds NaN under "share"');
  expect(() => documentHash([Number.POSITIVE_INFINITY])).toThrow(InvariantError);
});

test("A compact document has its lists of numbers on one line each, and says the same", () => {
  const document = {
    text: "[\n 1,\n 2 ]",
    empty: [],
    days: [1, -2, 3.5, 1e21],
    lists: [[1], [2, 3]],
    words: ["1", "2"],
  };
  const text = renderCompact(document);
  expect(JSON.parse(text)).toEqual(document);
  expect(text).toContain('"days": [1, -2, 3.5, 1e+21],\n');
  expect(text).toContain("[2, 3]");
});
