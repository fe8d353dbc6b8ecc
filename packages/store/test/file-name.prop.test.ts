import fc from "fast-check";
import { expect, test } from "vitest";
import { fileName } from "../src/file-name.ts";

test("Different names are different files, and none is hidden or has a folder", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(fileName(a)).toMatch(/^[A-Za-z0-9_%-][A-Za-z0-9_.%-]*$/);
      expect(fileName(a) === fileName(b)).toBe(a === b);
    }),
  );
});
