import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { floorParameters } from "../../src/house/parameters.ts";

const page = readFileSync(new URL("../../../../docs/background/floor.md", import.meta.url), "utf8").replaceAll(
  /\s+/g,
  " ",
);

test("the page of the floor has every assumed number, with its value and range, and names every other one", () => {
  const written = Object.entries(floorParameters).map(([name, { value, range, source }]) =>
    source === "assumed" ? `\`${name}\` ${value} [${range?.join(", ")}]` : `\`${name}\``,
  );
  expect(written.length).toBeGreaterThan(40);
  expect(written.filter((text) => !page.includes(text))).toEqual([]);
});
