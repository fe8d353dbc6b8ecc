import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { renderDocument } from "./document.ts";
import { filesOf } from "./folder-entries.ts";

/** SHA-256 in hex, by path below the folder. */
export type Checksums = Readonly<Record<string, string>>;

/** SHA-256 of a file's bytes, in hex; the file is read in pieces. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Checksums of all files that are in a folder now. */
export async function checksumsOf(folder: string): Promise<Checksums> {
  const checksums: Record<string, string> = {};
  for (const path of await filesOf(folder)) checksums[path] = await fileHash(join(folder, path));
  return checksums;
}

/** Writes the checksums of all other files of a folder to `name` in it. */
export async function writeChecksums(folder: string, name: string): Promise<void> {
  await writeFile(join(folder, name), renderDocument(await checksumsOf(folder)));
}

/**
 * Checksums from the text of their file; null where the text is not, byte by byte, what `writeChecksums` writes, so
 * that a changed blank is found as well.
 */
export function parseChecksums(bytes: Buffer): Checksums | null {
  try {
    const parsed: unknown = JSON.parse(bytes.toString());
    if (typeof parsed !== "object" || parsed === null) return null;
    const checksums: Record<string, string> = {};
    for (const [path, hash] of Object.entries(parsed)) checksums[path] = String(hash);
    return Buffer.from(renderDocument(checksums)).equals(bytes) ? checksums : null;
  } catch {
    return null;
  }
}
