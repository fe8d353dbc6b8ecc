import { entityLevels } from "./codes.ts";
import type { TruthColumn } from "./columns.ts";

const urgency = ["event", "grade"] as const satisfies readonly TruthColumn[];

/** The truth that metrics are made from, by name or by how names begin; the longest that fits holds. */
const needs: Readonly<Record<string, readonly TruthColumn[]>> = {
  throughput: [],
  backlog: [],
  files: [],
  "files.addedToListPerDay": ["personError"],
  staff: [],
  agency: [],
  "escalation.share": [],
  escalation: urgency,
  "escalation.precision": ["grade"],
  jurisdiction: ["leadAgency"],
  "jurisdiction.deliveriesPerReport": [],
  "disposition.informationalShare": [],
  "disposition.referralPrecision": ["actionable"],
  "disposition.referralRecall": ["actionable"],
  "disposition.urgentMarkedInformational": ["grade"],
  harm: ["personError"],
  assessment: [],
  "assessment.openedActionable": ["actionable"],
  "assessment.welfareOnUrgent": ["grade"],
  evidence: [],
  "evidence.expiredShare": ["actionable"],
  deconfliction: ["subject"],
  dedup: [],
  "dedup.crossProviderLinks": ["subject"],
  "dedup.falseMergeShare": ["subject"],
  "dedup.pairCompleteness": ["subject"],
  "dedup.reviewedShare": ["subject"],
  "dedup.reviewsPerDay": ["subject"],
  "staff.linkReviewHoursPerDay": ["subject"],
  "dedup.urgentBuried": urgency,
  "dedup.urgentBuriedSeconds": urgency,
  ...Object.fromEntries(entityLevels.map((level) => [`dedup.${level}`, [level]])),
};

/** The columns of the truth that a metric is made from; undefined for one of which this is not said. */
export function truthOfMetric(name: string): readonly TruthColumn[] | undefined {
  const parts = name.split(".");
  for (let length = parts.length; length > 0; length--) {
    const found = needs[parts.slice(0, length).join(".")];
    if (found) return found;
  }
  return undefined;
}
