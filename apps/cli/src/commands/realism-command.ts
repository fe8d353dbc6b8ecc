import { realismCard } from "@tipbench/lab";
import { openRun } from "@tipbench/store";
import { UserError } from "@tipbench/vocabulary";
import { cardText } from "../card-text.ts";
import type { RealismFlags } from "./realism.ts";

/** Prints the realism card of a run folder. */
export async function realismCommand(folder: string, flags: RealismFlags): Promise<void> {
  const { manifest, counts } = await openRun(folder);
  if (manifest.stream) throw recordedStream(folder);
  const card = realismCard(manifest, await counts());
  process.stdout.write(flags.json ? `${JSON.stringify(card, null, 2)}\n` : cardText(card));
}

function recordedStream(folder: string): UserError {
  return new UserError({
    code: "stream-recorded",
    message: "The run was made on a recorded stream, and the card is of generated ones.",
    at: folder,
    found: "a recorded stream",
    expected: "a run on the stream of its scenario",
    fix: "run the scenario without --stream",
  });
}
