import {
  type AskedStaff,
  type BetweenReplications,
  type FloorFile,
  type FloorResult,
  type FloorRun,
  findFloorStaff,
  loadFloorFile,
  runFloor,
} from "@tipbench/lab";
import { UserError } from "@tipbench/vocabulary";
import { floorText } from "../floor-text.ts";
import { progress } from "../progress.ts";
import { goOn, stoppable } from "../stop-signal.ts";
import type { FloorFlags } from "./floor.ts";

const nothingKept = "Nothing is written by this command. The same one starts it again.";

/** Runs a floor file, or searches its staff, and prints the measures. */
export async function floorCommand(path: string, flags: FloorFlags): Promise<void> {
  const file = loadFloorFile(path);
  const run = { seed: flags.seed ?? file.seed, replications: flags.replications ?? file.replications };
  const asked = askedStaff(flags, run);
  const result = await stoppable(nothingKept, (signal) => carryOut(file, run, asked, signal));
  process.stdout.write(flags.json ? `${JSON.stringify(result, null, 2)}\n` : floorText(result, file));
}

function askedStaff({ find, soThat, desk, most }: FloorFlags, { replications }: FloorRun): AskedStaff | null {
  if (find === undefined && soThat === undefined) {
    if (desk !== undefined) throw new UserError(missing(search, "--desk"));
    if (most !== undefined) throw new UserError(missing(search, "--most"));
    return null;
  }
  if (find === undefined) throw new UserError(missing("--find staff", "--so-that"));
  if (soThat === undefined) throw new UserError(missing("--so-that 'wait.p95 < 1h'", "--find"));
  if (replications < 2) throw new UserError(tooFew(replications));
  return { soThat, desk: desk ?? null, most: most ?? mostByDefault };
}

const search = "--find staff --so-that 'wait.p95 < 1h'";
const mostByDefault = 1000;

const missing = (flag: string, beside: string) => ({
  code: "missing-flag",
  message: `${beside} stands alone.`,
  at: beside,
  found: "nothing",
  expected: "--find staff and --so-that CONDITION together",
  fix: `add ${flag}`,
});

const tooFew = (replications: number) => ({
  code: "out-of-range",
  message: "A search needs intervals, and those need replications.",
  at: "--replications",
  found: String(replications),
  expected: "2 or more; 20 for a narrow interval",
  fix: "write --replications 20",
});

async function carryOut(
  file: FloorFile,
  run: FloorRun,
  asked: AskedStaff | null,
  signal: AbortSignal,
): Promise<FloorResult> {
  const shown = progress(asked ? `searching ${file.name}, the staff now tried:` : `running ${file.name}`);
  const between: BetweenReplications = async (done, total) => {
    shown.update(done, total);
    await goOn(signal);
  };
  try {
    return asked ? await findFloorStaff(file, run, asked, between) : await runFloor(file, run, between);
  } finally {
    shown.end();
  }
}
