import { agencyRows } from "./agency-metrics.ts";
import { clusterRows } from "./cluster-metrics.ts";
import { dedupRows } from "./dedup-metrics.ts";
import { type MetricDefinition, type MetricRow, noReports, noUrgent, received, urgentGrade } from "./metric-row.ts";
import { missRows } from "./miss-metrics.ts";
import { peopleRows } from "./people-metrics.ts";
import { scoreRows } from "./score-metrics.ts";

const withLead = "reports with a true lead agency";
const noLead = "no report with a true lead agency in this group";

const flowRows: readonly MetricRow[] = [
  [
    "throughput.availableWithin24h",
    "Available within 24 h",
    "distinct reports first made available to an agency within 24 h of receipt",
    received,
    "share",
    "higher",
    noReports,
  ],
  [
    "throughput.availableWithin7d",
    "Available within 7 days",
    "distinct reports first made available to an agency within 7 days of receipt",
    received,
    "share",
    "higher",
    noReports,
  ],
  [
    "throughput.availablePerDay",
    "Made available a day",
    "distinct reports first made available in the measured days",
    "measured days",
    "per day",
    "higher",
    "no measured day",
  ],
  [
    "throughput.analystMinutesPer1000",
    "Analyst minutes per 1,000",
    "minutes that staff of the house's desks spent on items, and reviewers on pairs of reports, times 1,000",
    received,
    "per 1,000",
    "lower",
    noReports,
  ],
  [
    "throughput.itemsPerAnalystHour",
    "Items an analyst hour",
    "work items that analysts finished",
    "staffed hours of the house's desks",
    "per hour",
    "higher",
    "no staffed hour",
  ],
  [
    "throughput.reportsPerAnalystHour",
    "Reports an analyst hour",
    "reports in the work items that analysts finished",
    "staffed hours of the house's desks",
    "per hour",
    "higher",
    "no staffed hour",
  ],
  [
    "backlog.max",
    "Largest backlog",
    "largest number of items waiting at the house's desks at the end of a tick",
    "ticks measured",
    "items",
    "lower",
    "no measured tick",
  ],
  [
    "backlog.end",
    "Backlog at the end",
    "items waiting at the house's desks when the last measured tick ends",
    "one",
    "items",
    "lower",
    "no measured tick",
  ],
];

const escalationRows: readonly MetricRow[] = [
  ["escalation.share", "Escalation share", "reports delivered at once as urgent", received, "share", "none", noReports],
  [
    "escalation.recall.imminent",
    "Imminent events escalated",
    "imminent events with an escalated report",
    "imminent events received",
    "share",
    "higher",
    "no imminent event in this group",
  ],
  [
    "escalation.recall.timeCritical",
    "Time-critical events escalated",
    "time-critical events with an escalated report",
    "time-critical events received",
    "share",
    "higher",
    "no time-critical event in this group",
  ],
  [
    "escalation.precision",
    "Escalations that were urgent",
    `escalated reports of ${urgentGrade} events`,
    "escalated reports",
    "share",
    "higher",
    "nothing was escalated",
  ],
  [
    "escalation.recallAtCapacity",
    "Urgent reached at capacity",
    `${urgentGrade} events whose first report is reached within the day when the urgent desk spends each day's staffed seconds in score order (ties: earlier receipt; a bundle costs the sum of its members)`,
    `${urgentGrade} events received`,
    "share",
    "higher",
    noUrgent,
  ],
  [
    "escalation.secondsTo.p50",
    "Median time to escalation",
    `median, over all ${urgentGrade} events, of the seconds from first receipt to delivery as urgent; an event never reached counts as never`,
    `${urgentGrade} events received`,
    "seconds",
    "lower",
    noUrgent,
  ],
  [
    "escalation.secondsTo.p95",
    "95th percentile of time to escalation",
    `95th percentile, over all ${urgentGrade} events, of the seconds from first receipt to delivery as urgent; an event never reached counts as never`,
    `${urgentGrade} events received`,
    "seconds",
    "lower",
    noUrgent,
  ],
  [
    "escalation.restrictedMean72h",
    "Mean time to escalation, up to 72 h",
    `sum over all ${urgentGrade} events of the seconds to delivery as urgent, 72 h at most each; never reached counts as 72 h`,
    `${urgentGrade} events received`,
    "seconds",
    "lower",
    noUrgent,
  ],
];

const jurisdictionRows: readonly MetricRow[] = [
  [
    "jurisdiction.missRate",
    "Jurisdiction misses",
    "reports whose first delivery set omits the true lead agency, or reaches it later than 7 days after receipt",
    withLead,
    "share",
    "lower",
    noLead,
  ],
  [
    "jurisdiction.missRate.unresolved",
    "Misses: place not resolved",
    "misses whose first delivery went to the federal queue for want of a country or a state",
    withLead,
    "share",
    "lower",
    noLead,
  ],
  [
    "jurisdiction.missRate.wrongCountry",
    "Misses: wrong country",
    "misses whose first delivery went to an agency of another country than the true lead's",
    withLead,
    "share",
    "lower",
    noLead,
  ],
  [
    "jurisdiction.missRate.wrongRegion",
    "Misses: wrong region",
    "misses whose first delivery went to another task force of the same country",
    withLead,
    "share",
    "lower",
    noLead,
  ],
  [
    "jurisdiction.missRate.late",
    "Misses: late",
    "reports whose first delivery set has the true lead, later than 7 days after receipt or not at all",
    withLead,
    "share",
    "lower",
    noLead,
  ],
  [
    "jurisdiction.eventualMissRate",
    "Misses after reassignment",
    "reports that the true lead agency had not received by the end of the run, misrouted deliveries having been sent on",
    withLead,
    "share",
    "lower",
    noLead,
  ],
  [
    "jurisdiction.missRateAtBudget",
    "Misses at one delivery a report",
    "reports whose first delivery set, cut to its first agency, is not the true lead, or comes later than 7 days",
    withLead,
    "share",
    "lower",
    noLead,
  ],
  [
    "jurisdiction.deliveriesPerReport",
    "Deliveries a report",
    "first deliveries to agencies",
    "reports made available",
    "ratio",
    "none",
    "no report was made available",
  ],
];

const dispositionRows: readonly MetricRow[] = [
  [
    "disposition.informationalShare",
    "Informational share of deliveries",
    "deliveries marked informational",
    "first deliveries to agencies",
    "share",
    "none",
    "no delivery in this group",
  ],
  [
    "disposition.referralPrecision",
    "Referrals that were actionable",
    "actionable reports marked referral",
    "reports marked referral",
    "share",
    "higher",
    "no referral in this group",
  ],
  [
    "disposition.referralRecall",
    "Actionable reports referred",
    "actionable reports marked referral",
    "actionable reports",
    "share",
    "higher",
    "no actionable report in this group",
  ],
  [
    "disposition.urgentMarkedInformational",
    "Urgent marked informational",
    `reports of ${urgentGrade} events marked informational`,
    `reports of ${urgentGrade} events`,
    "share",
    "lower",
    "no report of an urgent-grade event in this group",
  ],
  [
    "harm.wrongPerson",
    "Referrals on the wrong person",
    "referrals on unfounded, adult, compromised-account or wrong-subscriber reports",
    "reports marked referral",
    "share",
    "lower",
    "no referral in this group",
  ],
];

function definitionOf([name, title, numerator, denominator, unit, better, empty]: MetricRow): MetricDefinition {
  return { name, title, numerator, denominator, unit, better, empty };
}

/** Every metric, in the order in which tables show them. */
export const metricDefinitions: readonly MetricDefinition[] = [
  ...flowRows,
  ...escalationRows,
  ...scoreRows,
  ...jurisdictionRows,
  ...missRows,
  ...dispositionRows,
  ...agencyRows,
  ...peopleRows,
  ...dedupRows,
].map(definitionOf);

/** The scores of bundles at a level, `dedup.LEVEL.*`; for the levels of a run they are among `metricDefinitions`. */
export function clusterDefinitions(level: string): readonly MetricDefinition[] {
  return clusterRows(level).map(definitionOf);
}

const byName = new Map(metricDefinitions.map((definition) => [definition.name, definition]));

/** The definition of a metric; undefined for a name that is none. */
export function metricDefinition(name: string): MetricDefinition | undefined {
  return byName.get(name);
}

/** The metrics that a first look shows, in this order. */
export const headlineMetrics = [
  "throughput.availableWithin24h",
  "escalation.share",
  "jurisdiction.missRate",
  "escalation.recall.imminent",
  "escalation.recall.timeCritical",
  "escalation.precision",
  "escalation.recallAtCapacity",
  "escalation.restrictedMean72h",
  "disposition.informationalShare",
  "disposition.referralPrecision",
  "dedup.compression",
  "dedup.event.pairwise.recall",
  "dedup.subject.pairwise.precision",
  "dedup.urgentBuried",
  "throughput.analystMinutesPer1000",
  "files.viewsPer1000",
] as const;
