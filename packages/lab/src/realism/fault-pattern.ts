import type { PatternCheck, SenderCounts } from "@tipbench/vocabulary";
import type { CardInput } from "./card-input.ts";
import type { PlantedEvent } from "./planted-events.ts";
import { isAbout, plantedText, type SenderSpan, spansOf, spanText } from "./sender-days.ts";

/** A fault is seen where completeness drops by so much, by so many standard errors, on so many reports within and without. */
const leastDrop = 0.1;
const leastErrors = 10;
const leastReports = 100;
/** A day more or less is no disagreement. */
const daysOff = 1;

/** The sum of the values before each position, and of all at the end. */
function prefixSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, at) => {
    sums[at + 1] = (sums[at] ?? 0) + value;
  });
  return sums;
}

/** The days in which a sender's reports have the address most clearly less often than in its others; null where there are none. */
function droppedSpan({ name, reportsByDay, withAddressByDay }: SenderCounts): SenderSpan | null {
  const reports = prefixSums(reportsByDay);
  const complete = prefixSums(withAddressByDay);
  const days = reportsByDay.length;
  const all = reports[days] ?? 0;
  const share = (complete[days] ?? 0) / Math.max(1, all);
  if (all < 2 * leastReports) return null;
  let best: SenderSpan | null = null;
  let mostErrors = leastErrors;
  for (let fromDay = 0; fromDay < days; fromDay++) {
    for (let toDay = fromDay + 1; toDay <= days; toDay++) {
      const within = (reports[toDay] ?? 0) - (reports[fromDay] ?? 0);
      const without = all - within;
      if (within < leastReports || without < leastReports) continue;
      const completeWithin = (complete[toDay] ?? 0) - (complete[fromDay] ?? 0);
      const drop = ((complete[days] ?? 0) - completeWithin) / without - completeWithin / within;
      const errors = drop / Math.sqrt(share * (1 - share) * (1 / within + 1 / without));
      if (drop < leastDrop || errors <= mostErrors) continue;
      best = { sender: name, fromDay, toDay };
      mostErrors = errors;
    }
  }
  return best;
}

/** Events that thin the address of the account event; of other fields' faults these counts show nothing. */
function mayDrop({ kind, drops }: PlantedEvent): boolean {
  return kind === "integrationFault" ? drops.includes("accountAddress") : kind === "flood" || kind === "batching";
}

const isFault = ({ kind }: PlantedEvent): boolean => kind === "integrationFault";

/** Whether a fault must be seen at a sender: enough of its reports lose an address that they would have had. */
function mustDrop({ kind, strength }: PlantedEvent, { reports, withAddressByDay }: SenderCounts): boolean {
  const complete = withAddressByDay.reduce((sum, count) => sum + count, 0) / Math.max(1, reports);
  return kind === "integrationFault" && strength * complete >= 2 * leastDrop && reports >= 20 * leastReports;
}

function isNear(one: SenderSpan, other: SenderSpan): boolean {
  const isSame = one.sender === other.sender && Math.abs(one.fromDay - other.fromDay) <= daysOff;
  return isSame && Math.abs(one.toDay - other.toDay) <= daysOff;
}

/** Faults that drop the address from some day on, found from the counts alone and then held against what was planted. */
export function faultPattern({ counts, scenario }: CardInput): PatternCheck {
  const { senders } = counts.stream;
  const planted = scenario.events.filter(mayDrop);
  const found = senders.flatMap((sender) => droppedSpan(sender) ?? []);
  const expected = planted.flatMap((event) =>
    spansOf(
      [event],
      senders.filter((sender) => mustDrop(event, sender)),
      scenario.days,
    ),
  );
  const missed = [...new Set(expected.map(({ sender }) => sender))].filter(
    (name) => !expected.some((span) => span.sender === name && found.some((seen) => isNear(seen, span))),
  );
  const strays = found.filter(
    ({ sender }) => !senders.some((each) => each.name === sender && planted.some((event) => isAbout(event, each))),
  );
  const isWhole = expected.some(({ fromDay, toDay }) => fromDay === 0 && toDay === scenario.days);
  const tooSmall =
    planted.length > 0 && expected.length === 0 ? "the senders of the planted faults are too small" : null;
  const reason = isWhole ? "a fault that lasts all days has no day of change" : tooSmall;
  return {
    pattern: "integrationFaults",
    title: "Integration faults: days in which a sender's reports lack the address",
    planted: plantedText(
      spansOf(planted.filter(isFault), senders, scenario.days),
      spansOf(planted, senders, scenario.days),
    ),
    found: spanText(found),
    agrees: reason === null ? missed.length === 0 && strays.length === 0 : null,
    reason,
  };
}
