import type { TriageOut } from "@tipbench/stage-kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradeEvidence, urgentChance, withPattern } from "../src/grade-posterior.kernel.ts";
import { createIdealTriage } from "../src/ideal-triage.ts";
import { inventedContext, inventedGrades, states, toldTruth } from "./invented-world.ts";
import { batchOf, type Report } from "./reports.ts";

const model = inventedGrades();
const yes = 2;

/** Bayes' rule as one reads it, over the three states of the invented world; patterns as `flagged + 2 pressed + 4 marked`. */
function byBayes(patterns: readonly number[], label?: { readonly files: number; readonly isRecent: boolean }): number {
  const at = (chances: Float64Array, state: number): number => chances[state] ?? 0;
  const held = (chance: number, holds: boolean): number => (holds ? chance : 1 - chance);
  const weights = Array.from({ length: states }, (_, state) => {
    const shown = patterns.reduce(
      (product, pattern) => {
        const marked = pattern >= 8 ? 1 : held(at(model.marked, state), (pattern & 4) !== 0);
        return (
          product *
          held(at(model.flagged, state), (pattern & 1) !== 0) *
          held(at(model.pressed, state), (pattern & 2) !== 0) *
          marked
        );
      },
      at(model.prior, state),
    );
    if (!label) return shown;
    const none = Array.from({ length: label.files }).reduce<number>(
      (product) => product * (1 - at(model.recent, state)),
      1,
    );
    return shown * (label.isRecent ? 1 - none : none);
  });
  const [routine = 0, ...urgent] = weights;
  const sum = urgent.reduce((total, weight) => total + weight, 0);
  return sum / (routine + sum);
}

test("the chance of an urgent grade is that of Bayes' rule", () => {
  const evidence = gradeEvidence(model);
  const patterns = fc.array(fc.nat(7), { maxLength: 10 });
  const labels = fc.option(fc.record({ files: fc.integer({ min: 1, max: 9 }), isRecent: fc.boolean() }));
  fc.assert(
    fc.property(fc.nat(11), patterns, labels, fc.nat(200), fc.nat(7), (pattern, before, label, provider, type) => {
      const shown = {
        provider,
        priorAt: provider * 8 + type,
        pattern,
        seen: before.reduce(withPattern, 0),
        labelled: label?.files ?? 0,
        isRecent: label?.isRecent ?? false,
      };
      expect(urgentChance(evidence, shown)).toBeCloseTo(byBayes([...before, pattern], label ?? undefined), 9);
    }),
  );
});

const incidents = toldTruth([1, 1, 2, 1, 1].map((incident, event) => ({ incident, event })));

function scored(reports: readonly Report[], truth = incidents): number[] {
  const stage = createIdealTriage({ share: 0.5 }, inventedContext(truth));
  return scoresOf(stage, reports, "received");
}

function scoresOf(
  stage: ReturnType<typeof createIdealTriage>,
  reports: readonly Report[],
  occasion: "received" | "labelled",
) {
  const rows = reports.length;
  const out: TriageOut = {
    priority: new Uint8Array(rows),
    disposition: new Uint8Array(rows),
    escalate: new Uint8Array(rows),
    score: new Float32Array(rows),
  };
  stage.triage(batchOf(reports), occasion, out);
  return [...out.score];
}

const flagged: Report = { fileCount: 1, providerEscalation: 1, accountKey: 5 };
const plain: Report = { fileCount: 1, accountKey: 5 };

describe("ideal triage", () => {
  test("takes what earlier reports of the incident showed into account, and of no other", () => {
    const [first, second, other] = scored([flagged, plain, plain]);
    expect(first).toBeCloseTo(byBayes([1]), 6);
    expect(second).toBeCloseTo(byBayes([1, 0]), 6);
    expect(other).toBeCloseTo(byBayes([0]), 6);
  });

  test("only where identifiers could show it", () => {
    const nameless = { fileCount: 1 };
    const [, second, , fourth] = scored([flagged, nameless, plain, plain]);
    expect(second).toBeCloseTo(byBayes([0]), 6);
    expect(fourth).toBeCloseTo(byBayes([1, 0]), 6);
  });

  test("counts a repeated report of one event once", () => {
    const truth = toldTruth([{ event: 3 }, { event: 3 }, { event: 4 }]);
    const [, again, next] = scored([flagged, flagged, plain], truth);
    expect(again).toBeCloseTo(byBayes([1]), 6);
    expect(next).toBeCloseTo(byBayes([1, 0]), 6);
  });

  test("looks at marks of reports with files alone, and knows that a batched one is never urgent", () => {
    const [marked, fileless, batched] = scored([
      { fileCount: 1, marked: yes },
      { fileCount: 0 },
      { fileCount: 1, batched: 1, providerEscalation: 1 },
    ]);
    expect(marked).toBeCloseTo(byBayes([4]), 6);
    expect(fileless).toBeCloseTo(byBayes([8]), 6);
    expect(batched).toBe(0);
  });

  test("is told by labels, with all that the incident has shown by then", () => {
    const stage = createIdealTriage({ share: 0.5 }, inventedContext(incidents));
    scoresOf(stage, [plain, flagged], "received");
    const again = { ...plain, labelledFiles: 2, labelledFlags: 1 };
    expect(scoresOf(stage, [again], "labelled")[0]).toBeCloseTo(byBayes([0, 1], { files: 2, isRecent: true }), 6);
    expect(scoresOf(stage, [{ ...again, labelledFlags: 0 }], "labelled")[0]).toBeCloseTo(
      byBayes([0, 1], { files: 2, isRecent: false }),
      6,
    );
  });
});
