import {
  houseStages,
  loadScenario,
  openRecording,
  refuseUnlessBlind,
  runScenario,
  type Scenario,
  stageCautions,
  writeRun,
} from "@tipbench/lab";
import type { RunDocument, SpeedDocument } from "@tipbench/vocabulary";
import pc from "picocolors";
import { blindSeed } from "../blind-seed.ts";
import { comparisonTable } from "../comparison-table.ts";
import { requireWritable } from "../output-folder.ts";
import { progress } from "../progress.ts";
import { overridesOf } from "../scenario-overrides.ts";
import { goOn, stoppable } from "../stop-signal.ts";
import type { RunFlags } from "./run.ts";

const nothingKept = "Nothing was kept: a run folder appears only when it is whole. The same command starts it again.";

function speedOf(startedAt: number, simulatedAt: number, reports: number, workers: number): SpeedDocument {
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const simulate = (simulatedAt - startedAt) / 1000;
  return {
    wallSeconds,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    reportsPerSecond: reports / simulate,
    workers,
    steps: { simulate, report: wallSeconds - simulate },
  };
}

/** A seed that nobody else can know, unless one was given. */
const withBlindSeed = (flags: RunFlags): RunFlags => ({
  ...flags,
  seed: flags.seed ?? blindSeed(),
});

/** Runs a scenario, writes its folder and prints the comparison. */
export async function runCommand(file: string, flags: RunFlags): Promise<void> {
  const scenario = loadScenario(file, overridesOf(flags.blind ? withBlindSeed(flags) : flags), houseStages);
  if (flags.blind) refuseUnlessBlind(scenario);
  for (const caution of stageCautions(scenario)) process.stderr.write(pc.yellow(`Note: ${caution}.\n`));
  await requireWritable(flags.out);
  const document = await stoppable(nothingKept, (signal) => carryOut(scenario, flags, signal));
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  process.stdout.write(comparisonTable(document, scenario));
  if (flags.stream !== undefined) process.stdout.write(`${recordedWords(flags.replications)}\n`);
  process.stdout.write(`\nRun      ${document.folder}\nReport   ${document.folder}/report.html\n`);
  process.stdout.write(`Browse   ${dashboardCommand(flags.out)}\n`);
}

function recordedWords(replications: number): string {
  const recorded = "The stream was recorded.";
  if (replications === 1) return recorded;
  return `${recorded} Intervals are of what the house draws on this one stream, not of another stream.`;
}

function dashboardCommand(out: string): string {
  const launcher = process.env.npm_lifecycle_event === "tipbench" ? "npm run -s tipbench --" : "tipbench";
  return `${launcher} dashboard${out === "runs" ? "" : ` --runs ${out}`}`;
}

async function carryOut(scenario: Scenario, flags: RunFlags, signal: AbortSignal): Promise<RunDocument> {
  const startedAt = performance.now();
  const shown = progress(`running ${scenario.name}`);
  const workers = flags.workers === 1 ? 1 : 2;
  try {
    const recording = flags.stream === undefined ? null : await openRecording(flags.stream, scenario, signal);
    const execution = { workers, signal, onProgress: shown.update } as const;
    const run = await runScenario(scenario, flags.replications, execution, recording);
    const simulatedAt = performance.now();
    await goOn(signal);
    const { renderReport } = await import("../report/render-report.ts");
    const { metrics } = run.results;
    const sealed = await writeRun(run, {
      dir: flags.out,
      replications: flags.replications,
      renderReport: async (tables) => {
        await goOn(signal);
        const page = await renderReport(tables);
        await goOn(signal);
        return page;
      },
      speed: speedOf(startedAt, simulatedAt, metrics.stream.reports, workers),
    });
    if (sealed.existing) process.stderr.write("An equal run was there already; it stays as it is.\n");
    return { run: sealed.name, folder: sealed.folder, ...metrics };
  } finally {
    shown.end();
  }
}
