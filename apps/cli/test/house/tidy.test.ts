import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { houseRoot, roomFolders } from "./copied-house.ts";

const rooms = roomFolders().filter((folder) => existsSync(join(houseRoot, folder, "src/index.ts")));
const read = (path: string): string => readFileSync(join(houseRoot, path), "utf8");

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(join(houseRoot, folder, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .map((path) => `${folder}/src/${path}`);
}

describe.each(rooms)("%s", (folder) => {
  test("has a README with an example and a word on what it is not for", () => {
    const readme = read(`${folder}/README.md`);
    expect(readme).toMatch(/^```/m);
    expect(readme).toMatch(/\bnot for\b/i);
  });

  test("has kebab-case sources of at most 400 lines", () => {
    for (const path of sourcesOf(folder)) {
      expect(path).toMatch(/^[a-z\d/.-]+$/);
      expect(read(path).split("\n").length, path).toBeLessThanOrEqual(401);
    }
  });

  test("has no work left lying in its sources", () => {
    for (const path of sourcesOf(folder)) expect(read(path), path).not.toMatch(/\b(TODO|FIXME|XXX)\b|not implemented/);
  });
});
