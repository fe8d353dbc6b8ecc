import type { UserErrorDetail } from "@tipbench/vocabulary";

/** A file that is to be read, as messages speak of it. */
export interface WantedFile {
  /** At the beginning of a sentence, such as `The floor file`. */
  readonly what: string;
  readonly at: string;
  /** The path as it was written. */
  readonly written: string;
  readonly expected: string;
  /** What to do where no other file was likely meant. */
  readonly fix: string;
  /** The path that was likely meant, where nothing is at this one. */
  readonly nearest?: () => string | undefined;
}

/** What is said of a file that is missing or cannot be read. Throws the error again where it is none of the file system. */
export function unreadableFile(error: unknown, file: WantedFile): UserErrorDetail {
  if (!(error instanceof Error && "code" in error)) throw error;
  const { what, at, written, expected, fix } = file;
  const isMissing = error.code === "ENOENT" || error.code === "ENOTDIR";
  const nearest = isMissing ? file.nearest?.() : undefined;
  return {
    code: isMissing ? "no-such-file" : "unreadable-file",
    message: isMissing ? `${what} does not exist.` : `${what} cannot be read.`,
    at,
    found: isMissing ? JSON.stringify(written) : String(error.code),
    expected,
    fix: nearest ? `change it to ${JSON.stringify(nearest)}` : fix,
  };
}
