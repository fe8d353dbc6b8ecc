import { missCauses } from "@tipbench/vocabulary";
import type { Counts } from "./counters.ts";
import { type Measured, measured, ratio } from "./measured.ts";
import { counterOfCause } from "./miss-causes.ts";

const missed = (c: Counts): number => c.missUnresolved + c.missCountry + c.missRegion + late(c);
/** Delivered late, or not at all by the end of the run. */
const late = (c: Counts): number => c.missLate + (c.withLead - c.withLeadMade);
const urgentEvents = (c: Counts): number => c.imminentEvents + c.timeCriticalEvents;
const undelivered = (c: Counts): number => c.withLead - c.withLeadMade;

/** The metrics that are counts over counts; each can be split by any group of cells or days. */
export const countMetrics: Readonly<Record<string, (counts: Counts) => Measured>> = {
  "throughput.availableWithin24h": (c) => ratio(c.available24h, c.received),
  "throughput.availableWithin7d": (c) => ratio(c.available7d, c.received),
  "escalation.share": (c) => ratio(c.escalated, c.received),
  "escalation.recall.imminent": (c) => ratio(c.imminentEscalated, c.imminentEvents),
  "escalation.recall.timeCritical": (c) => ratio(c.timeCriticalEscalated, c.timeCriticalEvents),
  "escalation.precision": (c) => ratio(c.escalatedUrgent, c.escalated),
  "escalation.recallAtCapacity": (c) => ratio(c.reachedAtCapacity, urgentEvents(c)),
  "jurisdiction.missRate": (c) => ratio(missed(c), c.withLead),
  "jurisdiction.missRate.unresolved": (c) => ratio(c.missUnresolved, c.withLead),
  "jurisdiction.missRate.wrongCountry": (c) => ratio(c.missCountry, c.withLead),
  "jurisdiction.missRate.wrongRegion": (c) => ratio(c.missRegion, c.withLead),
  "jurisdiction.missRate.late": (c) => ratio(late(c), c.withLead),
  ...Object.fromEntries(
    missCauses.map((cause) => [
      `jurisdiction.missCause.${cause}`,
      (c: Counts) => ratio(c[counterOfCause[cause]], c.withLead),
    ]),
  ),
  "jurisdiction.eventualMissRate": (c) =>
    ratio(c.missUnresolved + c.missCountry + c.missRegion + undelivered(c) - c.sentOn, c.withLead),
  "jurisdiction.missRateAtBudget": (c) => ratio(c.missBudget + undelivered(c), c.withLead),
  "jurisdiction.deliveriesPerReport": (c) => ratio(c.deliveries, c.made),
  "disposition.informationalShare": (c) => ratio(c.deliveriesInformational, c.deliveries),
  "disposition.referralPrecision": (c) => ratio(c.referralActionable, c.referral),
  "disposition.referralRecall": (c) => ratio(c.referralActionable, c.actionable),
  "disposition.urgentMarkedInformational": (c) => ratio(c.urgentInformational, c.urgentReports),
  "harm.wrongPerson": (c) => ratio(c.wrongPerson, c.referral),
  "harm.wrongPersonCases": (c) => ratio(c.openedWrong, c.opened),
  "assessment.openedShare": (c) => ratio(c.opened, c.handled),
  "assessment.openedActionable": (c) => ratio(c.openedActionable, c.opened),
  "assessment.welfareOnUrgent": (c) => ratio(c.welfareUrgent, c.welfareChecks),
  "assessment.outcomeShare": (c) => ratio(c.outcomes, c.handled),
  "evidence.expiredShare": (c) => ratio(c.expired, c.expiring),
  "assessment.sharedShare": (c) => ratio(c.shared, c.opened),
  "evidence.warrantShare": (c) => ratio(c.warrants, c.opened),
  "deconfliction.seenInTime": (c) => ratio(c.linked, c.linked + c.doubled),
  "evidence.staleShare": (c) => ratio(c.stale, c.opened),
  "dedup.compression": (c) => ratio(c.received + c.batchedFurther, c.received - c.joined),
  "dedup.urgentBuried": (c) => measured(urgentEvents(c) === 0 ? null : c.buried, urgentEvents(c)),
};
