import type { EntityLevel, LinkTable } from "@tipbench/vocabulary";

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
  const row = distinctPairs(links).sort((a, b) => (links.score[b] ?? 0) - (links.score[a] ?? 0) || a - b);
  const [laterEntity, earlierEntity] = entityColumns[level].map((name) => links[name]);
  const numbering = numberReports(links, row);
  const isComplete = links.weight.every((weight) => weight === 1);
  return {
    row,
    score: Float64Array.from(row, (at) => links.score[at] ?? 0),
    isTrue: Uint8Array.from(row, (at) => Number(laterEntity?.[at] === earlierEntity?.[at])),
    weight: Float64Array.from(row, (at) => (links.measured[at] === 2 ? (links.weight[at] ?? 0) : 0)),
    later: row.map((at) => numbering.of(links.replication[at] ?? 0, links.later[at] ?? 0)),
    earlier: row.map((at) => numbering.of(links.replication[at] ?? 0, links.earlier[at] ?? 0)),
    reports: isComplete ? pairedReports(links, row, numbering, entityColumns[level]) : null,
  };
}

/** The first table row of each pair: tables are ordered by replication and rows, the higher score first. */
function distinctPairs({ replication, later, earlier }: LinkTable): Uint32Array {
  const isAsBefore = (column: Uint32Array, at: number): boolean => column[at] === column[at - 1];
  const isRepeated = (at: number): boolean =>
    at > 0 && isAsBefore(replication, at) && isAsBefore(later, at) && isAsBefore(earlier, at);
  return Uint32Array.from(later.keys()).filter((at) => !isRepeated(at));
}

interface Numbering {
  readonly count: number;
  readonly firstMeasured: number;
  of(replication: number, row: number): number;
}

const rowsEnd = 0x1_0000_0000;

/** Numbers the reports of pairs, those of the warm-up first. */
function numberReports(links: LinkTable, pairs: Uint32Array): Numbering {
  const isWarm = new Map<number, boolean>();
  for (const at of pairs) {
    const first = (links.replication[at] ?? 0) * rowsEnd;
    const measured = links.measured[at] ?? 0;
    isWarm.set(first + (links.later[at] ?? 0), measured === 0);
    isWarm.set(first + (links.earlier[at] ?? 0), measured < 2);
  }
  const keys = [...isWarm.keys()];
  const warm = keys.filter((key) => isWarm.get(key));
  const numbers = new Map([...warm, ...keys.filter((key) => !isWarm.get(key))].map((key, number) => [key, number]));
  return {
    count: keys.length,
    firstMeasured: warm.length,
    of: (replication, row) => numbers.get(replication * rowsEnd + row) ?? 0,
  };
}

function pairedReports(
  links: LinkTable,
  pairs: Uint32Array,
  { count, firstMeasured, of }: Numbering,
  [laterName, earlierName]: (typeof entityColumns)[EntityLevel],
): PairedReports {
  const codes = new Map<number, number>();
  const entity = new Uint32Array(count);
  const put = (replication: number, row: number, id: number): void => {
    const key = replication * rowsEnd + id;
    const code = codes.get(key) ?? codes.size;
    codes.set(key, code);
    entity[of(replication, row)] = code;
  };
  for (const at of pairs) {
    const replication = links.replication[at] ?? 0;
    put(replication, links.later[at] ?? 0, links[laterName][at] ?? 0);
    put(replication, links.earlier[at] ?? 0, links[earlierName][at] ?? 0);
  }
  const sizes = new Uint32Array(codes.size);
  for (const code of entity) sizes[code] = (sizes[code] ?? 0) + 1;
  return { firstMeasured, entity, sizes };
}
