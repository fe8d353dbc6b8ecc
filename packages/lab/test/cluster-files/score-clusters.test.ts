import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { scoreClusters } from "../../src/index.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";

removeFoldersAfterAll();

const truth = "id,cluster\na,1\nb,1\nc,2\nd,2\ne,3\n";

async function scoresOf(truthText: string, predictedText: string) {
  const folder = temporaryFolder();
  const [first, second] = [join(folder, "truth.csv"), join(folder, "predicted.csv")];
  writeFileSync(first, truthText);
  writeFileSync(second, predictedText);
  try {
    return await scoreClusters(first, second, "entity");
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(
      ({ code, at, found }) => `${code} ${at?.replace(folder, "")} ${found?.replaceAll(folder, "")}`,
    );
  }
}

describe("scores of two files", () => {
  test("are those that a hand counts: a a b b c in bundles 123, 4, 5", async () => {
    const scores = await scoresOf(truth, "id,cluster\na,x\nb,x\nc,x\nd,y\ne,z\n");
    expect(scores).toMatchObject({
      level: "entity",
      records: 5,
      clusters: { truth: 3, predicted: 3 },
      metrics: {
        "dedup.entity.pairwise.precision": { value: 1 / 3, n: 3, unit: "share", reason: null },
        "dedup.entity.pairwise.recall": { value: 1 / 2, n: 2, unit: "share", reason: null },
        "dedup.entity.bCubed.byRecord.recall": { value: 4 / 5, n: 5 },
        "dedup.entity.exactCluster.precision": { value: 1 / 3, n: 3 },
        "dedup.entity.adjustedRand": { value: expect.closeTo(0.4 / 1.9, 12), n: 10, unit: "index" },
        "dedup.entity.mergeErrors": { value: 1, n: 3, unit: "count" },
        "dedup.entity.largestCluster": { value: 3, n: 3 },
      },
    });
  });

  test("do not depend on the order of records, names of clusters, quotes, line ends or a byte order mark", async () => {
    const found = "id,cluster\na,x\nb,x\nc,x\nd,y\ne,z\n";
    const same = '\uFEFFid,cluster\r\n"e",q\r\n\r\nd,"r,""r"""\r\nc,p\r\nb,p\r\na,p';
    expect(await scoresOf("id,cluster\nc,22\ne,33\na,11\nd,22\nb,11\n", same)).toEqual(await scoresOf(truth, found));
  });

  test("say why there is none where all records are alone", async () => {
    const alone = "id,cluster\na,1\nb,2\n";
    expect(await scoresOf(alone, alone)).toMatchObject({
      metrics: {
        "dedup.entity.pairwise.precision": { value: null, n: 0, reason: "no pair of reports in one bundle" },
        "dedup.entity.adjustedRand": { value: 1, n: 1, reason: null },
        "dedup.entity.vMeasure": { value: 1, reason: null },
      },
    });
  });

  test("hold for one cluster of more records than a 16-bit counter holds", async () => {
    const records = Array.from({ length: 70_000 }, (_, i) => `r${i},all`);
    const scores = await scoresOf(
      ["id,cluster", ...records].join("\n"),
      ["id,cluster", ...records.toReversed()].join("\n"),
    );
    expect(scores).toMatchObject({
      records: 70_000,
      metrics: { "dedup.entity.largestEntity": { value: 70_000 }, "dedup.entity.pairwise.f1": { value: 1 } },
    });
  });
});

describe("refused at once are", () => {
  test("all faults of both files, those of a kind together", async () => {
    const bad = 'id,cluster\na,1\na,2\nb,\n,3\nc\nd,1,2\ng"h,4\na,9\n"e,4\nf,5\n';
    expect(await scoresOf(bad, "id;cluster\na;1\n")).toEqual([
      'repeated-id /truth.csv:3 2: "a" (lines 2 and 3), "a" (lines 2 and 9)',
      "empty-cluster /truth.csv:4 1: line 4",
      "empty-id /truth.csv:5 1: line 5",
      "wrong-fields /truth.csv:6 2: line 6, line 7",
      "bad-quotes /truth.csv:8 2: line 8, line 10",
      'wrong-header /predicted.csv:1 "id;cluster"',
    ]);
  });

  test("ids that only one file has, with their number and the first three", async () => {
    const other = `id,cluster\n${["a", "b", "v", "w", "x", "y"].map((id) => `${id},1\n`).join("")}`;
    expect(await scoresOf(truth, other)).toEqual([
      'missing-id /truth.csv:4 3: "c" (line 4), "d" (line 5), "e" (line 6)',
      'missing-id /predicted.csv:4 4: "v" (line 4), "w" (line 5), "x" (line 6), and 1 more',
    ]);
  });

  test.each([
    ["nothing", "", "wrong-header /truth.csv:1 an empty file"],
    ["an empty line", "\n", "wrong-header /truth.csv:1 an empty file"],
    ["a header alone", "id,cluster\n", "no-records /truth.csv a header and nothing more"],
    ["another header", "ID,Cluster\na,1\n", 'wrong-header /truth.csv:1 "ID,Cluster"'],
    ["a header of one field", "id\na\n", 'wrong-header /truth.csv:1 "id"'],
    ["a header of three", "id,cluster,size\na,1,2\n", 'wrong-header /truth.csv:1 "id,cluster" and 1 more'],
    ["a header without end", `${"h".repeat(999)}\n`, `wrong-header /truth.csv:1 "${"h".repeat(60)}..."`],
    ["a field without end", `id,cluster\na,${"x".repeat(70_000)}\n`, "record-too-long /truth.csv:2 1: line 2"],
  ])("a file that has %s", async (_, text, problem) => {
    expect(await scoresOf(text, truth)).toEqual([problem]);
  });

  test("files that are not there", async () => {
    const folder = temporaryFolder();
    const refused = scoreClusters(join(folder, "no.csv"), folder, "entity");
    await expect(refused).rejects.toMatchObject({ problems: [{ code: "no-such-file" }, { code: "unreadable-file" }] });
  });
});
