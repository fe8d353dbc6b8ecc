import { join } from "node:path";
import {
  type ConfusionRow,
  type CountsDocument,
  type CurveRow,
  InvariantError,
  type LinkTable,
  type Manifest,
  type MetricsDocument,
  type SeriesRow,
  type SpeedDocument,
  type StratumRow,
  UserError,
} from "@tipbench/vocabulary";
import { writeChecksums } from "./checksums.ts";
import { type DecisionTable, decisionsTable } from "./decision-table.ts";
import { documentHash, renderCompact, renderDocument, sha256 } from "./document.ts";
import { checkFileNames } from "./file-name.ts";
import { linksTable } from "./link-table.ts";
import { PendingFolder } from "./pending-folder.ts";
import { confusionTable, curvesTable, seriesTable, strataTable } from "./result-tables.ts";
import { decisionsFile, linksFile, runFiles, runName, stageFile } from "./run-layout.ts";
import type { Table } from "./table.ts";
import { tableHash } from "./table-hash.ts";
import { type Problem, verifyRunFolder } from "./verify-run-folder.ts";
import { writeParquet } from "./write-parquet.ts";

/** Where a sealed run is. `existing`: an equal run was there already, and was left as it was. */
export interface SealedRun {
  readonly folder: string;
  readonly name: string;
  readonly existing: boolean;
}

/** Starts a run folder inside `dir`, hidden until it is sealed. Throws UserError where `dir` cannot be written to. */
export async function createRunFolder(dir: string): Promise<RunWriter> {
  return new RunWriter(await PendingFolder.create(dir));
}

/**
 * A run folder that is being written. Any error of a method removes the folder first and ends the writer; a full disk
 * is a UserError [disk-full]. Methods are awaited one after another.
 */
export class RunWriter {
  readonly #pending: PendingFolder;
  readonly #content = new Map<string, string>();
  readonly #strategies: string[] = [];

  /** Use `createRunFolder`. */
  constructor(pending: PendingFolder) {
    this.#pending = pending;
  }

  writeSeries(rows: readonly SeriesRow[]): Promise<void> {
    return this.#pending.step(() => this.#writeTable(runFiles.series, seriesTable(rows)));
  }

  writeStrata(rows: readonly StratumRow[]): Promise<void> {
    return this.#pending.step(() => this.#writeTable(runFiles.strata, strataTable(rows)));
  }

  writeCurves(rows: readonly CurveRow[]): Promise<void> {
    return this.#pending.step(() => this.#writeTable(runFiles.curves, curvesTable(rows)));
  }

  writeConfusion(rows: readonly ConfusionRow[]): Promise<void> {
    return this.#pending.step(() => this.#writeTable(runFiles.confusion, confusionTable(rows)));
  }

  /** Throws UserError for a strategy whose name no file can have, or differs from another's by capitals alone. */
  writeDecisions(strategy: string, decisions: DecisionTable): Promise<void> {
    return this.#pending.step(() => {
      this.#strategies.push(strategy);
      checkFileNames(this.#strategies);
      return this.#writeTable(decisionsFile(strategy), decisionsTable(decisions));
    });
  }

  /** Optional: the pairs that the strategy's dedup stage scored. Throws likewise. */
  writeLinks(strategy: string, links: LinkTable): Promise<void> {
    return this.#pending.step(() => this.#writeTable(linksFile(strategy), linksTable(links)));
  }

  writeMetrics(metrics: MetricsDocument): Promise<void> {
    return this.#pending.step(async () => {
      await this.#pending.writeText(runFiles.metrics, renderDocument(metrics));
      this.#content.set(runFiles.metrics, documentHash(metrics));
    });
  }

  writeCounts(counts: CountsDocument): Promise<void> {
    return this.#pending.step(async () => {
      await this.#pending.writeText(runFiles.counts, renderCompact(counts));
      this.#content.set(runFiles.counts, documentHash(counts));
    });
  }

  /** Keeps the compiled source of a stage of the user's own; `hash` is its SHA-256, in hex. */
  writeStage(hash: string, source: string): Promise<void> {
    return this.#pending.step(async () => {
      if (sha256(source) !== hash) throw new InvariantError(`The source of stage ${hash} has another hash.`);
      await this.#pending.writeText(stageFile(hash), source);
      this.#content.set(stageFile(hash), hash);
    });
  }

  writeReport(html: string): Promise<void> {
    return this.#pending.step(() => this.#pending.writeText(runFiles.report, html));
  }

  writeSpeed(speed: SpeedDocument): Promise<void> {
    return this.#pending.step(() => this.#pending.writeText(runFiles.speed, renderDocument(speed)));
  }

  /** Logical hashes of what has been written so far, by file, sorted; a manifest's `content`. */
  content(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#content].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /**
   * Completes the manifest, writes the checksums, and makes the folder visible under its name, whole and synced.
   * Where an equal run is there already, this one is dropped. Throws UserError where that one is damaged.
   */
  seal(manifest: Omit<Manifest, "content">): Promise<SealedRun> {
    return this.#pending.step(() => this.#publish({ ...manifest, content: this.content() }));
  }

  /** Removes what was written. Does nothing after `seal` or an error. */
  discard(): Promise<void> {
    return this.#pending.discard();
  }

  async #publish(manifest: Manifest): Promise<SealedRun> {
    this.#checkComplete(manifest);
    const text = renderDocument(manifest);
    await this.#pending.writeText(runFiles.manifest, text);
    await writeChecksums(this.#pending.path, runFiles.checksums);
    const name = runName(manifest.name, sha256(text));
    const folder = join(this.#pending.parent, name);
    const existing = !(await this.#pending.publish(folder));
    if (existing) await requireIntact(folder);
    return { folder, name, existing };
  }

  #checkComplete({ strategies }: Manifest): void {
    const decisions = strategies.map(({ name }) => decisionsFile(name));
    const { metrics, counts, series, strata, curves, confusion } = runFiles;
    const missing = [metrics, counts, series, strata, curves, confusion, ...decisions].filter(
      (path) => !this.#content.has(path),
    );
    if (missing.length > 0) throw new InvariantError(`A run was to be sealed without ${missing.join(", ")}.`);
  }

  async #writeTable(path: string, table: Table): Promise<void> {
    await writeParquet(await this.#pending.place(path), table);
    this.#content.set(path, tableHash(table));
  }
}

async function requireIntact(folder: string): Promise<void> {
  const [problem] = await verifyRunFolder(folder).catch(problemsOf);
  if (problem === undefined) return;
  throw new UserError({
    code: "damaged-run",
    message: "An equal run is there already, but it is damaged.",
    at: folder,
    found: `${problem.message} ${problem.at ?? ""}`.trim(),
    expected: "a run folder as it was written",
    fix: "remove that folder and run again",
  });
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof UserError) return error.problems;
  throw error;
}
