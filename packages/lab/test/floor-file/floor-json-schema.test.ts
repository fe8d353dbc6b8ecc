import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { floorJsonSchema } from "../../src/floor-file/floor-json-schema.ts";
import { loadFloorFile } from "../../src/floor-file/load-floor-file.ts";

const folder = join(import.meta.dirname, "../../../../scenarios/floor");

test("the JSON Schema of floors is the file that editors read (rewrite it: pnpm --filter @tipbench/lab schema)", () => {
  const file = readFileSync(new URL("../../floor.schema.json", import.meta.url), "utf8");
  expect(JSON.parse(file)).toEqual(floorJsonSchema());
});

test("it asks for what has no default, and lets no key be invented", () => {
  const schema = floorJsonSchema();
  expect(schema).toMatchObject({ required: ["name", "seed", "length", "kinds", "desks"], additionalProperties: false });
});

test.each(readdirSync(folder))("%s can be read, and names the schema and itself", (file) => {
  const path = join(folder, file);
  expect(loadFloorFile(path).name).toBe(file.replace(".yaml", ""));
  expect(readFileSync(path, "utf8")).toMatch(
    /^# yaml-language-server: \$schema=..\/..\/packages\/lab\/floor.schema.json\n/,
  );
});

test("a file that is not there is refused with the nearest one", () => {
  expect(() => loadFloorFile(join(folder, "two-desk.yaml"))).toThrow("The floor file does not exist.");
});
