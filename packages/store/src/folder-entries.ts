import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** An entry of a folder: its path below the folder, with `/`. A link is "other", and is not followed. */
export interface FolderEntry {
  readonly path: string;
  readonly kind: "file" | "folder" | "other";
}

/** All that is below a folder, at any depth, by path in the order of code units. */
export async function entriesOf(folder: string): Promise<FolderEntry[]> {
  const entries = await entriesBelow(folder, "");
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Paths of the files below a folder, as in `entriesOf`. */
export async function filesOf(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).filter(({ kind }) => kind === "file").map(({ path }) => path);
}

async function entriesBelow(folder: string, prefix: string): Promise<FolderEntry[]> {
  const found: FolderEntry[] = [];
  for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
    const path = `${prefix}${entry.name}`;
    const kind = entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
    found.push({ path, kind });
    if (kind === "folder") found.push(...(await entriesBelow(folder, `${path}/`)));
  }
  return found;
}
