import type { EntityLevel, LinkTable } from "@tipbench/vocabulary";
import { distinctSorted, rankOf } from "./sorted-keys.kernel.ts";

/** The reports that scored pairs speak of: those of the warm-up first, then the measured ones. */
export interface PairedReports {
  readonly firstMeasured: number;
  /** Entity of each report, by code. */
  readonly entity: Uint32Array;
  /** Reports of each entity among them. */
  readonly sizes: Uint32Array;
}

/** Distinct pairs that a stage scored, the highest score first (ties: as stored); a pair scored twice has its highest score. */
export interface ScoredPairs {
  /** Row of each pair in the table that was stored. */
  readonly row: Uint32Array;
  readonly score: Float64Array;
  /** 1: the two are of one entity. */
  readonly isTrue: Uint8Array;
  /** Scored pairs that each one stands for, where both reports are measured; else 0. */
  readonly weight: Float64Array;
  /** Reports of each pair, by their place in `reports`. */
  readonly later: Uint32Array;
  readonly earlier: Uint32Array;
  /** Null where a sample of the pairs was stored: what they join cannot be told then. */
  readonly reports: PairedReports | null;
}

const entityColumns = {
  event: ["laterEvent", "earlierEvent"],
  incident: ["laterIncident", "earlierIncident"],
  subject: ["laterSubject", "earlierSubject"],
} as const;

/** Brings stored pairs into the order of their scores, with the truth of one level. */
export function scoredPairs(links: LinkTable, level: EntityLevel): ScoredPairs {
  const { score, measured, weight } = links;
  const row = distinctPairs(links).sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0) || a - b);
  const [laterName, earlierName] = entityColumns[level];
  const later = keysOf(links, row, "later", laterName);
  const earlier = keysOf(links, row, "earlier", earlierName);
  const reports = distinctSorted(later.report, earlier.report);
  return {
    row,
    score: Float64Array.from(row, (at) => score[at] ?? 0),
    isTrue: Uint8Array.from(row, (_, at) => Number(later.entity[at] === earlier.entity[at])),
    weight: Float64Array.from(row, (at) => (measured[at] === 2 ? (weight[at] ?? 0) : 0)),
    later: Uint32Array.from(later.report, (key) => rankOf(reports, key)),
    earlier: Uint32Array.from(earlier.report, (key) => rankOf(reports, key)),
    reports: weight.every((one) => one === 1) ? pairedReports(reports, [later, earlier]) : null,
  };
}

/** The first table row of each pair: tables are ordered by replication and rows, the higher score first. */
function distinctPairs({ replication, later, earlier }: LinkTable): Uint32Array {
  const isAsBefore = (column: Uint32Array, at: number): boolean => column[at] === column[at - 1];
  const isRepeated = (at: number): boolean =>
    at > 0 && isAsBefore(replication, at) && isAsBefore(later, at) && isAsBefore(earlier, at);
  return Uint32Array.from(later.keys()).filter((at) => !isRepeated(at));
}

/** One side of pairs: numbers that name its report and its entity in all replications. */
interface SideKeys {
  /** Those of the warm-up are below those of measured reports. */
  readonly report: Float64Array;
  readonly entity: Float64Array;
}

const idsEnd = 0x1_0000_0000;
const measuredStart = 0x400 * idsEnd;

function keysOf(
  links: LinkTable,
  pairs: Uint32Array,
  side: "later" | "earlier",
  entity: (typeof entityColumns)[EntityLevel][number],
): SideKeys {
  const [rows, ids] = [links[side], links[entity]];
  const leastMeasured = side === "later" ? 1 : 2;
  const start = (at: number): number => (links.replication[at] ?? 0) * idsEnd;
  const measured = (at: number): number => ((links.measured[at] ?? 0) >= leastMeasured ? measuredStart : 0);
  return {
    report: Float64Array.from(pairs, (at) => measured(at) + start(at) + (rows[at] ?? 0)),
    entity: Float64Array.from(pairs, (at) => start(at) + (ids[at] ?? 0)),
  };
}

function pairedReports(reports: Float64Array, sides: readonly [SideKeys, SideKeys]): PairedReports {
  const entities = distinctSorted(sides[0].entity, sides[1].entity);
  const entity = new Uint32Array(reports.length);
  for (const side of sides) {
    side.report.forEach((key, at) => {
      entity[rankOf(reports, key)] = rankOf(entities, side.entity[at] ?? 0);
    });
  }
  const sizes = new Uint32Array(entities.length);
  for (const code of entity) sizes[code] = (sizes[code] ?? 0) + 1;
  const firstMeasured = reports.findIndex((key) => key >= measuredStart);
  return { firstMeasured: firstMeasured < 0 ? reports.length : firstMeasured, entity, sizes };
}
