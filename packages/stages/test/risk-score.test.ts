import { describe, expect, test } from "vitest";
import { createRiskScore, riskScoreOptions } from "../src/triage-risk-score.ts";
import { batchOf, type Report, triageOut } from "./synthetic-batch.ts";

const weights = { intercept: -4, signs: { escalation: 3, onlineEnticement: 1, marked: -2, recent: 5 } };
const informational = 2;

/** What risk-score says of reports in turn, as [priority, disposition, escalate]. */
function judged(reports: readonly Report[], options: object = { cutoff: 0.2 }): number[][] {
  const stage = createRiskScore(riskScoreOptions.parse({ weights, ...options }));
  const out = triageOut(reports.length);
  stage.triage(batchOf(reports), "received", out);
  return reports.map((_, row) => [out.priority[row] ?? 0, out.disposition[row] ?? 0, out.escalate[row] ?? 0]);
}

describe("risk-score", () => {
  test.each<[string, Report, number[]]>([
    ["a score from the cut-off on is escalated", { providerEscalation: 1 }, [1, 1, 1]],
    ["one below it is not", {}, [3, 1, 0]],
    ["contact has priority 2", { incidentType: 1 }, [2, 1, 0]],
    ["what is marked is informational", { marked: 2, fileCount: 1 }, [4, informational, 0]],
    ["contact stays a referral", { incidentType: 1, marked: 2, fileCount: 1 }, [2, 1, 0]],
    ["a mark outweighs a flag", { providerEscalation: 1, marked: 2, fileCount: 1 }, [4, informational, 0]],
  ])("%s", (_, report, decision) => {
    expect(judged([report])).toEqual([decision]);
  });

  test("by share escalates the highest scores so far, and no others", () => {
    const reports = Array.from({ length: 200 }, (_, row) => (row % 10 === 9 ? { providerEscalation: 1 } : {}));
    const escalated = judged(reports, { share: 0.1 }).flatMap(([, , escalate], row) => (escalate === 1 ? [row] : []));
    expect(escalated.every((row) => row % 10 === 9)).toBe(true);
    expect(escalated.length).toBeGreaterThan(17);
  });

  test("labels of recent making escalate a report that was not", () => {
    const stage = createRiskScore(riskScoreOptions.parse({ weights, share: 0.1 }));
    const first = triageOut(50);
    stage.triage(batchOf(new Array(50).fill({ incidentType: 1 })), "received", first);
    const again = triageOut(2);
    const labelled = { incidentType: 1, labelledFiles: 1, fileCount: 1 };
    stage.triage(batchOf([labelled, { ...labelled, labelledFlags: 1 }]), "labelled", again);
    expect([...again.escalate]).toEqual([0, 1]);
    expect([...again.priority]).toEqual([2, 1]);
  });

  test("refuses both budgets at once, and weights that no file can mean", () => {
    expect(riskScoreOptions.safeParse({ share: 0.1, cutoff: 0.1 }).success).toBe(false);
    expect(riskScoreOptions.safeParse({ weights: { intercept: 0, signs: { escalaton: 1 } } }).success).toBe(false);
    expect(riskScoreOptions.safeParse({ weights: { signs: {} } }).success).toBe(false);
    expect(riskScoreOptions.safeParse({ weights: { intercept: 0, signs: { marked: 51 } } }).success).toBe(false);
  });

  test("takes the fitted weights where none are given", () => {
    const stage = createRiskScore({ cutoff: 0.3 });
    const out = triageOut(2);
    stage.triage(
      batchOf([{ fileCount: 1 }, { fileCount: 1, incidentType: 1, providerEscalation: 1 }]),
      "received",
      out,
    );
    expect([...out.escalate]).toEqual([0, 1]);
    expect(out.score[0]).toBeLessThan(0.01);
  });
});
