import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drawUniform } from "@tipbench/random";
import { testContext } from "@tipbench/stage-kit/testing";
import { expect, test } from "vitest";
import { helloOf } from "../src/wire/protocol.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/reference/stage-protocol.md"), "utf8");

/** A key as 16 hexadecimal digits. */
const keyOf = (hex: string) => {
  const word = (from: number): number => Number.parseInt(hex.slice(from, from + 8), 16) | 0;
  return { a: word(0), b: word(8) };
};

test("the draws that the protocol's page shows are those of its key", () => {
  const [, hex = ""] = /"drawKey": "([0-9a-f]{16})"/.exec(page) ?? [];
  const shown = Array.from(page.matchAll(/`uniform\((\d+), (\d+)\)` is ([\d.e-]+\d)/g), ([, ...found]) =>
    found.map(Number),
  );
  expect(shown).toHaveLength(2);
  for (const [id = 0, index = 0, value] of shown) expect(drawUniform(keyOf(hex), id, index)).toBe(value);
});

test("the key that is sent is the one that the stage draws under here", () => {
  const context = testContext();
  const { drawKey } = helloOf("triage", {}, "jsonl", context);
  expect(drawUniform(keyOf(drawKey), 12, 3)).toBe(context.uniform(12, 3));
});
