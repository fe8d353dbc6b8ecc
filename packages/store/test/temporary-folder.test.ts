import { spawnSync } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { createTemporaryFolder } from "../src/temporary-folder.ts";
import { removeFoldersAfterEach, temporaryFolder } from "./example-run.ts";

removeFoldersAfterEach();

test("Two temporary folders of one process have names of their own, both hidden", async () => {
  const parent = await temporaryFolder();
  const first = await createTemporaryFolder(parent);
  const second = await createTemporaryFolder(parent);
  expect(second).not.toBe(first);
  expect(await readdir(parent)).toEqual([basename(first), basename(second)].sort());
  expect(basename(first)).toMatch(/^\./);
});

test("What a dead process of this machine left behind is removed, and nothing else", async () => {
  const parent = await temporaryFolder();
  const own = basename(await createTemporaryFolder(parent));
  const dead = spawnSync(process.execPath, ["--version"]).pid;
  const left = own.replace(`-${process.pid}-`, `-${dead}-`);
  const kept = [own, left.replace(/^\.tipbench-/, ".tipbench-another-"), `.tipbench-${dead}`, `${dead}-0`];
  for (const name of [left, ...kept]) await mkdir(join(parent, name), { recursive: true });
  await writeFile(join(parent, left, "series.parquet"), "half");
  const next = basename(await createTemporaryFolder(parent));
  expect((await readdir(parent)).sort()).toEqual([...kept, next].sort());
});
