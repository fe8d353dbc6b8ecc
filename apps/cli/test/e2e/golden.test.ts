import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { houseRoot } from "../house/copied-house.ts";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { type WorkFolder, workFolder } from "./work-folder.ts";

interface Streams {
  readonly presets: readonly string[];
  readonly sizes: Readonly<Record<string, readonly string[]>>;
}

const golden = join(houseRoot, "datasets/golden");
const { presets, sizes }: Streams = JSON.parse(readFileSync(join(golden, "streams.json"), "utf8"));
const checksums: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(golden, "checksums.json"), "utf8"));
const streams = Object.entries(sizes).flatMap(([size, args]) =>
  presets.map((preset) => ({ name: `${preset}-${size}`, preset, size: Number(size), args })),
);

let command: BuiltCommand;
let work: WorkFolder;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({});
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

function expectedOf(name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(checksums).filter(([path]) => path.startsWith(`${name}/`)));
}

/** SHA-256 of every data file of a stream, by its path below `folder`. */
function foundIn(folder: string, name: string): Record<string, string> {
  const parts = readdirSync(join(folder, name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((table) => readdirSync(join(folder, name, table.name)).map((part) => `${name}/${table.name}/${part}`));
  const hashOf = (path: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, path)))
      .digest("hex");
  return Object.fromEntries(parts.map((path) => [path, hashOf(path)]));
}

describe.each(streams)("the golden stream $name", ({ name, preset, size, args }) => {
  test("is made again byte for byte; where a change of the world is meant: npm run golden", async () => {
    const call = ["generate", join(golden, `${preset}.yaml`), ...args, "--out", name];
    const { status, stdout, stderr } = await command.call(call, { cwd: work.path });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(new RegExp(`^reports +${size.toLocaleString("en-US")} rows`));
    expect(foundIn(work.path, name)).toEqual(expectedOf(name));
  });

  test.runIf(existsSync(join(golden, name)))("is the one that lies in datasets/golden", () => {
    expect(foundIn(golden, name)).toEqual(expectedOf(name));
  });
});

test("there are six of them, no two alike, and no checksum is of anything else", () => {
  expect(streams).toHaveLength(6);
  const known = streams.flatMap(({ name }) => Object.keys(expectedOf(name)));
  expect(known.sort()).toEqual(Object.keys(checksums).sort());
  const reports = known.filter((path) => path.includes("/reports/"));
  expect(new Set(reports.map((path) => checksums[path])).size).toBe(6);
});
