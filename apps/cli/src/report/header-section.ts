import { formatCount, metricTitle } from "@tipbench/charts";
import { type RecordedStream, type StageRecord, syntheticNotice } from "@tipbench/vocabulary";
import { type Html, html } from "./html.ts";
import { htmlTable } from "./html-table.ts";
import type { ReportInput } from "./report-input.ts";

function factsOf({ manifest, metrics }: ReportInput): readonly (readonly [name: string, fact: string])[] {
  return [
    ["Scenario", manifest.name],
    ["Stream", manifest.stream ? recordedWords(manifest.stream) : "generated from the scenario"],
    ["Reports received", formatCount(metrics.stream.reports)],
    ["Their files", formatCount(metrics.stream.files)],
    ["Measured days", formatCount(manifest.days)],
    ["Replications", formatCount(manifest.replications)],
    ["Start of the simulated time", `${manifest.startDate} (UTC)`],
    ["Seed", manifest.seed],
    ["tipbench version", manifest.version],
    ["Primary metrics", manifest.primary.map(metricTitle).join("; ")],
    ["Hash of the stream", metrics.stream.hash],
  ];
}

function recordedWords({ hash, lacking }: RecordedStream): string {
  const truth = lacking.length === 0 ? "with its truth" : `without this truth: ${lacking.join(", ")}`;
  return `recorded, ${truth}; SHA-256 of its columns ${hash}`;
}

function stageWords({ use, options, source }: StageRecord): string {
  const named = Object.entries(options).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const words = named.length === 0 ? use : `${use} (${named.join(", ")})`;
  return source === undefined ? words : `${words}, source ${source.slice(0, 12)}`;
}

function strategyTable({ manifest }: ReportInput): Html {
  return htmlTable({
    caption: "What each strategy runs",
    columns: ["Strategy", "Deduplication", "Triage", "Routing", "Assessment"],
    rows: manifest.strategies.map(({ name, dedup, triage, routing, assessment }) => [
      name,
      stageWords(dedup),
      stageWords(triage),
      stageWords(routing),
      assessment ? stageWords(assessment) : "none",
    ]),
  });
}

/** The head of the report: the notice, the question, and what was run. */
export function headerSection(input: ReportInput): Html {
  const facts = factsOf(input).map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`);
  return html`<header>
<p class="notice" role="note">${syntheticNotice}</p>
<h1>${input.manifest.name}</h1>
<p class="question">${input.manifest.question}</p>
<dl class="facts">${facts}</dl>
${strategyTable(input)}
</header>`;
}
