import { join } from "node:path";
import { formatCount } from "@tipbench/charts";
import { generateStream, houseStages, loadScenario } from "@tipbench/lab";
import { progress } from "../progress.ts";
import { overridesOf } from "../scenario-overrides.ts";
import { stoppable } from "../stop-signal.ts";
import type { GenerateFlags } from "./generate.ts";

const nothingKept = "Nothing was kept: the folder appears only when it is whole. The same command starts it again.";

/** Writes the stream of a scenario and says what was written where. */
export async function generateCommand(file: string, flags: GenerateFlags): Promise<void> {
  const scenario = loadScenario(file, overridesOf(flags), houseStages);
  const target = {
    folder: flags.out ?? join("streams", scenario.name),
    format: flags.format,
    columns: flags.columns ?? null,
    truth: flags.truth ? "with" : "without",
    from: flags.from ?? null,
    to: flags.to ?? null,
    reports: flags.reports ?? null,
  } as const;
  const shown = progress(`generating ${scenario.name}`);
  try {
    const written = await stoppable(nothingKept, (signal) =>
      generateStream(scenario, target, { signal, onProgress: shown.update }),
    );
    for (const { table, parts } of written.tables) {
      const rows = parts.reduce((sum, part) => sum + part.rows, 0);
      process.stdout.write(
        `${table.name.padEnd(8)} ${formatCount(rows).padStart(12)} rows  ${written.folder}/${table.name}\n`,
      );
    }
    process.stdout.write(`What it is and is not for, columns and codes: ${written.folder}/datasheet.json\n`);
  } finally {
    shown.end();
  }
}
