import type { BundleQuality, LinkQuality } from "@tipbench/vocabulary";
import { StaticDisjointSet } from "mnemonist";
import { largeBundles, sumCells } from "./clusters.kernel.ts";
import { ratio } from "./measured.ts";
import type { PairedReports, ScoredPairs } from "./scored-pairs.ts";

/** Takes links one by one, and says what they come to so far. */
export class JoinedPairs {
  readonly #pairs: ScoredPairs;
  readonly #truePairs: number;
  readonly #bundles: StaticDisjointSet | null;
  #links = 0;
  #trueLinks = 0;

  /** `truePairs`: all pairs of measured reports of one entity. */
  constructor(pairs: ScoredPairs, truePairs: number) {
    this.#pairs = pairs;
    this.#truePairs = truePairs;
    this.#bundles = pairs.reports ? new StaticDisjointSet(pairs.reports.entity.length) : null;
  }

  /** Links pair `at`. */
  link(at: number): void {
    const { weight, isTrue, later, earlier } = this.#pairs;
    this.#links += weight[at] ?? 0;
    if (isTrue[at] === 1) this.#trueLinks += weight[at] ?? 0;
    this.#bundles?.union(later[at] ?? 0, earlier[at] ?? 0);
  }

  quality(): LinkQuality {
    const { reports } = this.#pairs;
    return {
      links: this.#links,
      falseLinks: this.#links - this.#trueLinks,
      precision: ratio(this.#trueLinks, this.#links).value,
      recall: ratio(this.#trueLinks, this.#truePairs).value,
      bundles: reports && this.#bundles ? this.#closed(reports, this.#bundles) : null,
    };
  }

  #closed({ firstMeasured, entity, sizes }: PairedReports, bundles: StaticDisjointSet): BundleQuality {
    const bundleOf = Uint32Array.from(entity, (_, report) => bundles.find(report));
    const large = largeBundles(bundleOf, firstMeasured);
    const sums = sumCells(
      large,
      large.rows.map((report) => entity[report] ?? 0),
      sizes,
    );
    return {
      precision: ratio(sums.truePairs, sums.predictedPairs).value,
      recall: ratio(sums.truePairs, this.#truePairs).value,
      mergeErrors: sums.cells - sums.bundles,
    };
  }
}
