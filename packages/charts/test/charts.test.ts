import {
  curveNames,
  dimensions,
  headlineMetrics,
  type StratumRow,
  smallGroup,
  syntheticNotice,
} from "@tipbench/vocabulary";
import { parse, View } from "vega";
import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import {
  type Chart,
  confusionChart,
  curveChart,
  dailyChart,
  differenceChart,
  groupChart,
  linkChart,
  missCauseChart,
  realismChart,
  stateMap,
  strategyChart,
} from "../src/index.ts";
import { sampleRun } from "../src/testing/sample-run.ts";

const size = { width: 1_000 };
const names = ["baseline", "bundled", "plain"];

function allCharts(replications: number): readonly Chart[] {
  const run = sampleRun(replications, 7);
  return [
    strategyChart(run.metrics, headlineMetrics, size),
    differenceChart(run.metrics.comparisons, run.manifest.primary, names, size),
    ...dimensions.map((dimension) =>
      groupChart(run.strata, { dimension, metric: "escalation.restrictedMean72h", strategies: names }, size),
    ),
    dailyChart(run.series, ["escalation.share", "backlog.max"], names, size),
    stateMap(run.strata, names, size),
    realismChart(run.card, size),
    linkChart(run.links, names, size),
    ...curveNames.flatMap((curve) => curveChart(run.curves, curve, names, size) ?? []),
    confusionChart(run.confusion, names, size) ?? [],
    missCauseChart(run.metrics, size),
  ].flat();
}

const warnings: string[] = [];
const logger = {
  level: () => logger,
  error: (...words: readonly string[]) => logger.warn(...words),
  warn: (...words: readonly string[]) => {
    warnings.push(words.join(" "));
    return logger;
  },
  info: () => logger,
  debug: () => logger,
};

async function svgOf(chart: Chart): Promise<string> {
  const { spec } = compile(chart.spec, { logger });
  return new View(parse(spec), { renderer: "none" }).toSVG();
}

/** Encodings that name a field without saying its type; secondary channels have none of their own. */
function untypedEncodings(part: unknown, path: string): string[] {
  if (typeof part !== "object" || part === null) return [];
  const isEncoding = /\.encoding\.(?!x2|y2)[a-zA-Z0-9]+(\.\d+|\.condition)?$/.test(path);
  const own = isEncoding && "field" in part && !("type" in part) ? [path] : [];
  return [...own, ...Object.entries(part).flatMap(([key, inner]) => untypedEncodings(inner, `${path}.${key}`))];
}

describe.each(allCharts(5).map((chart) => [chart.title, chart] as const))("%s", (_, chart) => {
  it("is plain data that names no address", () => {
    expect(JSON.parse(JSON.stringify(chart.spec))).toEqual(chart.spec);
    expect(JSON.stringify(chart.spec)).not.toMatch(/"url":|https?:/);
  });

  it("carries the notice, its alternative text and its definitions", () => {
    const text = JSON.stringify(chart.spec);
    expect(chart.spec.description).toBe(`${chart.summary} ${syntheticNotice}`);
    expect(text).toContain("SYNTHETIC");
    expect(text).toContain("Volume is not prevalence");
    expect(chart.definitions.length > 0).toBe(chart.name !== "realism");
  });

  it("says the type of every encoding", () => {
    expect(untypedEncodings(chart.spec, "")).toEqual([]);
  });

  it("compiles without a warning and draws the same picture twice", async () => {
    warnings.length = 0;
    const first = await svgOf(chart);
    expect(warnings).toEqual([]);
    expect(await svgOf(chart)).toBe(first);
  });

  it("tells its figures in a table whose rows are whole", () => {
    expect(chart.table.rows.length).toBeGreaterThan(0);
    for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.columns.length);
  });
});

/** Symbols of the marks that show data; legends have their own. */
function countDots(svg: string): number {
  const groups = svg.split('<g class="mark-symbol role-mark').slice(1);
  return groups.reduce((sum, group) => sum + (group.split("</g>")[0]?.split("<path").length ?? 1) - 1, 0);
}

const row = (part: Partial<StratumRow>): StratumRow => ({
  strategy: "baseline",
  dimension: "region",
  group: "europe",
  metric: "jurisdiction.missRate",
  value: 0.25,
  low: null,
  high: null,
  n: 500,
  reason: null,
  ...part,
});

describe("groupChart", () => {
  const query = { dimension: "region", metric: "jurisdiction.missRate", strategies: names } as const;

  it("draws a dot a value and none for a null or for another metric or dimension", async () => {
    const rows = [
      row({}),
      row({ strategy: "bundled", value: null }),
      row({ metric: "escalation.share" }),
      row({ dimension: "incidentType", group: "tourism" }),
      row({ group: "asia" }),
    ];
    expect(countDots(await svgOf(groupChart(rows, query, size)))).toBe(2);
  });

  it("fades groups that are too small to tell", async () => {
    const svg = await svgOf(
      groupChart([row({ n: smallGroup - 1 }), row({ group: "asia", n: smallGroup })], query, size),
    );
    expect(svg.match(/opacity="0\.3"/g)).toHaveLength(1);
  });

  it("orders groups as the code book does and words them", () => {
    const { table } = groupChart(
      [row({ group: "asia" }), row({ group: "unitedStates" }), row({ group: "x" })],
      query,
      size,
    );
    expect(table.rows.map(([group]) => group)).toEqual(["United States", "Asia", "x"]);
  });
});

describe("strategyChart", () => {
  it("draws intervals only where a run has them", async () => {
    const ruleCount = async (replications: number): Promise<number> => {
      const chart = strategyChart(sampleRun(replications, 1).metrics, ["jurisdiction.missRate"], size);
      return (await svgOf(chart)).split("mark-rule role-mark").length - 1;
    };
    expect(await ruleCount(1)).toBe(0);
    expect(await ruleCount(5)).toBe(1);
  });

  it("writes each value beside its dot as the table does", async () => {
    const { metrics } = sampleRun(1, 1);
    const chart = strategyChart(metrics, ["jurisdiction.missRate"], size);
    const svg = await svgOf(chart);
    for (const [, , value = "no value"] of chart.table.rows) expect(svg).toContain(`>${value}<`);
  });

  it("leaves out metrics that the run does not have", () => {
    const chart = strategyChart(sampleRun(1, 1).metrics, ["assessment.opened"], size);
    expect(chart.table.rows).toEqual([]);
  });
});

describe("dailyChart", () => {
  it("breaks a line where a day has no value", async () => {
    const day = (at: number, value: number | null) =>
      ({ strategy: "baseline", day: at, metric: "backlog.max", value, low: null, high: null, n: 1 }) as const;
    const lineOf = async (values: readonly (number | null)[]): Promise<string> => {
      const svg = await svgOf(
        dailyChart(
          values.map((value, at) => day(at, value)),
          ["backlog.max"],
          ["baseline"],
          size,
        ),
      );
      return svg.match(/mark-line role-mark[^>]*><path[^>]* d="([^"]*)"/)?.[1] ?? "";
    };
    expect((await lineOf([3, 4, 5, 6])).split("M")).toHaveLength(2);
    expect((await lineOf([3, 4, null, 5, 6])).split("M")).toHaveLength(3);
  });
});

describe("stateMap", () => {
  it("draws every state for every strategy and hatches those without a value", async () => {
    const rows = ["baseline", "bundled"].map((strategy) => row({ strategy, dimension: "state", group: "TX" }));
    const svg = await svgOf(stateMap(rows, ["baseline", "bundled"], size));
    expect(svg.match(/fill="url\(#tipbench-hatch\)/g)).toHaveLength(2 * 50);
    expect(svg.match(/stroke-width="0\.5"/g)).toHaveLength(2 * 51);
  });

  it("keeps territories in the table", () => {
    const { table } = stateMap([row({ dimension: "state", group: "PR" })], ["baseline"], size);
    expect(table.rows).toEqual([["Puerto Rico", "25.0%", "500"]]);
  });
});
