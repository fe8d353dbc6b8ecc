import type { PatternCheck } from "@tipbench/vocabulary";
import type { CardInput } from "./card-input.ts";

const perCent = (share: number): string => `${(100 * share).toFixed(1)} %`;
/** Fewest reports of sampled accounts from which the share of repeats is told. */
const leastReports = 500;

/** Share of events whose exponential lag of mean `mean` to an earlier event lies within the days, over all arrivals in them. */
function withinExponential(mean: number, days: number): number {
  return 1 - (mean / days) * (1 - Math.exp(-days / mean));
}

/** Likewise for a lag whose logarithm is even between `low` and `high`. */
function withinLogarithmic(low: number, high: number, days: number): number {
  if (days <= low) return 0;
  const top = Math.min(days, high);
  const rising = top * Math.log(top / low) - (top - low);
  return (rising / Math.log(high / low) + (days - top)) / days;
}

/** The share of reports on an account that was reported before: at least through the link itself, at most if every link stayed at its account. */
function plantedShares({ scenario }: CardInput): readonly [low: number, high: number] {
  const { value, days } = scenario;
  const followUps = value("followUpShare");
  const repeats = (1 - followUps) * value("repeatSubjectShare");
  const short = value("followUpShortShare");
  const near =
    short * withinExponential(value("followUpShortHours") / 24, days) +
    (1 - short) * withinExponential(value("followUpLongHours") / 24, days);
  const far = withinLogarithmic(value("repeatLagLowDays"), value("repeatLagHighDays"), days);
  const low = value("sameProviderShare") * (followUps * near + repeats * far);
  const others = value("prolificShare") + value("resubmissionShare");
  return [low, followUps + repeats + others];
}

/** Repeated subjects: the share of reports of sampled accounts that are not the account's first. */
export function repeatPattern(input: CardInput): PatternCheck {
  const { accounts, reports, repeated, largest, oneIn } = input.counts.stream.accounts;
  const [low, high] = plantedShares(input);
  const again = reports === 0 ? 0 : 1 - accounts / reports;
  const noise = 3 * Math.sqrt((again * (1 - again)) / Math.max(1, reports));
  const none = reports === 0 ? "no report has an account" : null;
  const few = reports < leastReports ? `too few reports in the sample of one account in ${oneIn}` : null;
  const reason = none ?? few;
  const share = accounts === 0 ? 0 : repeated / accounts;
  return {
    pattern: "repeatSubjects",
    title: "Repeated subjects: reports on an account that was reported before",
    planted: `${perCent(low)} to ${perCent(high)} of reports`,
    found:
      reports === 0
        ? "no account"
        : `${perCent(again)} of reports; ${perCent(share)} of accounts have several, ${largest} at most (one account in ${oneIn})`,
    agrees: reason === null ? again >= 0.8 * low - noise && again <= high + noise : null,
    reason,
  };
}
