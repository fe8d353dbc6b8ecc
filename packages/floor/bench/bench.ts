import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { simulateFloor } from "../src/network/simulate-floor.ts";
import { planOf, type SpeedCase, speedCases } from "./cases.ts";

const { values } = parseArgs({
  options: {
    smoke: { type: "boolean" },
    case: { type: "string" },
    customers: { type: "string" },
    scenario: { type: "string" },
  },
});
const runs = values.smoke ? 1 : 5;
const customers = values.smoke ? 1e5 : 1e7;
const manyCustomers = values.smoke ? 2e5 : 1e8;

/** What the command sets when it starts (lab's `tuneEngine`). */
const flags = ["--max-inlined-bytecode-size-cumulative=4000", "--max-inlined-bytecode-size=1000"];

/** A process that did nothing but one run, from its start to its end. */
interface Timing {
  readonly customers: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly mebibytes: number;
}

/** Peak of this process alone; what the platform tells of it otherwise may include the process that started it. */
function peakKibibytes(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}

/** In the process that is timed: runs one case, and says what it took. */
function runCase(name: string, count: number): void {
  const of = speedCases.find((known) => known.name === name);
  if (!of) throw new RangeError(`no case "${name}"`);
  const { items } = simulateFloor(planOf(of, count), ["bench", name]);
  const { user, system } = process.cpuUsage();
  const mebibytes = peakKibibytes() / 1024;
  process.stdout.write(`${items} ${(user + system) / 1e6} ${mebibytes}`);
}

function timingOf({ name }: SpeedCase, count: number): Timing {
  const words = [...flags, fileURLToPath(import.meta.url), "--case", name, "--customers", String(count)];
  const from = performance.now();
  const said = execFileSync(process.execPath, words, { encoding: "utf8" });
  const seconds = (performance.now() - from) / 1000;
  const [items = 0, cpuSeconds = 0, mebibytes = 0] = said.split(" ").map(Number);
  return { customers: items, seconds, cpuSeconds, mebibytes };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((x, y) => x - y)[numbers.length >> 1] ?? Number.NaN;
}

function printCase(of: SpeedCase): void {
  const timings = Array.from({ length: runs }, () => timingOf(of, customers));
  const many = timingOf(of, manyCustomers);
  const millions = (each: (timing: Timing) => number): string => {
    return median(timings.map((timing) => timing.customers / each(timing) / 1e6)).toFixed(2);
  };
  const wall = millions(({ seconds }) => seconds);
  const cpu = millions(({ cpuSeconds }) => cpuSeconds);
  const peak = [median(timings.map(({ mebibytes }) => mebibytes)), many.mebibytes].map((peak) => peak.toFixed(0));
  const [longWall, longCpu] = [many.seconds, many.cpuSeconds].map((time) => (many.customers / time / 1e6).toFixed(2));
  const name = `floor, ${of.name} at ${of.load}`.padEnd(48);
  const long = `with ${manyCustomers}: ${longWall} and ${longCpu}`;
  const speeds = `${wall.padStart(8)} M customers/s, ${cpu} a CPU second (${long})`;
  process.stdout.write(`${name} ${speeds}, peak ${peak.join(" and ")} MiB\n`);
}

if (values.case === undefined) {
  process.stdout.write(`whole processes of ${customers} customers, median of ${runs}, and one of ${manyCustomers}\n`);
  speedCases.forEach(printCase);
} else runCase(values.case, Number(values.customers));
