import { mkdir, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileName } from "./file-name.ts";

const prefix = `.tipbench-${fileName(hostname())}-`;

/**
 * Makes an empty hidden folder inside `parent` (made where it is missing), so that a rename stays on one file system.
 * Folders that dead processes of this machine left there are removed first.
 */
export async function createTemporaryFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent);
  for (let attempt = 0; ; attempt++) {
    const folder = join(parent, `${prefix}${process.pid}-${attempt}`);
    if (await isMade(folder)) return folder;
  }
}

/** Removes a folder with all that is in it; content with none. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

async function isMade(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix) && isOfDeadProcess(name.slice(prefix.length))) await removeFolder(join(parent, name));
  }
}

function isOfDeadProcess(pidAndAttempt: string): boolean {
  const pid = /^(\d+)-\d+$/.exec(pidAndAttempt)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
