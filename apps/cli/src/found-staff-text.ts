import { formatValue } from "@tipbench/charts";
import type { ComparedValue, FoundStaff, TriedStaff } from "@tipbench/lab";
import { floorMetrics } from "@tipbench/vocabulary";
import Table from "cli-table3";
import pc from "picocolors";

const style = { head: [], border: [], compact: true };

const spoken = ({ desk, kind, metric }: ComparedValue): string =>
  [desk, ...(kind === null ? [] : [kind]), metric].join(".");

function valueCell({ metric, value, bound, meets }: ComparedValue): string {
  const unit = floorMetrics.find(({ name }) => name === metric)?.unit ?? "count";
  const text = `${formatValue(value, unit)} (bound ${formatValue(bound, unit)})`;
  return meets ? pc.green(text) : pc.red(text);
}

function staffName({ desk, shift }: FoundStaff["staff"][number]): string {
  return shift === null ? desk : `${desk}\n${shift}`;
}

function triedTable({ staff, tried }: FoundStaff): string {
  const [first] = tried;
  const head = [
    ...staff.map(staffName),
    ...(staff.length > 1 ? ["total"] : []),
    ...(first?.values ?? []).map(spoken),
    "",
  ];
  const table = new Table({ head, style });
  for (const one of [...tried].sort((x, y) => x.total - y.total)) table.push(triedRow(one));
  return table.toString();
}

function triedRow(tried: TriedStaff): string[] {
  const { servers, total, values } = tried;
  const numbers = [...servers, ...(servers.length > 1 ? [total] : [])].map(String);
  return [...numbers, ...values.map(valueCell), verdict(tried)];
}

function verdict({ meets, endless }: TriedStaff): string {
  if (meets) return pc.green("enough");
  return pc.red(endless.length > 0 ? "not enough: the queue grows without end" : "not enough");
}

function answer({ staff, total, meets, condition, reason }: FoundStaff): string {
  const each = staff.map(({ desk, shift, servers }) => `${servers} at ${desk}${shift === null ? "" : ` (${shift})`}`);
  const text = `${each.join(", ")}${staff.length > 1 ? `, ${total} in all` : ""}`;
  if (meets) return pc.bold(`The least staff that meets ${condition}: ${text}.`);
  return pc.bold(pc.red(`No staff was found: ${reason}. The tables below are of ${text}.`));
}

const rule =
  "Enough: the end of the 95 % interval that is nearer to the limit keeps it. Each staff meets the same items and service times.";
const severalRule =
  "Several numbers: all in proportion first, then each as low as the others allow, then one more where that spares two of another. A division further away may need fewer.";

/** What a search for staff has tried and found. */
export function foundText(found: FoundStaff): string {
  const rules = found.staff.length > 1 ? [rule, severalRule] : [rule];
  return [triedTable(found), answer(found), ...rules.map((line) => pc.dim(line))].join("\n");
}
