import { formatInterval, formatValue } from "@tipbench/charts";
import type { DeskResult, FloorFile, FloorResult } from "@tipbench/lab";
import { type Estimate, type FloorMetric, floorMetrics } from "@tipbench/vocabulary";
import Table from "cli-table3";
import pc from "picocolors";
import { foundText } from "./found-staff-text.ts";

const style = { head: [], border: [], compact: true };

function cell(estimate: Estimate | undefined): string {
  if (!estimate) return "";
  const interval = estimate.low === estimate.high ? "" : formatInterval(estimate);
  const value = formatValue(estimate.value, estimate.unit);
  return interval === "" ? value : `${value} ${pc.dim(`[${interval}]`)}`;
}

/** A row a measure, a column a kind; one kind alone is not told apart. */
function deskTable({ name, metrics, kinds }: DeskResult): string {
  const told = kinds.length > 1 ? kinds : [];
  const table = new Table({
    head: [name, told.length > 0 ? "all kinds" : "", ...told.map((kind) => kind.name)],
    style,
  });
  for (const metric of floorMetrics) {
    const own = metrics[metric.name];
    if (isTold(metric, own))
      table.push([metric.title, cell(own), ...told.map((kind) => cell(kind.metrics[metric.name]))]);
  }
  return table.toString();
}

/** Losses are told where there are any. */
function isTold({ name }: FloorMetric, estimate: Estimate | undefined): boolean {
  return estimate !== undefined && (!["lost.share", "left.share"].includes(name) || estimate.value !== 0);
}

const definitions = (): string[] =>
  floorMetrics.map(({ name, title, definition }) => pc.dim(`${title} (${name}): ${definition}.`));

function heading({ floor, replications, seed }: FloorResult, { question, document }: FloorFile): string[] {
  const { length, warmup, startDate, timeZone } = document;
  const times = replications === 1 ? "one run" : `${replications} runs, [95 % intervals] over them`;
  const what = `${length} from ${startDate} (${timeZone}), after a warm-up of ${warmup}; ${times}; seed ${seed}`;
  return [pc.bold(floor), ...(question === null ? [] : [question]), what];
}

/** What a floor is like, as a person reads it in a terminal: a table a desk, what was searched, and what the measures mean. */
export function floorText(result: FloorResult, file: FloorFile): string {
  const { desks, warnings, found, notice } = result;
  return [
    ...heading(result, file),
    ...warnings.map((warning) => pc.yellow(`Note: ${warning}.`)),
    ...(found ? ["", foundText(found)] : []),
    ...desks.flatMap((desk) => ["", deskTable(desk)]),
    "",
    ...definitions(),
    pc.dim(notice),
    "",
  ].join("\n");
}
