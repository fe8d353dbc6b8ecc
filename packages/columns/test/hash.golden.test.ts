import { expect, test } from "vitest";
import { addToHash, emptyHash, hashText } from "../src/index.ts";

test("hashes stay what they were", () => {
  const hash = emptyHash();
  expect(hashText(hash)).toBe("811c9dc53c6ef372");
  addToHash(hash, Uint8Array.of(0, 1, 255), 0, 3);
  expect(hashText(hash)).toMatchInlineSnapshot(`"afaf581ff8c47d76"`);
  addToHash(hash, Int32Array.of(-86_400, 0, 31_535_999), 0, 3);
  expect(hashText(hash)).toMatchInlineSnapshot(`"c103eb587417cce8"`);
  addToHash(hash, Uint32Array.of(0xffffffff, 0xf0001001), 0, 2);
  expect(hashText(hash)).toMatchInlineSnapshot(`"39a33cecb200adf8"`);
});
