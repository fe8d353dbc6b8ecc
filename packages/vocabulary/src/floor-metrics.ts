/** One measure of a stand-alone floor, shown wherever its value is. */
export interface FloorMetric {
  readonly name: FloorMetricName;
  /** Words for a heading. */
  readonly title: string;
  readonly definition: string;
  readonly unit: "seconds" | "share" | "items" | "count" | "hours";
  /** Said where there is no value. */
  readonly empty: string;
  /** Whether it is measured of each kind at a desk too. */
  readonly byKind: "byKind" | "deskOnly";
  /** What more staff does to it. */
  readonly withStaff: "falls" | "rises" | "stays";
}

export type FloorMetricName =
  | "wait.mean"
  | "wait.p50"
  | "wait.p95"
  | "wait.p99"
  | "wait.share"
  | "stay.mean"
  | "queue.mean"
  | "queue.max"
  | "present.mean"
  | "utilisation"
  | "staffedHours"
  | "arrived"
  | "served"
  | "lost.share"
  | "left.share";

type Row = readonly [
  name: FloorMetricName,
  title: string,
  unit: FloorMetric["unit"],
  byKind: FloorMetric["byKind"],
  withStaff: FloorMetric["withStaff"],
  definition: string,
  empty: string,
];

const wait = "time at the desk without service, of visits served or gone";
const noWait = "no visit was served or gone";
const noVisit = "no visit arrived";
const noStaff = "no staff in the measured time, or staff without limit";

const rows: readonly Row[] = [
  ["wait.mean", "Wait, mean", "seconds", "byKind", "falls", `mean ${wait}`, noWait],
  ["wait.p50", "Wait, median", "seconds", "byKind", "falls", `median ${wait}`, noWait],
  ["wait.p95", "Wait, 95th percentile", "seconds", "byKind", "falls", `95th percentile of ${wait}; to 1 %`, noWait],
  ["wait.p99", "Wait, 99th percentile", "seconds", "byKind", "falls", `99th percentile of ${wait}; to 1 %`, noWait],
  [
    "wait.share",
    "Waited at all",
    "share",
    "byKind",
    "falls",
    "visits with a wait above 0 / visits served or gone",
    noWait,
  ],
  [
    "stay.mean",
    "Stay, mean",
    "seconds",
    "byKind",
    "falls",
    "mean time from arrival to the end of service, of visits served",
    "no visit was served",
  ],
  [
    "queue.mean",
    "Queue, mean",
    "items",
    "deskOnly",
    "falls",
    "items that wait, averaged over the measured time",
    noVisit,
  ],
  ["queue.max", "Queue, most", "items", "deskOnly", "falls", "most items that wait at any time", noVisit],
  [
    "present.mean",
    "Present, mean",
    "items",
    "deskOnly",
    "falls",
    "items that wait or are in service, averaged over the measured time",
    noVisit,
  ],
  [
    "utilisation",
    "Utilisation",
    "share",
    "deskOnly",
    "falls",
    "seconds of service / seconds of staff; above 1 where those who go finish their work",
    noStaff,
  ],
  ["staffedHours", "Staffed hours", "hours", "deskOnly", "rises", "hours of all servers in the measured time", noStaff],
  ["arrived", "Arrived", "count", "byKind", "stays", "visits that arrived in the measured time", noVisit],
  ["served", "Served", "count", "byKind", "rises", "of these, finished by the end", noVisit],
  [
    "lost.share",
    "Lost",
    "share",
    "byKind",
    "falls",
    "visits that found no room to wait / visits that arrived",
    noVisit,
  ],
  [
    "left.share",
    "Left",
    "share",
    "byKind",
    "falls",
    "visits that lost patience and left / visits that arrived",
    noVisit,
  ],
];

/** The measures of a stand-alone floor, in the order in which people read them. Visits count that arrive in the measured time. */
export const floorMetrics: readonly FloorMetric[] = rows.map(
  ([name, title, unit, byKind, withStaff, definition, empty]) => ({
    ...{ name, title, definition, unit, empty, byKind, withStaff },
  }),
);
