import type { DeskTimes, NetworkOutcome, NetworkPlan, TimeFigures, VisitFigures } from "@tipbench/floor";
import { unlimited } from "@tipbench/floor";
import type { FloorMetricName } from "@tipbench/vocabulary";

/** What one replication says of a measure: its value, and what it counts. */
export interface Measure {
  readonly value: number | null;
  readonly n: number;
}

export type Measures = Readonly<Partial<Record<FloorMetricName, Measure>>>;

/** One replication's measures of one kind at a desk. */
export function kindMeasures(figures: VisitFigures): Measures {
  return { ...waitMeasures(figures.wait), ...countMeasures(figures) };
}

/** One replication's measures of a desk, all kinds together. */
export function deskMeasures(outcome: NetworkOutcome, desk: number, plan: NetworkPlan): Measures {
  const visits = outcome.visits[desk] ?? [];
  const times = outcome.times[desk];
  const waits = outcome.deskWaits[desk];
  const isEndless = plan.desks[desk]?.staffing.servers.includes(unlimited) ?? false;
  return {
    ...(waits ? waitMeasures(waits) : {}),
    ...countMeasures(together(visits)),
    ...(times ? timeMeasures(times, isEndless) : {}),
  };
}

function waitMeasures({ count, mean, p50, p95, p99, positiveShare }: TimeFigures): Measures {
  const of = (value: number | null): Measure => ({ value, n: count });
  return {
    "wait.mean": of(mean),
    "wait.p50": of(p50),
    "wait.p95": of(p95),
    "wait.p99": of(p99),
    "wait.share": of(positiveShare),
  };
}

type Counts = Pick<VisitFigures, "arrived" | "served" | "lost" | "left"> & { readonly stay: Mean };
type Mean = Pick<TimeFigures, "count" | "mean">;

function countMeasures({ arrived, served, lost, left, stay }: Counts): Measures {
  const share = (count: number): Measure => ({ value: arrived === 0 ? null : count / arrived, n: arrived });
  return {
    "stay.mean": { value: stay.mean, n: stay.count },
    arrived: { value: arrived, n: 1 },
    served: { value: served, n: 1 },
    "lost.share": share(lost),
    "left.share": share(left),
  };
}

function timeMeasures(times: DeskTimes, isEndless: boolean): Measures {
  const { staffedSeconds, busySeconds, meanWaiting, meanPresent, mostWaiting } = times;
  const isStaffed = staffedSeconds > 0 && !isEndless;
  return {
    "queue.mean": { value: meanWaiting, n: 1 },
    "queue.max": { value: mostWaiting, n: 1 },
    "present.mean": { value: meanPresent, n: 1 },
    utilisation: { value: isStaffed ? busySeconds / staffedSeconds : null, n: isStaffed ? staffedSeconds : 0 },
    staffedHours: { value: isEndless ? null : staffedSeconds / 3_600, n: 1 },
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function together(visits: readonly VisitFigures[]): Counts {
  return {
    arrived: sum(visits.map(({ arrived }) => arrived)),
    served: sum(visits.map(({ served }) => served)),
    lost: sum(visits.map(({ lost }) => lost)),
    left: sum(visits.map(({ left }) => left)),
    stay: meanOf(visits.map(({ stay }) => stay)),
  };
}

function meanOf(parts: readonly Mean[]): Mean {
  const count = sum(parts.map((part) => part.count));
  return { count, mean: count === 0 ? null : sum(parts.map((part) => part.count * (part.mean ?? 0))) / count };
}
