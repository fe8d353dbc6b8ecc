import { StaticDisjointSet } from "mnemonist";
import { largeBundles, sumCells } from "./clusters.kernel.ts";
import { ratio } from "./measured.ts";
import type { PairedReports, ScoredPairs } from "./scored-pairs.ts";

/** What linked pairs are by themselves, and what they come to when bundles are closed. */
export interface LinkQuality {
  /** Linked pairs of measured reports, and those of them that are of two entities. */
  readonly links: number;
  readonly falseLinks: number;
  /** Share of linked pairs that are of one entity; null without a link. */
  readonly precision: number | null;
  /** Linked true pairs / all true pairs; null without a true pair. */
  readonly recall: number | null;
  /** Null where a sample of the pairs was stored. */
  readonly bundles: BundleQuality | null;
}

/** Pairs of measured reports in one bundle, of whatever length the chain of links between the two. */
export interface BundleQuality {
  readonly precision: number | null;
  readonly recall: number | null;
  /** Over all bundles, the entities in it beyond the first: false merges. */
  readonly mergeErrors: number;
}

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
