import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

const ownStage = `
export function createStage() {
  return {
    name: "own",
    reads: ["provider"],
    triage(batch: unknown, occasion: string, out: { priority: Uint8Array; disposition: Uint8Array }) {
      out.priority.fill(2);
      out.disposition.fill(1);
    },
  };
}
`;

let command: BuiltCommand;
let work: WorkFolder;
let name: string;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({ "own.yaml": tinyScenario({ triage: "./own.ts" }), "own.ts": ownStage });
  await command.call(["run", "own.yaml"], { cwd: work.path });
  rmSync(join(work.path, "own.ts"));
  [name = ""] = work.entries("runs");
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

/** A copy of the run under its own name in a new folder, changed. */
function changedCopy(into: string, change: (folder: string) => void): string {
  const folder = join(into, name);
  cpSync(join(work.path, "runs", name), join(work.path, folder), { recursive: true });
  change(join(work.path, folder));
  return folder;
}

function flipOneByte(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe("tipbench verify", () => {
  test("proves a fresh run again, the stage of the user's own from the copy that the folder keeps", async () => {
    const { status, stdout, stderr } = await command.call(["verify", join("runs", name)], { cwd: work.path });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^same {2}[0-9a-f]{64} {2}metrics\.json$/m);
    expect(stdout).toMatch(/all 10 tables came out the same\.\n$/);
  });

  test("finds one changed byte, whichever file it is in, and names the file", async () => {
    const files = filesOf(join(work.path, "runs", name));
    expect(files).toHaveLength(14);
    for (const [number, file] of files.entries()) {
      const folder = changedCopy(`changed-${number}`, (copy) => flipOneByte(join(copy, file)));
      const { status, stdout, stderr } = await command.call(["verify", folder], { cwd: work.path });
      expect([file, status, stdout]).toEqual([file, 1, ""]);
      const named = file === "checksums.json" ? folder : join(folder, file);
      expect(stderr).toContain(named);
      expect(stderr).toContain("[damaged-file]");
    }
  });

  test("finds a file that is missing and one that is too many, and tells both at once", async () => {
    const folder = changedCopy("other", (copy) => {
      rmSync(join(copy, "series.parquet"));
      writeFileSync(join(copy, ".more"), "");
    });
    const { status, stderr } = await command.call(["verify", folder], { cwd: work.path });
    expect(status).toBe(1);
    expect(stderr.match(/\[damaged-file\]/g)).toHaveLength(2);
  });

  test("finds a run under the name of another", async () => {
    const folder = changedCopy("renamed", () => {});
    const wrong = folder.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));
    cpSync(join(work.path, folder), join(work.path, wrong), { recursive: true });
    const { status, stderr } = await command.call(["verify", wrong], { cwd: work.path });
    expect(status).toBe(1);
    expect(stderr).toContain("its hash is not the one in the folder's name");
  });
});
