import { join } from "node:path";
import {
  type ConfusionRow,
  type CountsDocument,
  type CurveRow,
  type DecisionColumn,
  type DecisionRow,
  decisionColumns,
  type LinkTable,
  type Manifest,
  type MetricsDocument,
  type SeriesRow,
  type StratumRow,
  UserError,
} from "@tipbench/vocabulary";
import { decisionRows, missingDecision } from "./decision-table.ts";
import { linkTable } from "./link-table.ts";
import { type ReadTable, type RowSelection, readTable } from "./read-table.ts";
import { confusionRows, curveRows, seriesRows, strataRows } from "./result-tables.ts";
import { damagedRun, readCounts, readManifest, readMetrics } from "./run-document.ts";
import { decisionsFile, linksFile, runFiles } from "./run-layout.ts";

/** Which decisions are read: those with these values (-1: null where the column can be), from `offset` on. */
export interface DecisionQuery {
  readonly where?: Readonly<Partial<Record<DecisionColumn, number>>>;
  readonly offset?: number;
  readonly limit: number;
}

/** A page of decisions in the order in which they were written, and how many there are on all pages. */
export interface DecisionPage {
  readonly total: number;
  readonly rows: readonly DecisionRow[];
}

/** A decision and the strategy that took it. */
export interface StrategyDecision {
  readonly strategy: string;
  readonly decision: DecisionRow;
}

/** A run folder that can be read. Tables are read when they are asked for; nothing stays open between calls. */
export interface Run {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly metrics: MetricsDocument;
  counts(): Promise<CountsDocument>;
  series(): Promise<SeriesRow[]>;
  strata(): Promise<StratumRow[]>;
  /** Empty for a run of a version that did not have the table. */
  curves(): Promise<CurveRow[]>;
  /** Likewise. */
  confusion(): Promise<ConfusionRow[]>;
  /** Throws UserError for a strategy that the run does not have, and for a query that makes no sense. */
  decisions(strategy: string, query: DecisionQuery): Promise<DecisionPage>;
  /** The pairs that a strategy's dedup stage scored; null where the run has no such table. Throws likewise for the strategy. */
  links(strategy: string): Promise<LinkTable | null>;
  /** The stored decisions on a report: strategies in the manifest's order, then as written. Empty where none is stored. */
  decisionOf(reportId: number): Promise<StrategyDecision[]>;
}

/** Opens a run folder. Throws UserError where it is none, or is damaged; so do all methods. Checks no checksum. */
export async function openRun(folder: string): Promise<Run> {
  const manifest = await readManifest(folder);
  const metrics = await readMetrics(folder);
  const strategies = manifest.strategies.map(({ name }) => name);
  const has = (path: string): boolean => manifest.content[path] !== undefined;
  const decisions = async (strategy: string, query: DecisionQuery): Promise<DecisionPage> => {
    checkStrategy(folder, strategies, strategy);
    const selection = selectionOf(query);
    return read(folder, decisionsFile(strategy), selection, (table) => ({
      total: table.total,
      rows: decisionRows(table),
    }));
  };
  return {
    folder,
    manifest,
    metrics,
    counts: () => readCounts(folder),
    series: () => read(folder, runFiles.series, {}, seriesRows),
    strata: () => read(folder, runFiles.strata, {}, strataRows),
    curves: async () => (has(runFiles.curves) ? read(folder, runFiles.curves, {}, curveRows) : []),
    confusion: async () => (has(runFiles.confusion) ? read(folder, runFiles.confusion, {}, confusionRows) : []),
    decisions,
    links: async (strategy) => {
      checkStrategy(folder, strategies, strategy);
      const path = linksFile(strategy);
      return manifest.content[path] === undefined ? null : read(folder, path, {}, linkTable);
    },
    decisionOf: async (reportId) => {
      const found: StrategyDecision[] = [];
      for (const strategy of strategies) {
        const { rows } = await decisions(strategy, { where: { reportId }, limit: Number.MAX_SAFE_INTEGER });
        found.push(...rows.map((decision) => ({ strategy, decision })));
      }
      return found;
    },
  };
}

async function read<T>(
  folder: string,
  path: string,
  selection: RowSelection,
  rowsOf: (table: ReadTable) => T,
): Promise<T> {
  try {
    return rowsOf(await readTable(join(folder, path), selection));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw damagedRun(folder, `${path}: ${reason}`);
  }
}

function selectionOf({ where = {}, offset = 0, limit }: DecisionQuery): RowSelection {
  const conditions = new Map<string, number | null>();
  for (const [name, value] of Object.entries(where)) {
    const column = decisionColumns.find((known) => known === name);
    if (column === undefined) throw badQuery(`column ${name}`, `one of ${decisionColumns.join(", ")}`);
    requireInteger(`where.${name}`, value);
    conditions.set(column, value === missingDecision(column) ? null : value);
  }
  requireInteger("offset", offset);
  requireInteger("limit", limit);
  if (offset < 0 || limit < 0) throw badQuery(`offset ${offset}, limit ${limit}`, "0 or more");
  return { where: conditions, offset, limit };
}

function requireInteger(name: string, value: number): void {
  if (!Number.isSafeInteger(value)) throw badQuery(`${name} ${value}`, "an integer");
}

function checkStrategy(folder: string, strategies: readonly string[], strategy: string): void {
  if (strategies.includes(strategy)) return;
  throw new UserError({
    code: "unknown-strategy",
    message: "The run has no such strategy.",
    at: folder,
    found: JSON.stringify(strategy),
    expected: `one of ${strategies.map((name) => JSON.stringify(name)).join(", ")}`,
    fix: "name one of them",
  });
}

function badQuery(found: string, expected: string): UserError {
  return new UserError({
    code: "bad-query",
    message: "The stored decisions cannot be asked for that.",
    found,
    expected,
    fix: "change the query",
  });
}
