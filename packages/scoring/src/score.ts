import { gini, quantileOfSorted } from "@tipbench/stats";
import { clusterMetrics } from "./cluster-metrics.ts";
import type { CellSums, EntitySums } from "./clusters.kernel.ts";
import { countMetrics } from "./count-metrics.ts";
import { allColumns, sumCounts } from "./counters.ts";
import { type Measured, measured, ratio } from "./measured.ts";
import type { Tally } from "./tally.kernel.ts";
import type { UrgentEvents } from "./urgent-events.ts";

const restrictedSeconds = 72 * 3600;
const perThousand = 1000;

/** What the analysts' desks did in the measured days. */
export interface DeskFigures {
  readonly items: number;
  readonly reports: number;
  readonly filesViewed: number;
  readonly workSeconds: number;
  readonly servers: number;
  readonly measuredDays: number;
  readonly measuredTicks: number;
  readonly backlogMax: number;
  readonly backlogEnd: number;
  readonly agencyDeliveries: Float64Array;
  readonly agencyServers: Uint32Array;
}

/** Sums of one entity level: those of the truth, and those of the strategy's bundles. */
export interface LevelSums {
  readonly level: string;
  readonly truth: EntitySums;
  readonly cells: CellSums;
}

function deskMetrics(desk: DeskFigures, received: number, made: number): Map<string, Measured> {
  const hours = desk.servers * desk.measuredDays * 24;
  const loads = [...desk.agencyDeliveries].flatMap((deliveries, agency) => {
    const servers = desk.agencyServers[agency] ?? 0;
    return servers === 0 || agency === 0 ? [] : [deliveries / servers];
  });
  return new Map<string, Measured>([
    ["throughput.availablePerDay", ratio(made, desk.measuredDays)],
    ["throughput.analystMinutesPer1000", scaled(ratio(desk.workSeconds / 60, received), perThousand)],
    ["throughput.itemsPerAnalystHour", ratio(desk.items, hours)],
    ["throughput.reportsPerAnalystHour", ratio(desk.reports, hours)],
    ["backlog.max", measured(desk.backlogMax, desk.measuredTicks)],
    ["backlog.end", measured(desk.backlogEnd, 1)],
    ["files.viewsPer1000", scaled(ratio(desk.filesViewed, received), perThousand)],
    ["agency.loadGini", measured(gini(loads), loads.length)],
  ]);
}

function scaled({ value, n }: Measured, factor: number): Measured {
  return measured(value === null ? null : value * factor, n);
}

function quantile(sorted: Float64Array, share: number): Measured {
  const value = quantileOfSorted(sorted, share);
  return measured(value === null || !Number.isFinite(value) ? null : value, sorted.length);
}

function timeMetrics(events: UrgentEvents): Map<string, Measured> {
  const seconds = events.secondsToEscalation();
  const buried = events.buriedSeconds();
  const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
  const restricted = sum(seconds.map((value) => Math.min(value, restrictedSeconds)));
  return new Map([
    ["escalation.secondsTo.p50", quantile(seconds, 0.5)],
    ["escalation.secondsTo.p95", quantile(seconds, 0.95)],
    ["escalation.restrictedMean72h", ratio(restricted, seconds.length)],
    ["dedup.urgentBuriedSeconds", ratio(sum(buried), buried.length)],
  ]);
}

/** All metrics of one strategy in one replication, by name. */
export function scoreReplication(
  tally: Tally,
  events: UrgentEvents,
  desk: DeskFigures,
  levels: readonly LevelSums[],
): ReadonlyMap<string, Measured> {
  const counts = sumCounts(tally.byCell, allColumns(tally.byCell));
  const made = tally.madeOnDay.reduce((total, value) => total + value, 0);
  return new Map([
    ...Object.entries(countMetrics).map(([name, of]) => [name, of(counts)] as const),
    ...deskMetrics(desk, counts.received, made),
    ...timeMetrics(events),
    ...levels.flatMap(({ level, truth, cells }) => [...clusterMetrics(level, truth, cells)]),
  ]);
}
