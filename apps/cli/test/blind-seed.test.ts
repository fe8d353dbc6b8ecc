import { expect, test } from "vitest";
import { blindSeed } from "../src/blind-seed.ts";

test("a blind seed has 256 bits, and is another each time", () => {
  const seeds = Array.from({ length: 100 }, blindSeed);
  for (const seed of seeds) expect(seed).toMatch(/^blind-[0-9a-f]{64}$/);
  expect(new Set(seeds).size).toBe(100);
});
