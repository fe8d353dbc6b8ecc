import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { writeChecksums } from "../src/checksums.ts";
import { decisionsTable } from "../src/decision-table.ts";
import { filesOf } from "../src/folder-entries.ts";
import { verifyRunFolder } from "../src/index.ts";
import { writeParquet } from "../src/write-parquet.ts";
import { decisions, removeFoldersAfterEach, temporaryFolder, writeExample } from "./example-run.ts";
import { userProblem } from "./user-problem.ts";

removeFoldersAfterEach();

async function problemsAfterFlip(folder: string, path: string, offset: number, mask: number): Promise<number> {
  const intact = await readFile(join(folder, path));
  const damaged = Buffer.from(intact);
  damaged[offset] = (damaged[offset] ?? 0) ^ mask;
  await writeFile(join(folder, path), damaged);
  const problems = await verifyRunFolder(folder);
  await writeFile(join(folder, path), intact);
  return problems.length;
}

test("A run as it was written has no problem, also by way of a link", async () => {
  const { folder } = await writeExample(await temporaryFolder());
  const link = join(await temporaryFolder(), "latest");
  await symlink(folder, link);
  expect(await verifyRunFolder(folder)).toEqual([]);
  expect(await verifyRunFolder(link)).toEqual([]);
});

test("One changed byte is found in whichever file", async () => {
  const { folder } = await writeExample(await temporaryFolder());
  const paths = await filesOf(folder);
  expect(paths).toHaveLength(14);
  for (const path of paths) {
    const { length } = await readFile(join(folder, path));
    for (let place = 0; place < 12; place++) {
      const offset = Math.floor((place * (length - 1)) / 11);
      expect(await problemsAfterFlip(folder, path, offset, 1 << (place % 8)), `${path} at ${offset}`).toBeGreaterThan(
        0,
      );
    }
  }
  expect(await verifyRunFolder(folder)).toEqual([]);
});

test("Missing and added files are named, each once", async () => {
  const { folder } = await writeExample(await temporaryFolder());
  await rm(join(folder, "speed.json"));
  await rm(join(folder, "decisions", "baseline.parquet"));
  await mkdir(join(folder, "notes"));
  await writeFile(join(folder, "notes", "mine.txt"), "a note");
  await symlink("/", join(folder, "root"));
  const problems = await verifyRunFolder(folder);
  expect(problems.map(({ at, found }) => [relative(folder, at ?? ""), found])).toEqual([
    ["decisions/baseline.parquet", "it is missing"],
    ["speed.json", "it is missing"],
    ["notes/mine.txt", "it was not there when the run was written"],
    ["root", "it is neither a file nor a folder"],
  ]);
});

test("A folder of another name is found", async () => {
  const { folder } = await writeExample(await temporaryFolder());
  await rename(folder, `${folder}0`);
  expect(await verifyRunFolder(`${folder}0`)).toMatchObject([
    { found: "its hash is not the one in the folder's name" },
  ]);
});

test("A table that was changed together with its checksum is found", async () => {
  const { folder } = await writeExample(await temporaryFolder());
  const path = join(folder, "decisions", "baseline.parquet");
  await writeParquet(path, decisionsTable(decisions(5, { grade: [7, 8, 9, 10, 0] })));
  await rm(join(folder, "checksums.json"));
  await writeChecksums(folder, "checksums.json");
  expect(await verifyRunFolder(folder)).toMatchObject([
    { code: "damaged-file", at: path, found: "its content is not that of the manifest" },
  ]);
});

test("A file that is no table any more is found, with its checksum made to fit", async () => {
  const { folder } = await writeExample(await temporaryFolder());
  await writeFile(join(folder, "series.parquet"), "no table");
  await rm(join(folder, "checksums.json"));
  await writeChecksums(folder, "checksums.json");
  expect(await verifyRunFolder(folder)).toMatchObject([{ found: "it cannot be read" }]);
});

test("A folder that is none of a run is refused", async () => {
  const dir = await temporaryFolder();
  expect(await userProblem(verifyRunFolder(dir))).toMatchObject({ code: "not-a-run", found: "no manifest.json" });
  expect(await userProblem(verifyRunFolder(join(dir, "none")))).toMatchObject({ code: "not-a-run", found: "nothing" });
});
