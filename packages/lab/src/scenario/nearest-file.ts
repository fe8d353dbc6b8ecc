import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { nearestName } from "./nearest-name.ts";

/**
 * What should have been written for the file at `path`, if one beside it was likely meant whose name matches `pattern`: `written`
 * with the other name at its end. Undefined if none is near.
 */
export function nearestFile(path: string, written: string, pattern: RegExp): string | undefined {
  const names = filesIn(dirname(path)).filter((file) => pattern.test(file));
  const nearest = nearestName(basename(path), names);
  return nearest && written.replace(/[^/]*\/*$/, nearest);
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
