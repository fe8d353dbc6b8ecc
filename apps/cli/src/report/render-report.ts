import {
  confusionChart,
  curveChart,
  dailyChart,
  differenceChart,
  dimensionTitles,
  groupChart,
  hatchId,
  linkChart,
  missCauseChart,
  stateMap,
  strategyChart,
} from "@tipbench/charts";
import { curveNames, type Dimension, headlineMetrics, syntheticNotice } from "@tipbench/vocabulary";
import { chartFigure } from "./chart-figure.ts";
import { allMetricTables, headlineTable } from "./comparison-section.ts";
import { headerSection } from "./header-section.ts";
import { type Html, html, nothing, trusted } from "./html.ts";
import { limitsSection } from "./limits-section.ts";
import { realismSection } from "./realism-section.ts";
import { type ReportInput, strategyNames } from "./report-input.ts";
import { reportStyle } from "./report-style.ts";
import { otherVerdicts, primaryVerdicts } from "./verdict-section.ts";

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

const size = { width: 1_040 };
const splitMetrics = [
  "jurisdiction.missRate",
  "escalation.share",
  "escalation.recall.imminent",
  "escalation.restrictedMean72h",
  "throughput.availableWithin24h",
] as const;
const dailyMetrics = [
  "throughput.availableWithin24h",
  "escalation.share",
  "jurisdiction.missRate",
  "backlog.max",
] as const;

async function splitSection(input: ReportInput, dimension: Dimension): Promise<Section> {
  const strategies = strategyNames(input);
  const figures: Html[] = [];
  for (const metric of splitMetrics) {
    figures.push(await chartFigure(groupChart(input.strata, { dimension, metric, strategies }, size)));
  }
  return { id: `by-${dimension}`, title: `By ${dimensionTitles[dimension]}`, body: html`${figures}` };
}

async function strategySection(input: ReportInput): Promise<Section> {
  const figure = await chartFigure(strategyChart(input.metrics, headlineMetrics, size));
  return { id: "strategies", title: "Strategies side by side", body: html`${headlineTable(input)}\n${figure}` };
}

async function verdictSection(input: ReportInput): Promise<Section> {
  const { metrics, manifest } = input;
  const chart = differenceChart(metrics.comparisons, manifest.primary, strategyNames(input), size);
  const body = html`${primaryVerdicts(input)}\n${await chartFigure(chart)}`;
  return { id: "verdicts", title: "Differences and verdicts", body };
}

async function timeSection(input: ReportInput): Promise<Section> {
  const body = await chartFigure(dailyChart(input.series, dailyMetrics, strategyNames(input), size));
  return { id: "over-time", title: "Over time", body };
}

async function scoreSection(input: ReportInput): Promise<Section> {
  const charts = curveNames.flatMap((curve) => curveChart(input.curves, curve, strategyNames(input), size) ?? []);
  const figures: Html[] = [];
  for (const chart of charts) figures.push(await chartFigure(chart));
  const body = html`<p>The score that triage gave on receipt, against the truth of urgency; a later word on labelled files is not looked at.</p>
${figures}`;
  return { id: "scores", title: "The score of triage", body };
}

async function missSection(input: ReportInput): Promise<Section> {
  const where = confusionChart(input.confusion, strategyNames(input), size);
  const causes = await chartFigure(missCauseChart(input.metrics, size));
  const body = html`<p>A cause is what stands behind the report itself, looked for in the order of the legend: a strategy that reads other columns may find the agency all the same.</p>
${causes}
${where ? await chartFigure(where) : nothing}`;
  return { id: "misses", title: "Why reports missed, and where they went", body };
}

async function mapSection(input: ReportInput): Promise<Section> {
  const body = await chartFigure(stateMap(input.strata, strategyNames(input), size));
  return { id: "map", title: "Jurisdiction misses by US state", body };
}

/** Nothing where no pair of reports was scored. */
async function linkSections(input: ReportInput): Promise<readonly Section[]> {
  if (input.links.strategies.length === 0) return [];
  const figure = await chartFigure(linkChart(input.links, strategyNames(input), size));
  const help = html`<p>Computed from the stored scores; “tipbench score links” asks for other thresholds, levels and reviewers.</p>`;
  return [{ id: "links", title: "Links: thresholds and reviews", body: html`${help}\n${figure}` }];
}

function scenarioSection({ manifest }: ReportInput): Section {
  const body = html`<p>Every parameter with its value, as it was run.</p>
<pre tabindex="0" role="group" aria-label="The scenario as it was run">${JSON.stringify(manifest.scenario, null, 2)}</pre>`;
  return { id: "scenario", title: "The scenario", body };
}

async function sectionsOf(input: ReportInput): Promise<readonly Section[]> {
  return [
    { id: "limits", title: "What can’t be concluded", body: limitsSection(input) },
    await strategySection(input),
    await verdictSection(input),
    await splitSection(input, "providerClass"),
    await splitSection(input, "incidentType"),
    await splitSection(input, "region"),
    await scoreSection(input),
    await missSection(input),
    await timeSection(input),
    await mapSection(input),
    ...(await linkSections(input)),
    { id: "realism", title: "Likeness to what is published", body: await realismSection(input.card, size) },
    { id: "all-metrics", title: "All metrics", body: allMetricTables(input) },
    { id: "other-verdicts", title: "All other differences", body: otherVerdicts(input) },
    scenarioSection(input),
  ];
}

const hatch = html`<svg class="defs" aria-hidden="true"><defs><pattern id="${hatchId}" width="6" height="6"
patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="#888" stroke-width="3"/></pattern></defs></svg>`;

const policy = "default-src 'none'; style-src 'unsafe-inline'";

function pageOf(input: ReportInput, sections: readonly Section[]): Html {
  const contents = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  const bodies = sections.map(
    ({ id, title, body }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${body}</section>\n`,
  );
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${input.manifest.name}: tipbench report (synthetic)</title>
<style>${trusted(reportStyle)}</style></head>
<body>${hatch}
${headerSection(input)}
<nav aria-label="Contents"><h2>Contents</h2><ol>${contents}</ol></nav>
<main>${bodies}</main>
<footer><p class="notice">${syntheticNotice}</p></footer>
</body></html>
`;
}

/**
 * The report of a run: one HTML file that needs nothing else, without a script, with every chart drawn. The same bytes
 * for the same tables.
 */
export async function renderReport(input: ReportInput): Promise<string> {
  return pageOf(input, await sectionsOf(input)).markup;
}
