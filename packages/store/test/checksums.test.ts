import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseChecksums, writeChecksums } from "../src/checksums.ts";
import { removeFoldersAfterEach, temporaryFolder } from "./example-run.ts";

removeFoldersAfterEach();

async function writeTwoFiles(): Promise<Buffer> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "b"));
  await writeFile(join(folder, "b", "c"), "abc");
  await writeFile(join(folder, "a"), "");
  await writeChecksums(folder, "checksums.json");
  return readFile(join(folder, "checksums.json"));
}

test("Checksums are SHA-256, by path", async () => {
  expect(parseChecksums(await writeTwoFiles())).toEqual({
    a: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "b/c": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  });
});

test("No byte of their file can change unseen, blanks as well", async () => {
  const bytes = await writeTwoFiles();
  const written = parseChecksums(bytes);
  // 3 turns a line feed into a tab, which JSON takes for the same.
  for (const mask of [1, 2, 3, 4, 8, 16, 32, 64, 128]) {
    for (let offset = 0; offset < bytes.length; offset++) {
      const changed = Buffer.from(bytes);
      changed[offset] = (changed[offset] ?? 0) ^ mask;
      expect(parseChecksums(changed)).not.toEqual(written);
    }
  }
});

test("What is no table of checksums is refused", () => {
  for (const text of ["", "null", "[", "1", "{}"]) expect(parseChecksums(Buffer.from(text))).toBeNull();
});
