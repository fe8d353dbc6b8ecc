import { join } from "node:path";
import { missCauses } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { houseStages } from "../src/scenario/house-stages.ts";
import { parseScenario } from "../src/scenario/load-scenario.ts";
import { scenarioText, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";

/** Says of each report, with the same probability, that it is urgent. */
const constantTriage = `
export const createStage = () => ({
  name: "constant",
  scoreIs: "probability",
  reads: [],
  triage({ rows }, _occasion, out) {
    out.priority.fill(4, 0, rows);
    out.disposition.fill(1, 0, rows);
    out.score.fill(0.25, 0, rows);
  },
});
`;
const strategies = [
  strategyLine("base", "none", "published-rules", "address-only"),
  strategyLine("bundled", "exact-hash", "{ reference: oracle }", "stated-first"),
  strategyLine("constant", "none", "./constant.ts", "{ reference: oracle }"),
];
const names = ["base", "bundled", "constant"] as const;

removeFoldersAfterAll();
let run: Run;
beforeAll(async () => {
  const file = join(temporaryFolder({ "constant.ts": constantTriage }), "a.yaml");
  const batching = "[{ kind: batching, of: socialFeed, from: 2023-01-01, share: 1 }]";
  const text = scenarioText(strategies, { days: 2, warmupDays: 0, scale: 0.1, events: batching });
  run = await runScenario(parseScenario(text, file, {}, houseStages), 2, { workers: 1 });
});

const metricsOf = (name: string) => run.results.metrics.strategies.find((found) => found.name === name)?.metrics ?? {};
const shareOf = (name: string, metric: string): number => metricsOf(name)[metric]?.value ?? Number.NaN;
const curveOf = (name: string, curve: string) =>
  run.results.curves.filter((point) => point.strategy === name && point.curve === curve);

describe.each(names)("of the strategy %s", (name) => {
  test("misses by cause add up to those that are not late", () => {
    const causes = missCauses.map((cause) => shareOf(name, `jurisdiction.missCause.${cause}`));
    const missed = shareOf(name, "jurisdiction.missRate") - shareOf(name, "jurisdiction.missRate.late");
    expect(causes.reduce((sum, share) => sum + share, 0)).toBeCloseTo(missed, 12);
  });

  test("the confusion of agencies adds up to the misses and to the reports with a lead", () => {
    const rows = run.results.confusion.filter(({ strategy }) => strategy === name);
    const total = (of: "reports" | "missed") => rows.reduce((sum, row) => sum + row[of], 0);
    const { n = 0 } = metricsOf(name)["jurisdiction.missRate.wrongRegion"] ?? {};
    const kinds = ["unresolved", "wrongCountry", "wrongRegion"].map((kind) =>
      shareOf(name, `jurisdiction.missRate.${kind}`),
    );
    expect(total("reports")).toBe(n);
    const share = total("missed") / n;
    expect(Math.abs(share - kinds.reduce((sum, kind) => sum + kind, 0))).toBeLessThan(0.001);
  });

  test("the curve of recall ends with all reports, and never falls", () => {
    const points = curveOf(name, "precisionRecall");
    expect(points.at(-1)).toMatchObject({ x: 1, n: metricsOf(name)["escalation.share"]?.n });
    expect(points.map(({ x }) => x)).toEqual(points.map(({ x }) => x).sort((a, b) => a - b));
  });
});

test("the oracle's score puts every urgent report first", () => {
  expect(metricsOf("bundled")["escalation.averagePrecision"]?.value).toBe(1);
  expect(metricsOf("bundled")["escalation.rocAuc"]?.value).toBe(1);
  expect(shareOf("base", "escalation.averagePrecision")).toBeLessThan(1);
});

test("calibration is measured of scores that are probabilities, and of no others", () => {
  const urgent = curveOf("constant", "calibration")[0]?.y ?? 1;
  expect(curveOf("constant", "calibration")).toHaveLength(1);
  expect(shareOf("constant", "escalation.calibrationError")).toBeCloseTo(0.25 - urgent, 4);
  expect(shareOf("constant", "escalation.brierScore")).toBeCloseTo(0.0625 + urgent / 2, 4);
  expect(metricsOf("base")["escalation.calibrationError"]).toMatchObject({
    value: null,
    n: 0,
    reason: "no score of which the triage stage says that it is a probability",
  });
  expect(curveOf("base", "calibration")).toEqual([]);
});

test("bundles and batches have their part in the misses", () => {
  expect(shareOf("bundled", "jurisdiction.missCause.bundled")).toBeGreaterThan(0.01);
  expect(shareOf("base", "jurisdiction.missCause.bundled")).toBe(0);
  for (const name of ["base", "bundled"]) {
    expect(shareOf(name, "jurisdiction.missCause.batched")).toBeGreaterThan(0);
  }
  expect(shareOf("constant", "jurisdiction.missRate")).toBe(shareOf("constant", "jurisdiction.missRate.late"));
});

test("times to escalation are told by group, or why they are not", () => {
  const rows = run.results.strata.filter(
    ({ metric, strategy }) => metric === "escalation.restrictedMean72h" && strategy === "bundled",
  );
  expect(new Set(rows.map(({ dimension }) => dimension))).toEqual(
    new Set(["providerClass", "incidentType", "region", "state"]),
  );
  for (const { value, reason } of rows) expect(value === null).toBe(reason !== null);
  const byClass = rows.filter(({ dimension }) => dimension === "providerClass");
  expect(byClass.reduce((sum, { n }) => sum + n, 0)).toBe(metricsOf("bundled")["escalation.restrictedMean72h"]?.n);
  expect(rows.some(({ reason }) => reason?.startsWith("fewer than 30"))).toBe(true);
});
