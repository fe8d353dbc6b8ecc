import { type RiskWeights, riskSigns } from "@tipbench/stages";
import { logistic } from "@tipbench/stats";
import { logOddsOf } from "./fit-weights.ts";
import { groupsOf, type SignGroup, type SignTally } from "./sign-tally.ts";

/** A group with its score. */
interface Scored extends SignGroup {
  readonly score: number;
}

/** Reports of a score between two bounds: what the weights expect of them, and what they are. */
export interface CalibrationRow {
  readonly from: number;
  readonly reports: number;
  readonly expected: number;
  readonly urgent: number;
}

/** How weights do on a stream. */
export interface WeightsVerdict {
  readonly reports: number;
  readonly urgent: number;
  /** Area under the receiver's curve: the chance that an urgent report has a higher score than a routine one; ties count half. */
  readonly auc: number;
  /** Urgent reports among the share with the highest scores, of all urgent ones; and of that share. Ties are taken in part. */
  readonly atPublishedShare: Capacity;
  readonly atRulesShare: Capacity;
  /** The same of the published rules, which escalate flags and pressure in contact types. */
  readonly rules: Capacity;
  readonly calibration: readonly CalibrationRow[];
}

/** What a share of the reports holds. */
export interface Capacity {
  readonly share: number;
  readonly recall: number;
  readonly precision: number;
}

const publishedShare = 63_892 / 36_210_368; // escalated in 2023, OJJDP23
const bounds = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3];

const total = (groups: readonly SignGroup[], of: "reports" | "urgent"): number =>
  groups.reduce((sum, group) => sum + group[of], 0);

/** Judges weights by reports as they are received. */
export function judgeWeights(weights: RiskWeights, received: SignTally): WeightsVerdict {
  const groups = groupsOf(received)
    .map((group) => ({ ...group, score: logistic(logOddsOf(weights, group.bits)) }))
    .sort((x, y) => y.score - x.score || x.bits - y.bits);
  const rules = rulesCapacity(groups);
  return {
    reports: total(groups, "reports"),
    urgent: total(groups, "urgent"),
    auc: areaUnderCurve(groups),
    atPublishedShare: capacityAt(groups, publishedShare),
    atRulesShare: capacityAt(groups, rules.share),
    rules,
    calibration: calibrationOf(groups),
  };
}

function areaUnderCurve(groups: readonly Scored[]): number {
  let routineBelow = total(groups, "reports") - total(groups, "urgent");
  const pairs = routineBelow * total(groups, "urgent");
  let won = 0;
  for (const tied of tiedGroups(groups)) {
    const urgent = total(tied, "urgent");
    const routine = total(tied, "reports") - urgent;
    routineBelow -= routine;
    won += urgent * (routineBelow + routine / 2);
  }
  return won / pairs;
}

/** Groups of one score together, in order. */
function tiedGroups(groups: readonly Scored[]): readonly (readonly Scored[])[] {
  const scores = [...new Set(groups.map(({ score }) => score))];
  return scores.map((score) => groups.filter((group) => group.score === score));
}

function capacityAt(groups: readonly Scored[], share: number): Capacity {
  const capacity = share * total(groups, "reports");
  let left = capacity;
  let found = 0;
  for (const tied of tiedGroups(groups)) {
    const part = Math.min(1, left / total(tied, "reports"));
    found += part * total(tied, "urgent");
    left -= part * total(tied, "reports");
    if (left <= 0) break;
  }
  return { share, recall: found / total(groups, "urgent"), precision: found / capacity };
}

function rulesCapacity(groups: readonly Scored[]): Capacity {
  const urgentSigns = (1 << riskSigns.indexOf("escalation")) | (1 << riskSigns.indexOf("pressureOfContact"));
  const picked = groups.filter(({ bits }) => (bits & urgentSigns) !== 0);
  const found = total(picked, "urgent");
  return {
    share: total(picked, "reports") / total(groups, "reports"),
    recall: found / total(groups, "urgent"),
    precision: found / total(picked, "reports"),
  };
}

function calibrationOf(groups: readonly Scored[]): CalibrationRow[] {
  return bounds.map((from, at) => {
    const inside = groups.filter(({ score }) => score >= from && score < (bounds[at + 1] ?? 2));
    const expected = inside.reduce((sum, { score, reports }) => sum + score * reports, 0);
    return { from, reports: total(inside, "reports"), expected, urgent: total(inside, "urgent") };
  });
}
