import { scoreLinks } from "@tipbench/lab";
import { openRun } from "@tipbench/store";
import { linksText } from "../links-text.ts";
import type { ScoreLinksFlags } from "./score.ts";

/** Prints the curves of a run's scored pairs. */
export async function scoreLinksCommand(folder: string, flags: ScoreLinksFlags): Promise<void> {
  const { strategy = null, level, threshold = null, falseLinks = null, missedLinks = null, points, json } = flags;
  const run = await openRun(folder);
  const errors = { falseLinkShare: falseLinks, missedLinkShare: missedLinks };
  const scores = await scoreLinks(run, { strategy, level, threshold, points, ...errors });
  process.stdout.write(json ? `${JSON.stringify(scores, null, 2)}\n` : linksText(scores));
}
