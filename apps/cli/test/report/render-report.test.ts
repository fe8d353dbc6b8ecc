import { formatInterval, formatValue } from "@tipbench/charts";
import { sampleRun } from "@tipbench/charts/testing";
import { metricDefinitions, syntheticNotice } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, it } from "vitest";
import { html } from "../../src/report/html.ts";
import { renderReport } from "../../src/report/render-report.ts";

const run = sampleRun(5, 7);
let report = "";
beforeAll(async () => {
  report = await renderReport(run);
});

const all = (pattern: RegExp): string[] => [...report.matchAll(pattern)].map((match) => match[1] ?? "");

describe("a report", () => {
  it("is the same bytes for the same tables, whatever was drawn before", async () => {
    await renderReport(sampleRun(1, 3));
    expect((await renderReport(sampleRun(5, 7))) === report).toBe(true);
  });

  it("holds no script and names nothing to fetch", () => {
    expect(all(/(<script|<link|<img|<iframe|\bsrc=|@import|url\((?!#))/gi)).toEqual([]);
    expect(all(/https?:\/\/([^"' <]+)/g).every((address) => address.startsWith("www.w3.org/"))).toBe(true);
  });

  it("shows every metric of every strategy with its interval and its definition", () => {
    for (const { name, metrics } of run.metrics.strategies) {
      for (const [metric, estimate] of Object.entries(metrics)) {
        const text = estimate.value === null ? (estimate.reason ?? name) : formatValue(estimate.value, estimate.unit);
        expect(report, `${name} ${metric}`).toContain(html`${text}`.markup);
        expect(report, `${name} ${metric}`).toContain(html`${formatInterval(estimate)}`.markup);
      }
    }
    for (const { numerator, denominator } of metricDefinitions) {
      expect(report).toContain(html`${numerator} / ${denominator}`.markup);
    }
  });

  it("says what was run, what it cannot say, and that it is synthetic", () => {
    expect(report.split(syntheticNotice).length).toBeGreaterThan(10);
    for (const words of [
      "sample-seed",
      "700,000",
      "0.1.0",
      "signal strength",
      "calibration, not validation",
      "exogenous",
    ])
      expect(report).toContain(words);
    expect(report).toContain("Does &lt;bundling&gt; change what is missed &amp; where?");
  });

  it("has a section on links, and none where no pair was scored", async () => {
    expect(report).toContain('<h2 id="links">');
    expect(report).toContain("6,400 reviews");
    const unscored = await renderReport({ ...run, links: { ...run.links, strategies: [] } });
    expect(unscored).not.toContain('id="links"');
  });

  it("shows each strategy's stages, and no assessment for a run of before there was one", async () => {
    const rowOf = (text: string) => /<t[dh][^>]*>exact-hash.*?<\/tr>/s.exec(text)?.[0].replace(/<[^>]+>\s*/g, "|");
    const strategies = run.manifest.strategies.map(({ assessment: _, ...others }) => others);
    const earlier = await renderReport({ ...run, manifest: { ...run.manifest, strategies } });
    expect(rowOf(report)).toMatch(/published-rules\|+stated-first\|+capacity-first\|/);
    expect(rowOf(earlier)).toMatch(/published-rules\|+stated-first\|+none\|/);
  });

  it("has no id twice and no link to nowhere", () => {
    const ids = all(/ id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of all(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it("names every picture and every table, and says what each heading cell heads", () => {
    const pictures = all(/<svg ([^>]*)>/g).filter((attributes) => !attributes.includes('aria-hidden="true"'));
    expect(pictures.length).toBeGreaterThan(10);
    for (const attributes of pictures) expect(attributes).toMatch(/^role="img" aria-label="[^"]{20,}"/);
    expect(all(/<table>(.{9})/g).every((next) => next === "<caption>")).toBe(true);
    expect(all(/<th(?!ead)( ?[^>]*)>/g).every((attributes) => /scope="(row|col)"/.test(attributes))).toBe(true);
  });

  it("gives the verdicts that the run reached", () => {
    expect(report).toContain('<span class="worse">worse</span>');
    expect(report).toContain("<td>0.013</td>");
    expect(report).not.toContain("There is one replication.");
  });
});

it("says at one replication that nothing has an interval", async () => {
  const single = await renderReport(sampleRun(1, 2));
  expect(single).toContain("There is one replication.");
  expect(single).toContain("<td>too few data</td>");
  expect(single).not.toContain('class="worse"');
});

it("escapes whatever a scenario may hold", async () => {
  const evil = `"><script>alert('x')</script>`;
  const manifest = {
    ...run.manifest,
    name: evil,
    question: evil,
    seed: evil,
    scenario: { [evil]: evil },
    strategies: run.manifest.strategies.map((strategy) => ({
      ...strategy,
      dedup: { use: evil, options: { [evil]: evil } },
    })),
  };
  const metrics = {
    ...run.metrics,
    strategies: run.metrics.strategies.map((strategy) => ({ ...strategy, name: evil })),
  };
  const text = await renderReport({ ...run, manifest, metrics });
  expect(text.includes("<script")).toBe(false);
});
