import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { allocateColumns } from "@tipbench/columns";
import { drawBits, keyOf } from "@tipbench/random";
import type { StageBatch, TriageStage } from "@tipbench/stage-kit";
import { testContext } from "@tipbench/stage-kit/testing";
import { type StageColumn, stageColumns } from "@tipbench/vocabulary";
import { openStage, type StageSource } from "../src/index.ts";
import { HostedStage } from "../src/testing/hosted-stage.ts";
import { servePipe } from "../src/testing/serve-pipe.ts";

const { values } = parseArgs({ options: { smoke: { type: "boolean" }, host: { type: "boolean" } } });
/** A tick of a quarter of an hour of the national year. */
const rows = 1033;
const ticks = values.smoke ? 10 : 500;
const warmUp = values.smoke ? 5 : 1000;
const passes = values.smoke ? 1 : 8;
const reads = ["incidentType", "providerEscalation", "marked"] as const satisfies readonly StageColumn[];

/** The rules of docs/examples/my-triage.py. */
function flagged(): TriageStage<(typeof reads)[number]> {
  return {
    name: "flagged",
    reads,
    triage({ rows, columns }, _occasion, out) {
      for (let row = 0; row < rows; row++) {
        const type = columns.incidentType[row] ?? 0;
        const isContact = type > 0 && type < 4;
        const isUrgent = isContact && columns.providerEscalation[row] === 1;
        const isViral = !isContact && columns.marked[row] === 2;
        out.escalate[row] = isUrgent ? 1 : 0;
        out.disposition[row] = isViral ? 2 : 1;
        out.priority[row] = isUrgent ? 1 : isContact ? 2 : isViral ? 4 : 3;
        out.score[row] = (isUrgent ? 4 : 0) + (isContact ? 2 : 0) + (isViral ? 0 : 1);
      }
    },
  };
}

function benchBatch(): StageBatch {
  const names = Object.keys(stageColumns).filter((name): name is StageColumn => Object.hasOwn(stageColumns, name));
  const wanted = names.filter((name) => reads.some((read) => read === name));
  const columns = allocateColumns(stageColumns, wanted, { reports: rows, files: 0 });
  for (const values of Object.values(columns)) {
    for (let row = 0; row < rows; row++) values[row] = drawBits(keyOf("bench"), row, 0) % 4;
  }
  return { firstRow: 0, rows, columns, fileOffsets: new Uint32Array(0) };
}

/** Reports a second through a stage, once both sides are warm; the best of some passes, since other work of the machine only slows it. */
function reportsPerSecond(source: StageSource): number {
  const opened = openStage.triage(source, testContext());
  const codes = () => new Uint8Array(rows);
  const out = { priority: codes(), disposition: codes(), escalate: codes(), score: new Float32Array(rows) };
  const ask = (count: number): void => {
    for (let tick = 0; tick < count; tick++) opened.stage.triage(batch, "received", out);
  };
  const batch = benchBatch();
  ask(warmUp);
  const speeds = Array.from({ length: passes }, () => {
    const from = performance.now();
    ask(ticks);
    return (1000 * ticks * rows) / (performance.now() - from);
  });
  opened.close();
  return Math.max(...speeds);
}

function print(name: string, source: StageSource, asked: number): void {
  const speed = (reportsPerSecond(source) / 1e6).toFixed(3).padStart(8);
  process.stdout.write(`${name.padEnd(48)} ${speed} M reports/s (asked for: ${asked / 1e6} M)\n`);
}

const self = [process.execPath, fileURLToPath(import.meta.url), "--host"];
const python = ["python3", "docs/examples/my-triage.py"];

if (values.host) await servePipe(new HostedStage(flagged));
else {
  const hasPython = spawnSync("python3", ["--version"]).status === 0;
  const pipe = (command: readonly string[]): StageSource => ({ program: { command, folder: "." }, options: {} });
  if (hasPython) print("pipe, Python, JSON lines", pipe(python), 50_000);
  else process.stdout.write("pipe, Python, JSON lines: left out, there is no python3\n");
  print("pipe, Node, JSON lines", pipe(self), 50_000);
  print("pipe, Node, Arrow", { ...pipe(self), format: "arrow" }, 500_000);
}
