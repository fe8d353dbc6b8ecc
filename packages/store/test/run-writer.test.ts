import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InvariantError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { sha256 } from "../src/document.ts";
import { filesOf } from "../src/folder-entries.ts";
import { createRunFolder, openRun, verifyRunFolder } from "../src/index.ts";
import { readTableHash } from "../src/read-table.ts";
import {
  decisions,
  fill,
  manifest,
  metrics,
  removeFoldersAfterEach,
  speed,
  temporaryFolder,
  writeExample,
} from "./example-run.ts";
import { userProblem } from "./user-problem.ts";

removeFoldersAfterEach();

describe("a run folder", () => {
  test("is invisible until it is sealed", async () => {
    const dir = await temporaryFolder();
    const writer = await createRunFolder(dir);
    await fill(writer);
    expect((await readdir(dir)).filter((name) => !name.startsWith("."))).toEqual([]);
    const { name } = await writer.seal(manifest);
    expect(await readdir(dir)).toEqual([name]);
  });

  test("is named after its scenario and its manifest's hash", async () => {
    const { folder, name, existing } = await writeExample(await temporaryFolder());
    const hash = sha256(await readFile(join(folder, "manifest.json")));
    expect(name).toBe(`tiny-${hash.slice(0, 12)}`);
    expect(existing).toBe(false);
  });

  test("holds a hash of each table that its file alone gives again", async () => {
    const { folder } = await writeExample(await temporaryFolder());
    const { content } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    const tables = Object.keys(content).filter((path) => path.endsWith(".parquet"));
    expect(tables).toEqual([
      "confusion.parquet",
      "curves.parquet",
      "decisions/baseline.parquet",
      "decisions/my%20own%2Frival%20%C3%A4.parquet",
      "links/baseline.parquet",
      "series.parquet",
      "strata.parquet",
    ]);
    for (const path of tables) expect(await readTableHash(join(folder, path))).toBe(content[path]);
  });

  test("differs from an equal run's in speed.json and checksums.json alone", async () => {
    const first = await writeExample(await temporaryFolder());
    const writer = await createRunFolder(await temporaryFolder());
    await fill(writer);
    await writer.writeSpeed({ ...speed, wallSeconds: 9 });
    const second = await writer.seal(manifest);
    const differing: string[] = [];
    for (const path of await filesOf(first.folder)) {
      const twin = await readFile(join(second.folder, path));
      if (!twin.equals(await readFile(join(first.folder, path)))) differing.push(path);
    }
    expect(second.name).toBe(first.name);
    expect(differing).toEqual(["checksums.json", "speed.json"]);
  });

  test("is left as it was where an equal run comes again", async () => {
    const dir = await temporaryFolder();
    const first = await writeExample(dir);
    const second = await writeExample(dir);
    expect(second).toEqual({ ...first, existing: true });
    expect(await readdir(dir)).toEqual([first.name]);
    expect(await verifyRunFolder(first.folder)).toEqual([]);
  });

  test("is refused where an equal one is there but damaged", async () => {
    const dir = await temporaryFolder();
    const { folder, name } = await writeExample(dir);
    await writeFile(join(folder, "report.html"), "changed");
    expect(await userProblem(writeExample(dir))).toMatchObject({ code: "damaged-run", at: folder });
    expect(await readdir(dir)).toEqual([name]);
  });

  test("is refused where something else has its name", async () => {
    const dir = await temporaryFolder();
    const { name } = await writeExample(await temporaryFolder());
    await writeFile(join(dir, name), "a file");
    expect(await userProblem(writeExample(dir))).toMatchObject({ code: "damaged-run", at: join(dir, name) });
    expect(await readdir(dir)).toEqual([name]);
  });
});

describe("a run writer", () => {
  test("leaves nothing behind when it is discarded", async () => {
    const dir = await temporaryFolder();
    const writer = await createRunFolder(dir);
    await writer.writeMetrics(metrics);
    await writer.discard();
    await writer.discard();
    expect(await readdir(dir)).toEqual([]);
    await expect(writer.writeMetrics(metrics)).rejects.toThrow(InvariantError);
  });

  test("leaves nothing behind when it is discarded in the middle of a step", async () => {
    const dir = await temporaryFolder();
    const writer = await createRunFolder(dir);
    const step = writer.writeDecisions("baseline", decisions(1000));
    await writer.discard();
    expect(await readdir(dir)).toEqual([]);
    await step;
    expect(await readdir(dir)).toEqual([]);
  });

  test("refuses to seal what is not complete, and leaves nothing", async () => {
    const dir = await temporaryFolder();
    const writer = await createRunFolder(dir);
    await writer.writeMetrics(metrics);
    await expect(writer.seal(manifest)).rejects.toThrow(
      /without counts.json, series.parquet, strata.parquet, curves.parquet, confusion.parquet, decisions/,
    );
    expect(await readdir(dir)).toEqual([]);
  });

  test("makes the folder for its runs where there is none", async () => {
    const dir = join(await temporaryFolder(), "a", "b");
    const { folder } = await writeExample(dir);
    expect((await openRun(folder)).manifest.name).toBe("tiny");
  });

  test("says what is wrong with a place where no folder can be", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "");
    expect(await userProblem(createRunFolder(file))).toMatchObject({ code: "folder-not-writable", at: file });
    expect(await userProblem(createRunFolder(join(file, "below")))).toMatchObject({ code: "folder-not-writable" });
  });

  test("refuses strategies that no file can be named after", async () => {
    const dir = await temporaryFolder();
    const empty = await createRunFolder(dir);
    expect(await userProblem(empty.writeDecisions("", decisions(1)))).toMatchObject({ code: "bad-name" });
    const twins = await createRunFolder(dir);
    await twins.writeDecisions("Mine", decisions(1));
    expect(await userProblem(twins.writeDecisions("mine", decisions(1)))).toMatchObject({ code: "same-name" });
    expect(await readdir(dir)).toEqual([]);
  });

  test("takes no value that the files cannot hold", async () => {
    const dir = await temporaryFolder();
    const outOfRange = await createRunFolder(dir);
    await expect(outOfRange.writeDecisions("a", decisions(1, { reportId: [4294967296] }))).rejects.toThrow(
      "Decision column reportId holds 4294967296, which is no 32-bit integer.",
    );
    const notFinite = await createRunFolder(dir);
    const rows = [{ strategy: "a", day: 0, metric: "m", value: Number.NaN, low: null, high: null, n: 1 }];
    await expect(notFinite.writeSeries(rows)).rejects.toThrow(InvariantError);
    const badStage = await createRunFolder(dir);
    await expect(badStage.writeStage("0".repeat(64), "other")).rejects.toThrow(InvariantError);
    expect(await readdir(dir)).toEqual([]);
  });

  test("keeps apart from others that write to the same folder", async () => {
    const dir = await temporaryFolder();
    const names = (await Promise.all([writeExample(dir), writeExample(dir), writeExample(dir)])).map(
      ({ name }) => name,
    );
    expect(new Set(names).size).toBe(1);
    expect(await readdir(dir)).toEqual([names[0]]);
  });
});
