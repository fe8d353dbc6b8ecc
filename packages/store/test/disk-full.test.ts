import { spawnSync } from "node:child_process";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@tipbench/vocabulary";
import { afterAll, describe, expect, test } from "vitest";
import { diskError } from "../src/disk-error.ts";
import { createRunFolder, createStreamWriter } from "../src/index.ts";
import { decisions, fill, manifest, temporaryFolder } from "./example-run.ts";

const diskBytes = 1024 * 1024;
const stepBytes = 16 * 1024;
const disk = await temporaryFolder();
const mounting = spawnSync("/bin/mount", ["-t", "tmpfs", "-o", `size=${diskBytes}`, "tmpfs", disk], {
  encoding: "utf8",
});
const obstacle = mounting.status === 0 ? "" : ` (skipped: no small disk: ${mounting.error ?? mounting.stderr})`;

afterAll(async () => {
  if (obstacle === "") spawnSync("/bin/umount", [disk]);
  await rm(disk, { recursive: true });
});

async function writeRun(dir: string): Promise<void> {
  const writer = await createRunFolder(dir);
  await fill(writer);
  await writer.writeDecisions("large", decisions(10_000));
  await writer.seal(manifest);
}

async function writeStream(dir: string): Promise<void> {
  const columns = [{ name: "id", array: "u32", missing: null, unit: "key", doc: "a key" }] as const;
  const writer = await createStreamWriter(join(dir, "stream"), [{ name: "reports", doc: "", columns }], "jsonl");
  for (let batch = 0; batch < 8; batch++) await writer.append("reports", [new Uint32Array(1000).fill(0xffffffff)]);
  await writer.finish({});
}

/** How writing ended for each amount of space from none to more than enough, and what was left on the disk. */
async function endings(write: (dir: string) => Promise<void>): Promise<string[]> {
  const filler = join(disk, "filler");
  for (const name of await readdir(disk)) await rm(join(disk, name), { recursive: true });
  const found: string[] = [];
  for (let free = 0; !found.includes("done"); free += stepBytes) {
    await writeFile(filler, new Uint8Array(diskBytes - free));
    const ending = await write(disk).then(() => "done", codeOf);
    if (ending !== "done") found.push(`${ending}, then ${await readdir(disk)}`);
    else found.push(ending);
  }
  return found;
}

function codeOf(error: unknown): string {
  return error instanceof UserError ? error.problems.map(({ code }) => code).join() : String(error);
}

describe.skipIf(obstacle !== "")(`On a small disk${obstacle}`, () => {
  test("a run is whole or leaves nothing but one clear error, wherever the space ends", async () => {
    const found = await endings(writeRun);
    expect(new Set(found)).toEqual(new Set(["disk-full, then filler", "done"]));
    expect(found.length).toBeGreaterThan(10);
  });

  test("so is an export", async () => {
    const found = await endings(writeStream);
    expect(new Set(found)).toEqual(new Set(["disk-full, then filler", "done"]));
    expect(found.length).toBeGreaterThan(4);
  });
});

describe("An error of the disk", () => {
  test("is told in words that help, whether the system or DuckDB speaks of it", () => {
    const system = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    const duckdb = new Error('IO Error: Could not write file "x": No space left on device');
    for (const error of [system, duckdb]) {
      const told = diskError(error, "runs");
      expect(told instanceof UserError && told.problems).toEqual([
        {
          code: "disk-full",
          message: "The disk is full; what was written so far has been removed.",
          at: "runs",
          found: "ENOSPC",
          expected: "enough free space for the whole output",
          fix: "free some space, or choose a folder on another disk",
        },
      ]);
    }
  });

  test("stays what it was where it is none of the user's", () => {
    const bug = new TypeError("x is not a function");
    expect(diskError(bug, "runs")).toBe(bug);
    expect(diskError("text", "runs")).toBe("text");
  });
});
