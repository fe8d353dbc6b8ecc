import type { ReportLife } from "@tipbench/lab";
import { annotations, dispositions, type Manifest, paths, priorities, syntheticNotice } from "@tipbench/vocabulary";
import Table from "cli-table3";

type Value = ReportLife["columns"][string];

function annotationNames(bits: number): string {
  return annotations.filter((_, bit) => (bits & (1 << bit)) !== 0).join(", ") || "none";
}

/** Seconds of simulated time as days and time of day, e.g. "day 3, 04:05:06"; negative days are of the warm-up. */
function moment(seconds: number): string {
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `day ${day}, ${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}`;
}

function shownValue(name: string, value: Value): string {
  if (value === null) return "–";
  if (Array.isArray(value)) return value.map((one) => shownValue(name, one)).join(" ");
  if (typeof value !== "number") return String(value);
  if (name === "annotations") return annotationNames(value);
  return name.endsWith("AtSeconds") ? moment(value) : String(value);
}

const notInFolder = "not in the folder: name the recorded stream with --stream";
const notInStream = "not in the recorded stream, which has no truth";

/** Values a line each; `absent` where there is none. */
function fields(values: Readonly<Record<string, Value>>, absent: string): string {
  if (Object.keys(values).length === 0) return `  ${absent}`;
  return Object.entries(values)
    .map(([name, value]) => `  ${name.padEnd(22)} ${shownValue(name, value)}`)
    .join("\n");
}

function decisionRows(life: ReportLife, { agencies }: Manifest): [string, ...string[]][] {
  const agency = (code: number): string => (code <= 0 ? "" : (agencies[code] ?? String(code)));
  const row = (title: string, of: (one: ReportLife["strategies"][number]) => string): [string, ...string[]] => [
    title,
    ...life.strategies.map(of),
  ];
  return [
    row("bundle", (one) => (one.bundleRow === one.row ? "begins or is alone" : `joined row ${one.bundleRow}`)),
    row("priority", (one) => priorities[one.priority] ?? ""),
    row("disposition", (one) => dispositions[one.disposition] ?? ""),
    row("score", (one) => one.score.toFixed(3)),
    row("way", (one) => (one.path < 0 ? "still waiting at the end" : (paths[one.path] ?? ""))),
    row("delivered as urgent", (one) => (one.escalated === 1 ? "yes" : "no")),
    row("made available", (one) => (one.deliveredAtSeconds < 0 && one.path < 0 ? "–" : moment(one.deliveredAtSeconds))),
    row("agencies", (one) => [one.agency1, one.agency2, one.agency3].map(agency).filter(Boolean).join(", ")),
    row("has the lead", (one) => leadWord(one)),
  ];
}

function leadWord(one: ReportLife["strategies"][number]): string {
  if (one.leadAgency < 0) return "not known";
  if (one.leadAgency === 0) return "there is none";
  return [one.agency1, one.agency2, one.agency3].includes(one.leadAgency) ? "yes" : "no";
}

/** A report's life for a terminal: what was received, the truth, and the decisions side by side. */
export function lifeText(life: ReportLife, manifest: Manifest): string {
  const table = new Table({
    head: ["", ...life.strategies.map(({ name }) => name)],
    style: { head: [], border: [] },
  });
  const isReceived = Object.keys(life.columns).length > 0;
  for (const row of decisionRows(life, manifest)) table.push(row);
  return [
    `Report ${life.reportId}, row ${life.row} of replication ${life.replication} (decisions ${life.stored ? "as stored" : "made again"})`,
    "",
    "As received",
    fields(life.columns, notInFolder),
    "",
    "Truth",
    fields(life.truth, isReceived ? notInStream : notInFolder),
    "",
    table.toString(),
    syntheticNotice,
    "",
  ].join("\n");
}
