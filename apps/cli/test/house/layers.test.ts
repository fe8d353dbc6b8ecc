import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CopiedHouse, copyHouse, roomFolders } from "./copied-house.ts";

/** What a room must not know, of the rooms that stand; sideways and upward arrows are the layers' to forbid. */
const mustNotKnow: readonly (readonly [room: string, others: readonly string[]])[] = [
  ["vocabulary", ["random", "columns", "world", "lab"]],
  ["random", ["vocabulary", "columns"]],
  ["columns", ["stats", "world"]],
  ["stats", ["vocabulary", "columns", "random"]],
  ["world", ["stages", "floor", "stage-kit"]],
  ["floor", ["world", "stages"]],
  ["stage-kit", ["world", "floor"]],
  ["stages", ["world", "floor", "lab", "references"]],
  ["references", ["stages"]],
  ["scoring", ["stages"]],
  ["store", ["world", "stages", "floor"]],
  ["charts", ["columns", "stats", "world", "floor", "stage-kit", "stages", "scoring", "store", "lab", "references"]],
  ["transport", ["world", "floor", "stages", "lab"]],
  ["lab", ["dashboard", "cli"]],
  ["dashboard", ["lab", "world", "floor"]],
];

/** Whether turbo names `other` as what `room` must not depend on; it wraps lines within words. */
function refuses(said: string, room: string, other: string): boolean {
  const lists = ["with tag listed in denylist", "without any tag listed in allowlist"];
  const phrases = lists.map((list) => `Package \`@tipbench/${other}\` found ${list} for \`@tipbench/${room}\``);
  const unwrapped = said.replaceAll(" ", "");
  return phrases.some((phrase) => unwrapped.includes(phrase.replaceAll(" ", "")));
}

let house: CopiedHouse;

beforeEach(() => {
  const manifests = roomFolders().flatMap((folder) => [`${folder}/package.json`, `${folder}/turbo.json`]);
  house = copyHouse(["package.json", "pnpm-workspace.yaml", "turbo.json", ...manifests]);
  for (const folder of roomFolders()) house.write(`${folder}/src/index.ts`, "export const room = 1;\n");
});

afterEach(() => house.remove());

describe("turbo boundaries", () => {
  test("is green for the arrows that the rooms declare", () => {
    const { status, said } = house.run("turbo", "boundaries");
    expect(said).toContain("no issues found");
    expect(status).toBe(0);
  });

  test("goes red when stages declares and imports world, and names both and the list", () => {
    house.addDependencies("stages", ["world"]);
    house.write(
      "packages/stages/src/index.ts",
      'import { room } from "@tipbench/world";\nexport const rooms = [room];\n',
    );
    const { status, said } = house.run("turbo", "boundaries");
    expect(status).not.toBe(0);
    expect(said).toContain("Package `@tipbench/world` found with tag listed in denylist for `@tipbench/stages`");
  });

  test("goes red when stages imports world without declaring it", () => {
    house.write("packages/stages/src/index.ts", 'export { room } from "@tipbench/world";\n');
    const { status, said } = house.run("turbo", "boundaries");
    expect(status).not.toBe(0);
    expect(said).toContain("cannot import package `@tipbench/world` because it is not a dependency");
  });

  test("goes red when a file is imported from another room by its path", () => {
    house.write("packages/stages/src/index.ts", 'export { room } from "../../world/src/index.ts";\n');
    const { status, said } = house.run("turbo", "boundaries");
    expect(status).not.toBe(0);
    expect(said).toContain("world/src/index.ts");
  });

  test.each(mustNotKnow)("keeps %s from knowing %j", (room, others) => {
    house.addDependencies(room, others);
    const { status, said } = house.run("turbo", "boundaries");
    expect(status).not.toBe(0);
    expect(others.filter((other) => !refuses(said, room, other))).toEqual([]);
  });

  test("knows every room: each has a layer and a room tag", () => {
    for (const folder of roomFolders()) {
      const name = folder.split("/")[1] ?? "";
      expect(house.read(`${folder}/turbo.json`)).toMatch(new RegExp(`"L[0-6]", "room:${name}"`));
    }
  });
});
