import { existsSync, statSync } from "node:fs";
import { UserError } from "@tipbench/vocabulary";

/** A parser of a flag's value: a folder that is there. A UserError says what was found. */
export function existingFolder(flag: string): (text: string) => string {
  return (text) => {
    const isThere = existsSync(text);
    if (isThere && statSync(text).isDirectory()) return text;
    throw new UserError({
      code: "no-such-folder",
      message: `${flag} takes a folder that is there.`,
      at: flag,
      found: `${JSON.stringify(text)}, ${isThere ? "a file" : "which does not exist"}`,
      expected: "a folder",
      fix: `write for example ${flag} .`,
    });
  };
}
