import type { MetricsDocument } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { answer } from "./fixtures/run-metrics.ts";
import { strategyLine } from "./fixtures/small-scenario.ts";

const strategies = [strategyLine("first-come", "none", "first-come", "address-only")];
/** A tenth of the national volume for the whole house, so that every report is admitted to labelling that may be. */
const keys = { days: 1, warmupDays: 1, scale: 0.1, seed: "forgotten labels" };
const runWith = (floor: string): Promise<MetricsDocument> => answer({ strategies, keys: { ...keys, floor } });

function metric({ strategies: [first] }: MetricsDocument, name: string): number {
  return first?.metrics[name]?.value ?? Number.NaN;
}

let remembered: MetricsDocument;
let forgotten: MetricsDocument;
beforeAll(async () => {
  remembered = await runWith("{}");
  forgotten = await runWith("{ forgottenShare: 1 }");
});

describe("where hash matching forgets what analysts have labelled", () => {
  test("they view 31 % more files: 1660 for 1000 reports in place of 1267", () => {
    const [before, after] = [remembered, forgotten].map((of) => metric(of, "files.viewsPer1000"));
    expect(before).toBeCloseTo(1267.413, 3);
    expect(after).toBeCloseTo(1660.335, 3);
    expect((after ?? 0) / (before ?? 1) - 1).toBeCloseTo(0.31, 3);
  });

  test("each file that matching would have spared them is one that they label", () => {
    const [labelled, avoided] = ["files.labelledPer1000", "files.viewsAvoidedPer1000"].map(
      (name) => metric(forgotten, name) - metric(remembered, name),
    );
    expect(labelled).toBeGreaterThan(300);
    expect(Math.abs((labelled ?? 0) / (avoided ?? 1) + 1)).toBeLessThan(0.01);
  });

  test("nothing else is the reason: the stream is the same, and the desks never turn a report away", () => {
    expect(forgotten.stream.hash).toBe(remembered.stream.hash);
    for (const of of [remembered, forgotten]) expect(metric(of, "backlog.max")).toBeLessThan(100);
  });

  test("half of it forgotten lies between", async () => {
    const half = metric(await runWith("{ forgottenShare: 0.5 }"), "files.labelledPer1000");
    expect(half).toBeGreaterThan(1.05 * metric(remembered, "files.labelledPer1000"));
    expect(half).toBeLessThan(0.95 * metric(forgotten, "files.labelledPer1000"));
  });
});

test("where analysts may open what nobody at the provider viewed, they view more files", async () => {
  const opened = await runWith("{ openUnviewed: 1 }");
  expect(opened.stream.hash).toBe(remembered.stream.hash);
  expect(metric(opened, "files.viewsPer1000")).toBeGreaterThan(1.2 * metric(remembered, "files.viewsPer1000"));
});
