import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Top of the repository. */
export const houseRoot = fileURLToPath(new URL("../../../..", import.meta.url));

/** How a command ended, and all that it printed, as one line of words. */
export interface Outcome {
  readonly status: number | null;
  readonly said: string;
}

/** A throw-away copy of the house in which breaks can be planted. */
export interface CopiedHouse {
  read(path: string): string;
  /** Writes a file, its folders included. */
  write(path: string, text: string): void;
  /** Adds workspace dependencies to a room's manifest. */
  addDependencies(room: string, on: readonly string[]): void;
  /** Runs a command of the root's `node_modules/.bin` at the top of the copy. */
  run(command: string, ...args: readonly string[]): Outcome;
  remove(): void;
}

/** The folders of all rooms, as `packages/NAME` and `apps/NAME`. */
export function roomFolders(): readonly string[] {
  return ["packages", "apps"]
    .flatMap((floor) => readdirSync(join(houseRoot, floor)).map((name) => `${floor}/${name}`))
    .filter((folder) => existsSync(join(houseRoot, folder, "package.json")));
}

/** Copies the given files of the checkout, by their path from the top, to a new folder outside of it. */
export function copyHouse(paths: readonly string[]): CopiedHouse {
  const root = mkdtempSync(join(tmpdir(), "tipbench-house-"));
  for (const path of paths) cpSync(join(houseRoot, path), join(root, path), { recursive: true });
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  return {
    read,
    write,
    addDependencies: (room, on) => {
      const path = `${folderOf(room)}/package.json`;
      const manifest = JSON.parse(read(path));
      const added = Object.fromEntries(on.map((other) => [`@tipbench/${other}`, "workspace:*"]));
      write(path, JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, ...added } }));
    },
    run: (command, ...args) => runIn(root, command, args),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function folderOf(room: string): string {
  const folder = roomFolders().find((candidate) => candidate.endsWith(`/${room}`));
  if (folder === undefined) throw new Error(`the house has no room ${room}`);
  return folder;
}

function runIn(root: string, command: string, args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(join(houseRoot, "node_modules/.bin", command), args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
  });
  return { status, said: `${stdout} ${stderr}`.replace(/[\s|]+/g, " ") };
}
