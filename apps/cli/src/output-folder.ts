import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UserError } from "@tipbench/vocabulary";

/** Throws UserError where a folder neither is there to be written to nor can be made; makes nothing. Asked before the work begins. */
export async function requireWritable(dir: string): Promise<void> {
  const nearest = await nearestThere(resolve(dir));
  const found = nearest.isFolder ? await refusalOf(nearest.path) : "a file";
  if (found === null) return;
  throw new UserError({
    code: "folder-not-writable",
    message: "The output folder cannot be written to.",
    at: dir,
    found: `${found}: ${nearest.path}`,
    expected: "a folder in which files may be made",
    fix: "choose another folder with --out",
  });
}

/** The path itself, or the nearest above it that is there. */
async function nearestThere(path: string): Promise<{ readonly path: string; readonly isFolder: boolean }> {
  const entry = await stat(path).catch(() => null);
  if (entry) return { path, isFolder: entry.isDirectory() };
  return nearestThere(dirname(path));
}

function refusalOf(folder: string): Promise<string | null> {
  return access(folder, constants.W_OK).then(
    () => null,
    () => "no permission to write",
  );
}
