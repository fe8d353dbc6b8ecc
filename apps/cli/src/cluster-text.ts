import { formatCount, formatValue, noValue } from "@tipbench/charts";
import type { ClusterScores } from "@tipbench/lab";
import { clusterDefinitions } from "@tipbench/vocabulary";
import Table from "cli-table3";
import pc from "picocolors";

const style = { head: [], border: [], compact: true };

/** The scores of a clustering, as a person reads them in a terminal. */
export function clusterText({ level, records, clusters, metrics }: ClusterScores): string {
  const table = new Table({ head: ["", "value", "n", "name"], style });
  for (const { name, title } of clusterDefinitions(level)) {
    const { value = null, n = 0, unit = "", reason = null } = metrics[name] ?? {};
    const shown = value === null ? `${noValue} (${reason})` : formatValue(value, unit);
    table.push([title, `${shown}${unit === "bits" && value !== null ? " bits" : ""}`, formatCount(n), name]);
  }
  const { truth, predicted } = clusters;
  const counts = `${formatCount(records)} records: ${formatCount(truth)} true clusters, ${formatCount(predicted)} predicted`;
  return [
    pc.bold(counts),
    table.toString(),
    pc.dim("n is what the value is divided by. Read a record for a report, and a predicted cluster for a bundle;"),
    pc.dim("docs/guides/score-a-clustering.md tells what each score is, and what holds for empty and single clusters."),
    "",
  ].join("\n");
}
