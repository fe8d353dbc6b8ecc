import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRunFolder, openRun, type SealedRun } from "../src/index.ts";
import {
  confusion,
  counts,
  curves,
  decisions,
  fill,
  links,
  manifest,
  metrics,
  removeFoldersAfterEach,
  series,
  strata,
  temporaryFolder,
  writeExample,
} from "./example-run.ts";
import { userProblem } from "./user-problem.ts";

removeFoldersAfterEach();

describe("a run that was written", () => {
  test("reads back as it was given", async () => {
    const run = await openRun((await writeExample(await temporaryFolder())).folder);
    expect(run.manifest).toMatchObject(manifest);
    expect(run.metrics).toEqual(metrics);
    expect(await run.counts()).toEqual(counts);
    expect(await run.series()).toEqual(series);
    expect(await run.strata()).toEqual(strata);
    expect(await run.curves()).toEqual(curves);
    expect(await run.confusion()).toEqual(confusion);
    expect(await run.links("baseline")).toEqual(links(4));
  });

  test("says where no scored pairs are stored", async () => {
    const run = await openRun((await writeExample(await temporaryFolder())).folder);
    expect(await run.links("my own/rival ä")).toBeNull();
    expect(await userProblem(run.links("other"))).toMatchObject({ code: "unknown-strategy", found: '"other"' });
  });

  test("reads back without rows", async () => {
    const writer = await createRunFolder(await temporaryFolder());
    await writer.writeSeries([]);
    await writer.writeStrata([]);
    await writer.writeCurves([]);
    await writer.writeConfusion([]);
    await writer.writeMetrics(metrics);
    await writer.writeCounts(counts);
    for (const { name } of manifest.strategies) await writer.writeDecisions(name, decisions(0));
    await writer.writeLinks("baseline", links(0));
    const run = await openRun((await writer.seal(manifest)).folder);
    expect(await run.series()).toEqual([]);
    expect(await run.strata()).toEqual([]);
    expect(await run.curves()).toEqual([]);
    expect(await run.confusion()).toEqual([]);
    expect(await run.decisions("baseline", { limit: 10 })).toEqual({ total: 0, rows: [] });
    expect(await run.links("baseline")).toEqual(links(0));
  });

  test("reads from a folder whose path looks like a pattern", async () => {
    const dir = join(await temporaryFolder(), "a[b]*c 'd'", "day=3");
    await mkdir(dir, { recursive: true });
    const run = await openRun((await writeExample(dir)).folder);
    expect(await run.series()).toEqual(series);
    expect((await run.decisions("my own/rival ä", { limit: 1 })).total).toBe(5);
  });
});

async function writeDecided(dir: string): Promise<SealedRun> {
  const writer = await createRunFolder(dir);
  const table = decisions(5, {
    reportId: [4294967295, 0, 2147483648, 7, 7],
    receivedAtSeconds: [-1, -2, 0, 1, 31_536_000],
    grade: [0, 1, -1, 2, -1],
    deliveredAtSeconds: [-1, 10, -1, -1, 12],
  });
  await writer.writeSeries(series);
  await writer.writeStrata(strata);
  await writer.writeCurves(curves);
  await writer.writeConfusion(confusion);
  await writer.writeMetrics(metrics);
  await writer.writeCounts(counts);
  for (const { name } of manifest.strategies) await writer.writeDecisions(name, table);
  return writer.seal(manifest);
}

describe("decisions", () => {
  test("come back as written: large ids, nulls, seconds before the start", async () => {
    const run = await openRun((await writeDecided(await temporaryFolder())).folder);
    const { rows } = await run.decisions("baseline", { limit: 5 });
    expect(rows.map(({ reportId }) => reportId)).toEqual([4294967295, 0, 2147483648, 7, 7]);
    expect(rows.map(({ receivedAtSeconds }) => receivedAtSeconds)).toEqual([-1, -2, 0, 1, 31_536_000]);
    expect(rows.map(({ grade }) => grade)).toEqual([0, 1, -1, 2, -1]);
    expect(rows.map(({ score }) => score)).toEqual([0, Number.NaN, 0.25, Number.NaN, 0.5]);
    expect(rows.map(({ confidence }) => confidence)).toEqual([0, 1 / 3, 2 / 3, 1, 4 / 3]);
    expect(rows.map(({ path }) => path)).toEqual([16, 17, 18, 19, 20]);
  });

  test("come in pages, in the order in which they were written", async () => {
    const run = await openRun((await writeDecided(await temporaryFolder())).folder);
    const page = await run.decisions("baseline", { offset: 1, limit: 2 });
    expect(page.total).toBe(5);
    expect(page.rows.map(({ row }) => row)).toEqual([2, 3]);
    expect((await run.decisions("baseline", { offset: 9, limit: 2 })).rows).toEqual([]);
  });

  test("can be asked for by value, -1 for null", async () => {
    const run = await openRun((await writeDecided(await temporaryFolder())).folder);
    const rowsWhere = async (where: Record<string, number>) =>
      (await run.decisions("baseline", { where, limit: 9 })).rows.map(({ row }) => row - 1);
    expect(await rowsWhere({ grade: -1 })).toEqual([2, 4]);
    expect(await rowsWhere({ grade: -1, deliveredAtSeconds: 12 })).toEqual([4]);
    expect(await rowsWhere({ receivedAtSeconds: -1 })).toEqual([0]);
    expect(await rowsWhere({ reportId: 4294967295 })).toEqual([0]);
  });

  test("on one report come from every strategy", async () => {
    const run = await openRun((await writeDecided(await temporaryFolder())).folder);
    const found = await run.decisionOf(7);
    expect(found.map(({ strategy, decision }) => [strategy, decision.row - 1])).toEqual([
      ["baseline", 3],
      ["baseline", 4],
      ["my own/rival ä", 3],
      ["my own/rival ä", 4],
    ]);
    expect(await run.decisionOf(8)).toEqual([]);
  });

  test("of what is not there are refused", async () => {
    const run = await openRun((await writeExample(await temporaryFolder())).folder);
    expect(await userProblem(run.decisions("bundled", { limit: 1 }))).toMatchObject({
      code: "unknown-strategy",
      found: '"bundled"',
      expected: 'one of "baseline", "my own/rival ä"',
    });
    const where: Record<string, number> = { "grade = 1 OR 1": 1 };
    expect(await userProblem(run.decisions("baseline", { where, limit: 1 }))).toMatchObject({ code: "bad-query" });
    expect(await userProblem(run.decisions("baseline", { limit: 0.5 }))).toMatchObject({ found: "limit 0.5" });
    expect(await userProblem(run.decisions("baseline", { offset: -1, limit: 1 }))).toMatchObject({ code: "bad-query" });
    expect(await userProblem(run.decisionOf(Number.NaN))).toMatchObject({ found: "where.reportId NaN" });
  });
});

describe("a folder that cannot be read", () => {
  test("is refused where it is none of a run", async () => {
    const dir = await temporaryFolder();
    expect(await userProblem(openRun(dir))).toMatchObject({ code: "not-a-run", at: dir });
    expect(await userProblem(openRun(join(dir, "none")))).toMatchObject({ code: "not-a-run" });
  });

  test("is refused where a document is damaged", async () => {
    for (const path of ["manifest.json", "metrics.json"]) {
      const { folder } = await writeExample(await temporaryFolder());
      for (const text of ["{", "[]", "null", '{"content": {}}']) {
        await writeFile(join(folder, path), text);
        expect(await userProblem(openRun(folder))).toMatchObject({
          code: "damaged-run",
          found: `${path} cannot be read`,
        });
      }
    }
  });

  test("is refused where its counts are damaged, or were never written", async () => {
    const { folder } = await writeExample(await temporaryFolder());
    const run = await openRun(folder);
    const damage = { code: "damaged-run", found: "counts.json cannot be read" };
    await writeFile(join(folder, "counts.json"), '{"strategies": []}');
    expect(await userProblem(run.counts())).toMatchObject(damage);
    await rm(join(folder, "counts.json"));
    expect(await userProblem(run.counts())).toMatchObject(damage);
  });

  test("is refused where a table is damaged", async () => {
    const writer = await createRunFolder(await temporaryFolder());
    await fill(writer);
    const { folder } = await writer.seal(manifest);
    await writeFile(join(folder, "series.parquet"), "no table");
    const run = await openRun(folder);
    expect(await userProblem(run.series())).toMatchObject({ code: "damaged-run", at: folder });
    expect(await run.strata()).toEqual(strata);
    expect(await run.curves()).toEqual(curves);
    expect(await run.confusion()).toEqual(confusion);
  });
});
