import {
  type LinkQuality,
  type LinkScores,
  linkOutcomes,
  type StrategyLinks,
  syntheticNotice,
} from "@tipbench/vocabulary";

const points = 8;
const truePairs = 4_000;

/** Quality of links where a share of the true pairs is found, at the cost of false ones. */
function qualityAt(found: number, falseShare: number, isWhole: boolean): LinkQuality {
  const trueLinks = Math.round(truePairs * found);
  const falseLinks = Math.round(trueLinks * falseShare);
  const links = trueLinks + falseLinks;
  const precision = links === 0 ? null : trueLinks / links;
  const recall = trueLinks / truePairs;
  const mergeErrors = Math.round(falseLinks * 0.8);
  const bundles = { precision: precision === null ? null : precision * 0.95, recall: recall * 1.05, mergeErrors };
  return { links, falseLinks, precision, recall, bundles: isWhole ? bundles : null };
}

function linksOf(name: string, isWhole: boolean): StrategyLinks {
  const steps = Array.from({ length: points }, (_, at) => at / (points - 1));
  const quality = isWhole ? 0.8 : 0.6;
  return {
    ...{ name, pairs: 6_400, stored: isWhole ? 6_400 : 1_600, weight: isWhole ? 1 : 4, truePairs, threshold: 0.7 },
    outcomes: Object.fromEntries(linkOutcomes.map((outcome, code) => [outcome, 100 * code])),
    curve: steps.map((step) => ({ threshold: 1 - step / 2, ...qualityAt(quality * step, step * step, isWhole) })),
    oversight: steps.map((step) => ({
      reviews: Math.round(6_400 * step),
      ...qualityAt(quality * (0.7 + step * 0.25), 0.2 * (1 - step) + 0.02, isWhole),
    })),
  };
}

/** Made-up curves of links for two strategies, of the second one by a sample. */
export function sampleLinks([whole, sampled]: readonly [whole: string, sampled: string], run: string): LinkScores {
  return {
    ...{ notice: syntheticNotice, run, level: "subject", replications: 1, falseLinkShare: 0.02, missedLinkShare: 0.1 },
    strategies: [linksOf(whole, true), linksOf(sampled, false)],
  };
}
