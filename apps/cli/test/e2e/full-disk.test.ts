import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { tinyScenario, workFolder } from "./work-folder.ts";

const work = workFolder({ "tiny.yaml": tinyScenario({ scale: 0.02 }) });
const disk = join(work.path, "disk");
mkdirSync(disk);
const mounting = spawnSync("/bin/mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], { encoding: "utf8" });
const obstacle = mounting.status === 0 ? "" : ` (skipped: no small disk: ${mounting.error ?? mounting.stderr})`;
let command: BuiltCommand;

beforeAll(async () => {
  command = await buildCommand();
  if (obstacle === "") writeFileSync(join(disk, "kept"), new Uint8Array(600_000));
}, patience);

afterAll(() => {
  command.remove();
  if (obstacle === "") spawnSync("/bin/umount", [disk]);
  work.remove();
});

describe.skipIf(obstacle !== "")(`On a full disk${obstacle}`, () => {
  test.each([
    ["run", ["--out", "disk"]],
    ["generate", ["--format", "jsonl", "--out", "disk/stream"]],
  ])("%s says so in one clear error and leaves nothing", async (name, flags) => {
    const { status, stdout, stderr } = await command.call([name, "tiny.yaml", ...flags], { cwd: work.path });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^error The disk is full; what was written so far has been removed\. \[disk-full\]\n {2}at /,
    );
    expect(work.entries("disk")).toEqual(["kept"]);
  });
});
