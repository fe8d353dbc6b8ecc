import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";

type Refusal = Pick<UserErrorDetail, "code" | "message" | "expected" | "fix">;

const diskFull: Refusal = {
  code: "disk-full",
  message: "The disk is full; what was written so far has been removed.",
  expected: "enough free space for the whole output",
  fix: "free some space, or choose a folder on another disk",
};

const notWritable: Refusal = {
  code: "folder-not-writable",
  message: "The output folder cannot be written to.",
  expected: "a folder in which files may be made",
  fix: "choose another folder, or change its permissions",
};

const refusals: Readonly<Record<string, Refusal>> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOTDIR: notWritable,
  EEXIST: notWritable,
  ENAMETOOLONG: notWritable,
};

/** DuckDB says in words what the system says in a code. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/i, "ENOSPC"],
  [/Disk quota exceeded/i, "EDQUOT"],
  [/Permission denied/i, "EACCES"],
];

/** A failure to write below `at` as a UserError where the user can mend it; any other error comes back as it was. */
export function diskError(error: unknown, at: string): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : spokenCode(error.message);
  const refusal = refusals[code];
  return refusal === undefined ? error : new UserError({ ...refusal, at, found: code });
}

function spokenCode(message: string): string {
  return spoken.find(([words]) => words.test(message))?.[1] ?? "";
}
