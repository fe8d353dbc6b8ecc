import { realismCard } from "@tipbench/lab";
import { openRun } from "@tipbench/store";
import { cardText } from "../card-text.ts";
import type { RealismFlags } from "./realism.ts";

/** Prints the realism card of a run folder. */
export async function realismCommand(folder: string, flags: RealismFlags): Promise<void> {
  const { manifest, counts } = await openRun(folder);
  const card = realismCard(manifest, await counts());
  process.stdout.write(flags.json ? `${JSON.stringify(card, null, 2)}\n` : cardText(card));
}
