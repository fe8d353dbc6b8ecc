import { gini } from "@tipbench/stats";
import { clusterMetrics } from "./cluster-metrics.ts";
import type { CellSums, EntitySums } from "./clusters.kernel.ts";
import { countMetrics } from "./count-metrics.ts";
import { allColumns, sumCounts } from "./counters.ts";
import { timeMetrics } from "./event-times.ts";
import { type LinkFigures, linkMetrics } from "./link-metrics.ts";
import { type Measured, measured, ratio } from "./measured.ts";
import { type PairFigures, pairMetrics } from "./pair-metrics.ts";
import { allGroups, type ScoreCounts } from "./score-counts.ts";
import { scoreMetrics } from "./score-metrics.ts";
import type { Tally } from "./tally.kernel.ts";
import type { UrgentEvents } from "./urgent-events.ts";

const perThousand = 1000;
const secondsPerHour = 3600;
const shifts = ["day", "evening", "night"] as const;

/** What the analysts' desks and the agencies did in the measured days. */
export interface DeskFigures {
  readonly items: number;
  readonly reports: number;
  readonly filesViewed: number;
  readonly filesLabelled: number;
  readonly viewsAvoided: number;
  readonly addedToList: number;
  readonly workSeconds: number;
  /** Of the house's desks together. */
  readonly staffedSeconds: number;
  /** Hours that analysts worked, by shift: day, evening, night. */
  readonly hoursByShift: readonly [day: number, evening: number, night: number];
  readonly measuredDays: number;
  readonly measuredTicks: number;
  readonly backlogMax: number;
  readonly backlogEnd: number;
  readonly agencyDeliveries: Float64Array;
  /** Staffed seconds of each agency in the measured days. */
  readonly agencyStaffedSeconds: Float64Array;
  /** Subjects with an opened case, and those with two unlinked ones at once. */
  readonly subjectsWithCase: number;
  readonly subjectsDoubleAssigned: number;
}

/** Sums of one entity level: those of the truth, and those of the strategy's bundles. */
export interface LevelSums {
  readonly level: string;
  readonly truth: EntitySums;
  readonly cells: CellSums;
}

/** What a replication says of a strategy's bundles. */
export interface BundleFigures {
  readonly levels: readonly LevelSums[];
  readonly pairs: PairFigures;
  readonly links: LinkFigures;
}

function deskMetrics(desk: DeskFigures, received: number, made: number): Map<string, Measured> {
  const hours = desk.staffedSeconds / secondsPerHour;
  const loads = [...desk.agencyDeliveries].flatMap((deliveries, agency) => {
    const staffed = desk.agencyStaffedSeconds[agency] ?? 0;
    return staffed === 0 || agency === 0 ? [] : [(deliveries * secondsPerHour) / staffed];
  });
  return new Map<string, Measured>([
    ["throughput.availablePerDay", ratio(made, desk.measuredDays)],
    ["throughput.analystMinutesPer1000", per1000(desk.workSeconds / 60, received)],
    ["throughput.itemsPerAnalystHour", ratio(desk.items, hours)],
    ["throughput.reportsPerAnalystHour", ratio(desk.reports, hours)],
    ["backlog.max", measured(desk.backlogMax, desk.measuredTicks)],
    ["backlog.end", measured(desk.backlogEnd, 1)],
    ["files.viewsPer1000", per1000(desk.filesViewed, received)],
    ["files.labelledPer1000", per1000(desk.filesLabelled, received)],
    ["files.viewsAvoidedPer1000", per1000(desk.viewsAvoided, received)],
    ["files.addedToListPerDay", ratio(desk.addedToList, desk.measuredDays)],
    ...shifts.map(
      (shift, i) => [`staff.${shift}HoursPerDay`, ratio(desk.hoursByShift[i] ?? 0, desk.measuredDays)] as const,
    ),
    ["agency.loadGini", measured(gini(loads), loads.length)],
    ["deconfliction.doubleAssigned", ratio(desk.subjectsDoubleAssigned, desk.subjectsWithCase)],
  ]);
}

function per1000(count: number, received: number): Measured {
  const { value, n } = ratio(count, received);
  return measured(value === null ? null : value * perThousand, n);
}

function buriedDelay(seconds: readonly number[]): Measured {
  return ratio(
    seconds.reduce((total, value) => total + value, 0),
    seconds.length,
  );
}

/** What a strategy came to in a replication. */
export interface ReplicationCounts {
  readonly tally: Tally;
  readonly events: UrgentEvents;
  readonly scores: ScoreCounts;
}

/** All metrics of one strategy in one replication, by name. */
export function scoreReplication(
  { tally, events, scores }: ReplicationCounts,
  desk: DeskFigures,
  { levels, pairs, links }: BundleFigures,
): ReadonlyMap<string, Measured> {
  const counts = sumCounts(tally.byCell, allColumns(tally.byCell));
  const made = tally.madeOnDay.reduce((total, value) => total + value, 0);
  return new Map([
    ...Object.entries(countMetrics).map(([name, of]) => [name, of(counts)] as const),
    ...deskMetrics({ ...desk, workSeconds: desk.workSeconds + links.reviewSeconds }, counts.received, made),
    ...timeMetrics(events.times().seconds),
    ["dedup.urgentBuriedSeconds", buriedDelay(events.buriedSeconds())] as const,
    ...scoreMetrics(scores, allGroups(scores)),
    ...pairMetrics(pairs),
    ...linkMetrics(links, desk.measuredDays),
    ...levels.flatMap(({ level, truth, cells }) => [...clusterMetrics(level, truth, cells)]),
  ]);
}
