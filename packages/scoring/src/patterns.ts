import type { Counter } from "./counters.ts";

/** How often a counter counts a row of a pattern; counters that do not are left out. */
type Share = readonly [counter: Counter, times: number];

/** What is true of a report and what was decided of it, as bits: one pattern of 64. */
export const decisionBits = { actionable: 1, wrongPerson: 2, lead: 4, urgent: 8, informational: 16, joined: 32 };
export const decisionPatterns = 64;

/** A delivery's time since receipt: within a day, within seven days, later; one more for each bound that it exceeds. */
const timely = { day: 0, week: 1, late: 2 };
/** As urgent: not; yes, though the report is of routine grade; yes, rightly. */
const urgency = { none: 0, routine: 1, graded: 2 };
/** Where a delivery went: the report has no lead; to the lead first; to it too; or not to it. */
export const reached = { noLead: 0, first: 1, also: 2, unresolved: 3, country: 4, region: 5 };

/** A report made available: one pattern of 324. */
interface DeliveryPattern {
  readonly time: number;
  readonly urgent: number;
  readonly to: number;
  /** 1 to 3. */
  readonly agencies: number;
  /** 0 or 1. */
  readonly informational: number;
}
export const deliveryPatterns = 6 * 3 * 3 * 3 * 2;

/** The number of a pattern; patterns that are frequent together lie together. */
export function deliveryPattern(to: number, time: number, urgent: number, agencies: number, informational: number) {
  return (((to * 3 + time) * 3 + urgent) * 3 + agencies - 1) * 2 + informational;
}

function deliveryOfPattern(pattern: number): DeliveryPattern {
  const digit = (of: number, base: number): number => Math.floor(pattern / of) % base;
  return {
    informational: digit(1, 2),
    agencies: 1 + digit(2, 3),
    urgent: digit(6, 3),
    time: digit(18, 3),
    to: digit(54, 6),
  };
}

function kept(shares: Readonly<Partial<Record<Counter, boolean | number>>>): Share[] {
  return Object.entries(shares).flatMap(([counter, times]) => {
    const share: Share = [counter as Counter, Number(times)];
    return share[1] === 0 ? [] : [share];
  });
}

/** What a decision of a pattern adds to. */
export function countersOfDecision(pattern: number): Share[] {
  const has = (bit: number): boolean => (pattern & bit) !== 0;
  const isActionable = has(decisionBits.actionable);
  const isUrgent = has(decisionBits.urgent);
  const isReferral = !has(decisionBits.informational);
  return kept({
    received: true,
    withLead: has(decisionBits.lead),
    actionable: isActionable,
    joined: has(decisionBits.joined),
    urgentReports: isUrgent,
    urgentInformational: isUrgent && !isReferral,
    referral: isReferral,
    referralActionable: isReferral && isActionable,
    wrongPerson: isReferral && has(decisionBits.wrongPerson),
  });
}

/** What a report made available in a pattern adds to. */
export function countersOfDelivery(pattern: number): Share[] {
  const { time, urgent, to, agencies, informational } = deliveryOfPattern(pattern);
  const isLate = time === timely.late;
  const hasLead = to !== reached.noLead;
  return kept({
    made: true,
    available24h: time === timely.day,
    available7d: !isLate,
    deliveries: agencies,
    deliveriesInformational: agencies * informational,
    escalated: urgent !== urgency.none,
    escalatedUrgent: urgent === urgency.graded,
    withLeadMade: hasLead,
    missBudget: hasLead && (to !== reached.first || isLate),
    missUnresolved: to === reached.unresolved,
    missCountry: to === reached.country,
    missRegion: to === reached.region,
    missLate: isLate && (to === reached.first || to === reached.also),
  });
}
