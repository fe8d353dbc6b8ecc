import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

/** A triage stage whose decisions hang on the host's time zone and locale: what no stage of the house may do. */
const hostBound = `
export function createStage() {
  return {
    name: "host-bound",
    reads: ["provider"],
    triage(batch, occasion, out) {
      out.priority.fill((0.5).toLocaleString() === "0.5" ? 2 : 3);
      out.disposition.fill(1);
      out.escalate.fill(new Date(0).getHours() % 2);
    },
  };
}
`;

const here = { TZ: "UTC", LANG: "C", LC_ALL: "C" };
const elsewhere = { TZ: "Asia/Tokyo", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
const files = {
  "tiny.yaml": tinyScenario(),
  "bound.yaml": tinyScenario({ triage: "./host-bound.ts" }),
  "host-bound.ts": hostBound,
};

let command: BuiltCommand;
let near: WorkFolder;
let far: WorkFolder;

beforeAll(async () => {
  command = await buildCommand();
  near = workFolder(files);
  far = workFolder(Object.fromEntries(Object.entries(files).map(([file, text]) => [`deep/er/${file}`, text])));
}, patience);

afterAll(() => {
  command.remove();
  near.remove();
  far.remove();
});

async function ended(cwd: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<void> {
  const { status, stderr } = await command.call(args, { cwd, env });
  expect([status, stderr]).toEqual([0, ""]);
}

/** The run folders of a folder: by path of each file below it, its hash; what is wall clock left out. */
function hashes(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !["speed.json", "checksums.json"].includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
  return new Map(
    paths.map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(folder + path))
        .digest("hex"),
    ]),
  );
}

/** The one run of a folder: its name with its manifest's hash, and its metrics. */
function runIn(folder: string): { readonly name: string; readonly metrics: string } {
  const [name = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return { name, metrics: readFileSync(join(folder, name, "metrics.json"), "utf8") };
}

describe("same seed, same bytes", () => {
  test("a run in another zone, locale, folder and with fewer threads has the same name and the same files", async () => {
    await ended(near.path, here, "run", "tiny.yaml", "--out", "runs");
    await ended(`${far.path}/deep`, elsewhere, "run", "er/tiny.yaml", "--workers", "1", "--out", `${far.path}/an/out`);
    const [one, other] = [hashes(`${near.path}/runs`), hashes(`${far.path}/an/out`)];
    expect([...one.keys()].filter((path) => /(manifest|metrics)\.json$/.test(path))).toHaveLength(2);
    expect(other).toEqual(one);
  });

  test("so has a generated stream", async () => {
    await ended(near.path, here, "generate", "tiny.yaml", "--format", "jsonl", "--out", "stream");
    await ended(`${far.path}/deep`, elsewhere, "generate", "er/tiny.yaml", "--format", "jsonl", "--out", "stream");
    const [one, other] = [hashes(`${near.path}/stream`), hashes(`${far.path}/deep/stream`)];
    expect(one.size).toBe(5);
    expect(other).toEqual(one);
  });

  test("a stage that asks for the host's hour or locale is seen by exactly these comparisons", async () => {
    await ended(near.path, here, "run", "bound.yaml", "--out", "here");
    await ended(near.path, { ...here, TZ: elsewhere.TZ }, "run", "bound.yaml", "--out", "zone");
    await ended(near.path, { ...elsewhere, TZ: here.TZ }, "run", "bound.yaml", "--out", "locale");
    const [base, zone, locale] = ["here", "zone", "locale"].map((folder) => runIn(`${near.path}/${folder}`));
    expect(zone?.metrics).not.toBe(base?.metrics);
    expect(locale?.name).not.toBe(base?.name);
  });
});
