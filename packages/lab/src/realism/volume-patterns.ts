import type { PatternCheck, SenderCounts } from "@tipbench/vocabulary";
import type { CardInput } from "./card-input.ts";
import type { PlantedEvent } from "./planted-events.ts";
import { dayNames, plantedText, spansOf, spansOfDays, spanText, usualReports } from "./sender-days.ts";

/** Senders with fewer reports on a usual day have unusual ones by chance. */
const leastUsual = 50;
/** So many times the usual reports make a burst; so small a share of them an outage. */
const burstFactor = 2.5;
const outageShare = 0.2;
/** Share of the planted days that must be found, and of all days that may be found beside them. */
const mustFind = 0.8;
const mayStray = 0.001;
const fewestDays = 5;

/** A kind of unusual day. */
interface VolumePattern extends Pick<PatternCheck, "pattern" | "title"> {
  readonly isUnusual: (reports: number, usual: number) => boolean;
  /** Events that make such days for sure, and those that may. */
  readonly makes: (event: PlantedEvent) => boolean;
  readonly mayMake: (event: PlantedEvent) => boolean;
}

const isMore = ({ kind }: PlantedEvent): boolean => kind === "burst" || kind === "flood";
const isLess = ({ kind }: PlantedEvent): boolean => kind === "outage" || kind === "encryption";

const bursts: VolumePattern = {
  pattern: "bursts",
  title: `Bursts: days with more than ${burstFactor} times a sender's usual reports`,
  isUnusual: (reports, usual) => reports > burstFactor * usual,
  makes: (event) => isMore(event) && event.strength >= 1.25 * burstFactor,
  mayMake: isMore,
};

const outages: VolumePattern = {
  pattern: "outages",
  title: `Outages: days with less than ${100 * outageShare} % of a sender's usual reports`,
  isUnusual: (reports, usual) => reports < outageShare * usual,
  makes: (event) => isLess(event) && event.strength >= 1 - outageShare / 1.25,
  mayMake: isLess,
};

function unusualDays({ reportsByDay, ...sender }: SenderCounts, { isUnusual }: VolumePattern) {
  const usual = usualReports({ reportsByDay, ...sender });
  const days = reportsByDay.flatMap((reports, day) => (isUnusual(reports, usual) ? [day] : []));
  return spansOfDays(sender.name, days);
}

function reasonOf({ scenario: { days } }: CardInput, planted: readonly PlantedEvent[]): string | null {
  if (days < fewestDays) return `a day is unusual among others only: ${days} of at least ${fewestDays} days`;
  const isLong = planted.some(({ fromDay, toDay }) => 2 * (toDay - fromDay) > days);
  return isLong ? "an event lasts longer than half of the days, and is the usual" : null;
}

function volumeCheck(input: CardInput, pattern: VolumePattern): PatternCheck {
  const { counts, scenario } = input;
  const { replications, stream } = counts;
  const tested = stream.senders.filter((sender) => usualReports(sender) >= leastUsual * replications);
  const planted = scenario.events.filter(pattern.mayMake);
  const spans = spansOf(planted.filter(pattern.makes), stream.senders, scenario.days);
  const found = tested.flatMap((sender) => unusualDays(sender, pattern));
  const foundDays = dayNames(found);
  const testedSpans = spans.filter(({ sender }) => tested.some(({ name }) => name === sender));
  const mustDays = [...dayNames(testedSpans)];
  const mayDays = dayNames(spansOf(planted, stream.senders, scenario.days));
  const strays = [...foundDays].filter((name) => !mayDays.has(name)).length;
  const hits = mustDays.filter((name) => foundDays.has(name)).length;
  const small = `no sender of the planted events has ${leastUsual} reports on a usual day`;
  const tooSmall = spans.length > 0 && testedSpans.length === 0 ? small : null;
  const none = tested.length === 0 ? `no sender has ${leastUsual} reports on a usual day` : null;
  const reason = reasonOf(input, planted) ?? none ?? tooSmall;
  const isFound = hits >= mustFind * mustDays.length;
  return {
    pattern: pattern.pattern,
    title: pattern.title,
    planted: plantedText(spans, spansOf(planted, stream.senders, scenario.days)),
    found: spanText(found),
    agrees: reason === null ? isFound && strays <= mayStray * tested.length * scenario.days : null,
    reason,
  };
}

/** Bursts and outages by sender and day, found from the counts alone and then held against what was planted. */
export function volumePatterns(input: CardInput): PatternCheck[] {
  return [volumeCheck(input, bursts), volumeCheck(input, outages)];
}
