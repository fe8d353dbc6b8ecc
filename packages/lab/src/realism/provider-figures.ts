import { quantileOfSorted } from "@tipbench/stats";
import type { CardInput } from "./card-input.ts";
import type { Figure } from "./judge.ts";
import { shareOf, unless } from "./observations.ts";
import { published } from "./targets.ts";
import { isPublic } from "./volume-figures.ts";

/** Reports a replication of each provider that has any, largest first. */
function sizesOf({ counts }: CardInput): number[] {
  const sizes = counts.stream.senders.filter((sender) => !isPublic(sender)).map(({ reports }) => reports);
  return sizes
    .filter((reports) => reports > 0)
    .map((reports) => reports / counts.replications)
    .sort((a, b) => b - a);
}

/** Why the small providers cannot be seen: half of them send fewer than fifty reports in a national year. */
function tailReason({ scenario: { days, scale } }: CardInput): string | null {
  if (days !== 365) return `${days} of 365 days: half of all providers send a report a week or fewer`;
  return scale === 1 ? null : `scale ${scale}: the small providers' few reports do not scale`;
}

function topFigure(input: CardInput, count: number): Figure {
  const { reports, senders } = input.counts.stream;
  const sizes = sizesOf(input).map((size) => size * input.counts.replications);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const top = sum(sizes.slice(0, count));
  const ofAll = ((100 * top) / Math.max(1, reports)).toFixed(1);
  const isSplit = senders.some((sender) => isPublic(sender) && sender.reports > 0);
  return {
    part: "fitted",
    metric: `providers.top${count}Share`,
    title: count === 1 ? "Share of the largest provider" : `Share of the ${count} largest providers`,
    unit: "share",
    target: published(input, `providers.top${count}Share`),
    tolerance: { kind: "absolute", size: 0.02 },
    observed: shareOf(top, sum(sizes), "no report of a provider"),
    note: isSplit ? `of providers' reports, as published; ${ofAll} % of all reports, the public's included` : null,
  };
}

type Tail = Pick<Figure, "part" | "title" | "unit" | "tolerance">;

function tailFigure(input: CardInput, metric: string, tail: Tail, of: (sizes: readonly number[]) => number): Figure {
  const observed = { value: of(sizesOf(input)), doubt: 0, doubtReason: "", reason: null };
  const reason = tailReason(input);
  return { ...tail, metric, target: published(input, metric), observed: unless(reason, observed), note: null };
}

/** The size below which this share of the providers lies. */
function sizeAt(sizes: readonly number[], share: number): number {
  return quantileOfSorted([...sizes].reverse(), share) ?? 0;
}

const tenPerCent = { kind: "relative", size: 0.1 } as const;
const threshold = (title: string): Tail => ({ part: "following", title, unit: "providers", tolerance: tenPerCent });

/** How many providers there are, and how reports are spread over them. */
export function providerFigures(input: CardInput): Figure[] {
  const exact: Tail = {
    part: "fitted",
    title: "Providers that reported",
    unit: "providers",
    tolerance: { kind: "absolute", size: 0.5 },
  };
  const median: Tail = {
    part: "fitted",
    title: "Reports of the median provider",
    unit: "reports",
    tolerance: { kind: "factor", size: 1.5 },
  };
  const ninth: Tail = { ...threshold("Reports of the provider at the 90th percentile"), unit: "reports" };
  const least = (count: number) => (sizes: readonly number[]) => sizes.filter((size) => size >= count).length;
  return [
    tailFigure(input, "providers.submitting", exact, ({ length }) => length),
    ...[1, 3, 5, 10].map((count) => topFigure(input, count)),
    tailFigure(input, "providers.medianReports", median, (sizes) => sizeAt(sizes, 0.5)),
    tailFigure(input, "providers.p90Reports", ninth, (sizes) => sizeAt(sizes, 0.9)),
    tailFigure(input, "providers.atLeast1M", threshold("Providers with 1,000,000 reports or more"), least(1_000_000)),
    tailFigure(input, "providers.atLeast1000", threshold("Providers with 1,000 reports or more"), least(1000)),
    tailFigure(
      input,
      "providers.atMost10",
      threshold("Providers with 10 reports or fewer"),
      (sizes) => sizes.filter((size) => size <= 10).length,
    ),
  ];
}
