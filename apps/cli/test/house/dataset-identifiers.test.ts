import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { houseRoot } from "./copied-house.ts";
import { findForbidden } from "./reserved-ranges.ts";

const datasets = join(houseRoot, "datasets");
const files = readdirSync(datasets, { recursive: true, encoding: "utf8" })
  .map((path) => join(datasets, path))
  .filter((path) => statSync(path).isFile());

test("there are datasets to guard", () => {
  expect(files.length).toBeGreaterThan(5);
});

test.each(files.map((file) => file.slice(houseRoot.length)))("%s holds no real identifier", (file) => {
  expect(findForbidden(readFileSync(join(houseRoot, file), "utf8"))).toEqual([]);
});
