import type { Feedback, TriageStage } from "@tipbench/stage-kit";
import { testContext } from "@tipbench/stage-kit/testing";
import { outcomeStatuses } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { createOutcomeLearning, outcomeLearningOptions } from "../src/triage-outcome-learning.ts";
import { batchOf, type Report, triageOut } from "./synthetic-batch.ts";

const noLabels: Feedback["labels"] = {
  row: new Uint32Array(0),
  files: new Uint8Array(0),
  types: new Uint8Array(0),
  age: new Uint8Array(0),
  flags: new Uint8Array(0),
};

function outcomes(rows: readonly number[], status: (typeof outcomeStatuses)[number]): Feedback {
  const code = outcomeStatuses.indexOf(status);
  return {
    labels: noLabels,
    outcomes: {
      row: Uint32Array.from(rows),
      agency: new Uint16Array(rows.length),
      status: new Uint8Array(rows.length).fill(code),
    },
  };
}

const made = (options: object = {}, context = {}): TriageStage =>
  createOutcomeLearning(outcomeLearningOptions.parse({ explore: 0, ...options }), testContext(context));

function scoresOf(stage: TriageStage, reports: readonly Report[], firstRow = 0): number[] {
  const out = triageOut(reports.length);
  stage.triage(batchOf(reports, firstRow), "received", out);
  return [...out.score];
}

const nameless: Report = { fileCount: 1 };
const named: Report = { fileCount: 1, accountKey: 7 };

describe("outcome-learning", () => {
  test("begins with the order of the published rules", () => {
    const pressed = { ...named, incidentType: 1, annotations: 1 };
    const flagged = { ...named, providerEscalation: 1 };
    const [plain = 0, contact = 0, flag = 0, pressure = 0] = scoresOf(made(), [
      named,
      { ...named, incidentType: 1 },
      flagged,
      pressed,
    ]);
    expect([plain, contact, flag, pressure]).toEqual([plain, contact, flag, pressure].toSorted((x, y) => x - y));
    expect(new Set([plain, contact, flag, pressure]).size).toBe(4);
  });

  test("learns which sign ends well, and which ends badly", () => {
    const stage = made();
    const [before = 0] = scoresOf(stage, [nameless, named]);
    for (let round = 0; round < 50; round++) {
      stage.learn?.(outcomes([0], "noMerit"));
      stage.learn?.(outcomes([1], "arrest"));
    }
    const [bad = 1, good = 0] = scoresOf(stage, [nameless, named], 2);
    expect(good).toBeGreaterThan(before);
    expect(bad).toBeLessThan(good / 3);
  });

  test("learns nothing of a report that was referred on", () => {
    const stage = made();
    const before = scoresOf(stage, [named]);
    stage.learn?.(outcomes([0], "referred"));
    expect(scoresOf(stage, [named], 1)).toEqual(before);
  });

  test("has forgotten a report after its memory, and takes no other for it", () => {
    const memory = { expectedReports: 1000, days: 30 };
    const stage = made({ memoryDays: 0.03 }, memory);
    scoresOf(stage, [nameless]);
    const before = scoresOf(stage, new Array(30_000).fill(named), 1);
    stage.learn?.(outcomes([0], "arrest"));
    expect(scoresOf(stage, [named], 30_001)[0]).toBe(before[0]);
    stage.learn?.(outcomes([30_000], "arrest"));
    expect(scoresOf(stage, [named], 30_002)[0]).toBeGreaterThan(before[0] ?? 1);
  });

  test("what analysts wrote is among the signs from which it learns", () => {
    const withLabels = made();
    const without = made();
    for (const stage of [withLabels, without]) scoresOf(stage, [named]);
    withLabels.learn?.({
      labels: {
        row: Uint32Array.of(0),
        files: Uint8Array.of(1),
        types: Uint8Array.of(8),
        age: Uint8Array.of(0),
        flags: Uint8Array.of(1),
      },
      outcomes: outcomes([0], "arrest").outcomes,
    });
    without.learn?.(outcomes([0], "arrest"));
    const recent = { ...named, labelledFiles: 1, labelledTypes: 8, labelledFlags: 1 };
    expect(scoresOf(withLabels, [recent], 1)[0]).toBeGreaterThan(scoresOf(without, [recent], 1)[0] ?? 1);
  });

  test("explores by lot what it would not choose", () => {
    const reports = Array.from({ length: 2000 }, (_, row) => ({ ...named, reportId: row + 1 }));
    const escalated = (explore: number): number => {
      const stage = made({ explore, cutoff: 1 });
      const out = triageOut(reports.length);
      stage.triage(batchOf(reports), "received", out);
      return out.escalate.reduce((sum, one) => sum + one, 0);
    };
    expect(escalated(0)).toBe(0);
    expect(Math.abs(escalated(0.1) - 200)).toBeLessThan(60);
  });
});
