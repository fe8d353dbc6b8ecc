import { mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createRunFolder, listRuns } from "../src/index.ts";
import { fill, manifest, removeFoldersAfterEach, temporaryFolder, writeExample } from "./example-run.ts";
import { userProblem } from "./user-problem.ts";

removeFoldersAfterEach();

async function writeSeed(dir: string, seed: string, writtenAtSeconds: number): Promise<string> {
  const writer = await createRunFolder(dir);
  await fill(writer);
  const { folder } = await writer.seal({ ...manifest, seed });
  await utimes(folder, writtenAtSeconds, writtenAtSeconds);
  return folder;
}

test("Runs are listed, the latest first", async () => {
  const dir = await temporaryFolder();
  const first = await writeSeed(dir, "first", 1000);
  const third = await writeSeed(dir, "third", 3000);
  const second = await writeSeed(dir, "second", 2000);
  const runs = await listRuns(dir);
  expect(runs.map(({ folder }) => folder)).toEqual([third, second, first]);
  expect(runs.map((run) => [run.manifest?.seed, run.problem, run.writtenAtMs])).toEqual([
    ["third", null, 3e6],
    ["second", null, 2e6],
    ["first", null, 1e6],
  ]);
});

test("Hidden and unfinished folders, other folders and files are passed over", async () => {
  const dir = await temporaryFolder();
  const { name } = await writeExample(dir);
  const unfinished = await createRunFolder(dir);
  await fill(unfinished);
  await mkdir(join(dir, "notes"));
  await writeFile(join(dir, "notes.txt"), "a note");
  expect((await listRuns(dir)).map((run) => run.name)).toEqual([name]);
  await unfinished.discard();
});

test("A damaged run is listed with its problem beside the others", async () => {
  const dir = await temporaryFolder();
  const lost = await writeSeed(dir, "lost", 5000);
  const unreadable = await writeSeed(dir, "unreadable", 4000);
  const changed = await writeSeed(dir, "changed", 3000);
  const partial = await writeSeed(dir, "partial", 2000);
  const intact = await writeSeed(dir, "intact", 1000);
  await rm(join(lost, "manifest.json"));
  await writeFile(join(unreadable, "manifest.json"), "{");
  await writeFile(join(changed, "manifest.json"), JSON.stringify({ ...manifest, content: {} }));
  await rm(join(partial, "strata.parquet"));
  const problems = (await listRuns(dir)).map(({ folder, problem }) => [folder, problem] as const);
  expect(new Map(problems)).toEqual(
    new Map([
      [lost, "manifest.json cannot be read"],
      [unreadable, "manifest.json cannot be read"],
      [changed, "manifest.json is not the one that the folder is named after"],
      [partial, "missing: strata.parquet"],
      [intact, null],
    ]),
  );
});

test("A folder that is not there has no runs, and a file is refused", async () => {
  const dir = await temporaryFolder();
  expect(await listRuns(join(dir, "runs"))).toEqual([]);
  await writeFile(join(dir, "file"), "");
  expect(await userProblem(listRuns(join(dir, "file")))).toMatchObject({ code: "not-a-folder" });
});
