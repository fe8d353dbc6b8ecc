import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";

const plain = /[A-Za-z0-9_.-]/;
const longest = 200;

/**
 * A name (of a strategy, a scenario) as the name of a file: letters, digits, `_`, `-` and `.` stay, every other byte of
 * its UTF-8 and a leading dot become `%XX`. Different names stay different. Throws UserError for an empty or an
 * overlong name.
 */
export function fileName(name: string): string {
  if (!isUsable(name)) throw new UserError(unusable(name));
  return encoded(name);
}

/** Throws one UserError with all that keeps these names from being files of one folder, capitals not told apart. */
export function checkFileNames(names: readonly string[]): void {
  const problems: UserErrorDetail[] = [];
  const taken = new Map<string, string>();
  for (const name of names) {
    const folded = name.toLowerCase();
    const twin = taken.get(folded);
    if (twin !== undefined) problems.push(twins(twin, name));
    taken.set(folded, name);
    if (!isUsable(name)) problems.push(unusable(name));
  }
  if (problems.length > 0) throw new UserError(problems);
}

function isUsable(name: string): boolean {
  const { length } = encoded(name);
  return length > 0 && length <= longest;
}

function encoded(name: string): string {
  return Array.from(Buffer.from(name), (byte, index) => {
    const character = String.fromCharCode(byte);
    return plain.test(character) && !(index === 0 && character === ".") ? character : percent(byte);
  }).join("");
}

function unusable(name: string): UserErrorDetail {
  return {
    code: "bad-name",
    message: "A name cannot be made the name of a file.",
    found: JSON.stringify(name),
    expected: `1 to ${longest} characters (those that are no letter, digit, "_", "-" or "." count three a byte)`,
    fix: "give it a shorter name of letters and digits",
  };
}

function twins(first: string, second: string): UserErrorDetail {
  return {
    code: "same-name",
    message: "Two names would be the same file where capitals are not told apart.",
    found: `${JSON.stringify(first)} and ${JSON.stringify(second)}`,
    expected: "names that differ by more than capitals",
    fix: "rename one of them",
  };
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
