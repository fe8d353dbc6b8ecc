import { scoreClusters } from "@tipbench/lab";
import { clusterText } from "../cluster-text.ts";
import type { ScoreClustersFlags } from "./score.ts";

/** Prints the scores of a clustering against the truth. */
export async function scoreClustersCommand(
  truth: string,
  predicted: string,
  { level, json }: ScoreClustersFlags,
): Promise<void> {
  const scores = await scoreClusters(truth, predicted, level);
  process.stdout.write(json ? `${JSON.stringify(scores, null, 2)}\n` : clusterText(scores));
}
