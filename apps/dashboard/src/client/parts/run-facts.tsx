import { formatCount } from "@tipbench/charts";
import type { StageRecord } from "@tipbench/vocabulary";
import type { RunDetail } from "../../api-types.ts";
import { DataTable } from "./data-table.tsx";

function stageWords({ use, options }: StageRecord): string {
  const named = Object.entries(options).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return named.length === 0 ? use : `${use} (${named.join(", ")})`;
}

/** What was run: the facts of the manifest, and the stages of each strategy. */
export function RunFacts({ run: { manifest, metrics } }: { readonly run: RunDetail }) {
  const facts: readonly (readonly [string, string])[] = [
    ["Stream", manifest.stream ? "recorded" : "generated"],
    ["Reports received", formatCount(metrics.stream.reports)],
    ["Their files", formatCount(metrics.stream.files)],
    ["Measured days", formatCount(manifest.days)],
    ["Replications", formatCount(manifest.replications)],
    ["Seed", manifest.seed],
    ["Version", manifest.version],
  ];
  return (
    <>
      <dl class="facts">
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <DataTable
        caption="What each strategy runs"
        columns={["Strategy", "Deduplication", "Triage", "Routing", "Assessment"]}
        rows={manifest.strategies.map(({ name, dedup, triage, routing, assessment }) => [
          name,
          stageWords(dedup),
          stageWords(triage),
          stageWords(routing),
          assessment ? stageWords(assessment) : "none",
        ])}
      />
    </>
  );
}
