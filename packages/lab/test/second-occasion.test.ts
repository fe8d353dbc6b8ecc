import { join } from "node:path";
import { dispositions, paths, priorities } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import type { Decision } from "../src/replication/decision-values.ts";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { houseStages } from "../src/scenario/house-stages.ts";
import { parseScenario } from "../src/scenario/load-scenario.ts";
import { noWord, oneWord, secondWord } from "./fixtures/labelling-stages.ts";
import { type Keys, scenarioText, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";

removeFoldersAfterAll();
const files = { "second-word.ts": secondWord, "one-word.ts": oneWord, "no-word.ts": noWord };

const keys: Keys = { days: 1, warmupDays: 0, scale: 0.01, seed: "triage is asked again" };

function runOf(
  names: readonly string[],
  sliceRows = Number.POSITIVE_INFINITY,
  { dedup = "none", more = {} }: { readonly dedup?: string; readonly more?: Keys } = {},
): Promise<Run> {
  const lines = names.map((name) => strategyLine(name, dedup, `./${name}.ts`, "address-only"));
  const text = scenarioText(lines, { ...keys, ...more });
  const scenario = parseScenario(text, join(temporaryFolder(files), "a.yaml"), {}, houseStages);
  return runScenario(scenario, 1, { workers: 1, sliceRows });
}

const [labelling, urgent, referral] = [paths.indexOf("labelling"), paths.indexOf("urgent"), paths.indexOf("referral")];
const isAskedAgain = ({ score }: Decision): boolean => score >= 1000;
const numbersOf = ({ results }: Run, name: string): readonly Decision[] => results.decisions.get(name) ?? [];

describe("triage that reads a label", () => {
  let run: Run;
  let decisions: readonly Decision[];
  const metric = (name: string): number =>
    run.results.metrics.strategies.find((of) => of.name === "second-word")?.metrics[name]?.value ?? Number.NaN;
  const chosen = (choice: number): readonly Decision[] =>
    decisions.filter((decision) => isAskedAgain(decision) && decision.reportId % 4 === choice);

  beforeAll(async () => {
    run = await runOf(["second-word", "one-word"]);
    decisions = numbersOf(run, "second-word");
  });

  test("is asked again about the items that were labelled, and about no other", () => {
    const twin = numbersOf(run, "one-word").filter(({ path }) => path === labelling);
    expect(twin.length).toBeGreaterThan(100);
    expect(decisions.filter(isAskedAgain).map(({ row }) => row)).toEqual(twin.map(({ row }) => row));
  });

  test("sees the columns that the report had on receipt", () => {
    for (const { reportId, score } of decisions) expect(score % 1000).toBe(reportId % 500);
  });

  test("sends what it then escalates to the urgent desk, and it counts as escalated", () => {
    expect(chosen(1).length).toBeGreaterThan(20);
    expect(chosen(1).every(({ path, escalated }) => path === urgent && escalated === 1)).toBe(true);
    expect(decisions.filter(({ escalated }) => escalated === 1)).toEqual(chosen(1));
    expect(metric("escalation.share")).toBeCloseTo(chosen(1).length / decisions.length, 12);
  });

  test("sends referrals of priority 2 to the referral desk, and the others to their agencies", () => {
    expect(chosen(2).every(({ path, priority }) => path === referral && priorities[priority] === "2")).toBe(true);
    expect(decisions.filter(({ path }) => path === referral)).toEqual(chosen(2));
    expect([...chosen(0), ...chosen(3)].every(({ path }) => path === labelling)).toBe(true);
  });

  test("has its last word stored and counted as the disposition", () => {
    const idle = decisions.filter(({ disposition }) => dispositions[disposition] === "informational");
    expect(idle).toEqual(chosen(0));
    const agencies = (of: readonly Decision[]): number =>
      of.reduce((sum, { agency2, agency3 }) => sum + 1 + Number(agency2 !== 0) + Number(agency3 !== 0), 0);
    expect(metric("disposition.informationalShare")).toBeCloseTo(agencies(idle) / agencies(decisions), 12);
  });

  test("says the same in slices", async () => {
    expect(numbersOf(await runOf(["second-word"], 3), "second-word")).toEqual(decisions);
  });
});

test("triage that leaves a labelled row undecided is told the row and the tick", async () => {
  await expect(runOf(["no-word"])).rejects.toMatchObject({
    problems: [
      {
        code: "undecided-row",
        message: expect.stringMatching(/left row \d+ undecided \(tick \d+\)/),
        found: "priority 0, disposition 0, escalate 0, score 0",
      },
    ],
  });
});

describe("a run that stores a sample", () => {
  const slow =
    "{ urgentBaseSeconds: { value: 20000, range: [900, 20000] }, urgentServers: { value: 2, range: [1, 9] } }";
  const inSample = { storedRows: 1, floor: slow };

  test.each(["none", "exact-hash"])(
    "stores every report that triage escalated by its second word, and its bundle, and what is still at a desk: dedup %s",
    async (dedup) => {
      const [whole, sampled] = await Promise.all([
        runOf(["second-word"], Number.POSITIVE_INFINITY, { dedup, more: { floor: slow } }),
        runOf(["second-word"], Number.POSITIVE_INFINITY, { dedup, more: inSample }),
      ]);
      const all = numbersOf(whole, "second-word");
      const kept = numbersOf(sampled, "second-word");
      const rows = new Set(kept.map(({ row }) => row));
      expect(kept).toEqual(all.filter(({ row }) => rows.has(row)));
      expect(rows.size).toBeLessThan(0.9 * all.length);
      const isEscalated = ({ escalated }: Decision) => escalated === 1;
      expect(all.filter(isEscalated).length).toBeGreaterThan(20);
      expect(kept.filter(isEscalated)).toEqual(all.filter(isEscalated));
      const isLeft = (one: Decision) => isAskedAgain(one) && one.reportId % 4 === 1 && one.deliveredAtSeconds === -1;
      expect(all.filter(isLeft).length).toBeGreaterThan(0);
      expect(kept.filter(isLeft)).toEqual(all.filter(isLeft));
    },
  );
});
