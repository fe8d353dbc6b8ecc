import type { z } from "zod";
import { agreementWeights } from "../src/agreement-weights.ts";
import type { entityLinkOptions } from "../src/dedup-entity-link.ts";
import { jaroWinkler, type Signs } from "../src/jaro-winkler.kernel.ts";

/** What entity-link looks at of a report: keys of account, e-mail, phone, device and handle (0: none), and the handle's letters and digits. */
export interface PersonReport {
  readonly at: number;
  readonly provider: number;
  readonly keys: readonly number[];
  readonly name: Signs;
}

type Options = z.infer<typeof entityLinkOptions>;

const day = 86_400;
const handle = 4;
const letters = ({ codes, length }: Signs): number[] => [...codes.subarray(0, length)].filter((code) => code <= 26);
const beginOf = (name: Signs): string | null => (letters(name).length < 3 ? null : letters(name).slice(0, 5).join());
const endOf = (name: Signs): string | null => (letters(name).length < 3 ? null : letters(name).slice(-5).join());

function scoreOf(one: PersonReport, other: PersonReport, options: Options): number {
  const { agree, disagree, prior } = agreementWeights(options, options.prior);
  const weights = one.keys.map((key, at) => {
    const than = other.keys[at] ?? 0;
    if (key === 0 || than === 0 || (at === 0 && one.provider !== other.provider)) return 0;
    if (key === than) return agree[at] ?? 0;
    if (at !== handle || options.handles === "exact") return disagree[at] ?? 0;
    const alike = Math.max(0, (jaroWinkler(one.name, other.name) - options.similarity) / (1 - options.similarity));
    return (disagree[at] ?? 0) + alike * ((agree[at] ?? 0) - (disagree[at] ?? 0));
  });
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight) => sum + weight, prior)));
}

/** The rule of entity-link as one reads it: what it says of each row, one line each. */
export function linkByScan(reports: readonly PersonReport[], options: Options): string[] {
  const standing: number[] = [];
  return reports.flatMap((report, row) => {
    const rows = reports
      .slice(0, row)
      .flatMap(({ at }, other) => (report.at - at <= options.days * day ? [other] : []));
    const newest = [...rows].reverse();
    const find = (of: (earlier: PersonReport, at: number) => boolean): number | undefined =>
      newest.find((at) => reports[at] !== undefined && of(reports[at], at));
    const exact = report.keys.map((key, at) =>
      find(({ keys, provider }) => key !== 0 && keys[at] === key && (at !== 0 || provider === report.provider)),
    );
    const named = exact[handle];
    const stood = named === undefined ? -1 : (standing[named] ?? -1);
    const isFuzzy = options.handles === "fuzzy" && report.keys[handle] !== 0;
    standing.push(!isFuzzy ? -1 : rows.includes(stood) ? stood : row);
    const inBlock = (keyOf: (name: Signs) => string | null): number[] => {
      const key = keyOf(report.name);
      if (standing[row] !== row || key === null) return [];
      return newest.filter((at) => standing[at] === at && keyOf(reports[at]?.name ?? report.name) === key);
    };
    const near = [beginOf, endOf].flatMap((keyOf) => inBlock(keyOf).slice(0, options.perBlock));
    const candidates = [...new Set([...exact.flatMap((at) => at ?? []), ...near])];
    return decide(row, candidates, (at) => scoreOf(report, reports[at] ?? report, options), options);
  });
}

function decide(row: number, candidates: readonly number[], score: (at: number) => number, options: Options): string[] {
  const scored = candidates.map((at) => ({ at, score: score(at) }));
  const linked = scored.filter((pair) => pair.score >= options.link);
  const asked = scored
    .filter((pair) => pair.score >= options.review)
    .sort((one, other) => other.score - one.score || other.at - one.at);
  const [best] = linked.length === 0 ? asked : [];
  return [
    ...candidates.map((at) => `${row}~${at}`),
    ...linked.map((pair) => `${row}=${pair.at} ${pair.score}`),
    ...(best ? [`${row}?${best.at} ${best.score}`] : []),
  ];
}
