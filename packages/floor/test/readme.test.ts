import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");

/** The example of the README as a module that exports what each commented last expression of a line came to, beside what the comment says. */
function exampleModule(): string {
  const [, example = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const told = example.replaceAll(/^(\S.*); \/\/ (\d+):.*$/gm, "told.push([$1, $2]);");
  return `const told: unknown[] = [];\n${told.replace("@tipbench/floor", "../../src/index.ts")}\nexport { told };\n`;
}

test("the README's example runs, and its expressions come to what it says", async () => {
  const folder = mkdtempSync(join(import.meta.dirname, "readme-"));
  try {
    writeFileSync(join(folder, "example.ts"), exampleModule());
    const { told } = await import(pathToFileURL(join(folder, "example.ts")).href);
    expect(told).toEqual([
      [0, 0],
      [90, 90],
      [1, 1],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
