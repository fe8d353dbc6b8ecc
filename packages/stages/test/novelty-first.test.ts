import { describe, expect, test } from "vitest";
import { createNoveltyFirst } from "../src/triage-novelty-first.ts";
import { batchOf, type Report, triageOut } from "./synthetic-batch.ts";

/** What novelty-first says of one report with a cut-off of 1, as [priority, disposition, escalate, score]. */
function judged(report: Report): number[] {
  const stage = createNoveltyFirst({ cutoff: 1 });
  const out = triageOut(1);
  stage.triage(batchOf([report]), "received", out);
  return [out.priority[0] ?? 0, out.disposition[0] ?? 0, out.escalate[0] ?? 0, Number(out.score[0]?.toFixed(4))];
}

const seenAll = { labelledFiles: 1, labelledTypes: 2 };

describe("novelty-first", () => {
  test.each<[string, Report, number[]]>([
    ["one new file", { fileCount: 1 }, [2, 1, 0, 0.5]],
    ["three new files count more", { fileCount: 3 }, [2, 1, 0, 0.75]],
    ["known ones do not count", { fileCount: 3, matchKnown: 2 }, [2, 1, 0, 0.5]],
    ["what was seen in the run counts less", { fileCount: 1, matchFrequent: 1 }, [2, 1, 0, 0.25]],
    ["what is marked counts a quarter", { fileCount: 1, marked: 2 }, [2, 1, 0, 0.125]],
    ["all known is informational", { fileCount: 2, matchKnown: 2 }, [4, 2, 0, 0]],
    ["no file at all is a referral of priority 3", {}, [3, 1, 0, 0]],
    ["all irrelevant is informational", { fileCount: 1, ...seenAll }, [4, 2, 0, 0]],
    [
      "a file made recently is escalated",
      { fileCount: 1, labelledFiles: 1, labelledTypes: 8, labelledFlags: 1 },
      [1, 1, 1, 1.5],
    ],
  ])("%s", (_, report, decision) => {
    expect(judged(report)).toEqual(decision);
  });
});
