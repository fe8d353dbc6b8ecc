import { createHash } from "node:crypto";
import { findRecording, type RecordedParts, type RecordedTable } from "@tipbench/store";
import { type StageColumn, stageColumns, UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import { openWorld } from "../execution/generate.ts";
import { defaultExecution, worldOrder } from "../replication/settings.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { codeNames } from "../stream/code-names.ts";
import { lackingTruth, stageNames, tableRules } from "./column-rules.ts";
import { emptyStream, type RecordedNames, recordedNames } from "./recorded-names.ts";
import type { RecordedFiles, Recording } from "./recording.ts";
import { RecordingFaults } from "./recording-faults.ts";
import { FileScan, TruthScan } from "./scan-others.ts";
import { ReportScan, type ScanTicks } from "./scan-reports.ts";
import { largestOf } from "./scanned-rows.kernel.ts";
import { type PieceCodes, scanTable } from "./table-scan.ts";

type Tables = Readonly<Record<RecordedTable, RecordedFiles>>;

/**
 * Opens a recorded stream that is to be run under a scenario: one file of reports, or a folder as `generate` writes it. Reads all of it once,
 * some thousand rows at a time, and throws a UserError with everything that is wrong with it, or the signal's reason when it is aborted.
 */
export async function openRecording(
  path: string,
  scenario: Scenario,
  signal: AbortSignal = defaultExecution.signal,
): Promise<Recording> {
  const parts = await findRecording(path);
  const names = await recordedNames(path, parts);
  const world = openWorld(worldOrder(scenario, 0, [], defaultExecution));
  const tables = tablesOf(world, parts, names);
  const scanned = await scanAll(path, tables, world, signal);
  const all = [...names.reports, ...names.files, ...names.truth];
  const isColumn = (name: string): name is StageColumn => Object.hasOwn(stageColumns, name);
  return {
    path,
    tables,
    ...scanned,
    columns: [...stageNames(all).filter(isColumn), "fileCount"],
    lacking: lackingTruth(all),
  };
}

/** What is read of each table; of the truth, what does not stand beside the reports. */
function tablesOf(world: World, parts: RecordedParts, names: RecordedNames): Tables {
  const codes = codeNames(world);
  const truth = names.truth.filter((name) => name === "row" || !names.reports.includes(name));
  return {
    reports: { parts: parts.reports, rules: tableRules(codes, names.reports) },
    files: { parts: names.files.length > 0 ? parts.files : [], rules: tableRules(codes, names.files) },
    truth: { parts: truth.length > 0 ? parts.truth : [], rules: tableRules(codes, truth) },
  };
}

async function scanAll(path: string, tables: Tables, { clock }: World, signal: AbortSignal) {
  const faults = new RecordingFaults();
  const { ofReports, ofFiles, ofTruth, ids, hashes } = await scanTables(tables, clock, faults, signal);
  const missing = tables.truth.parts.length > 0 ? ofTruth.missing : 0;
  await refuse(path, faults, ofReports.rows.length, missing);
  const rowOfTick = ofReports.rowOfTick();
  return {
    hash: createHash("sha256").update(hashes.join("\n")).digest("hex"),
    reports: ofReports.rows.length,
    files: ofFiles.files,
    idEnd: Math.max(ofReports.rows.length, ids.end),
    rowOfTick,
    fileOfTick: ofFiles.fileOfTick(rowOfTick),
  };
}

async function scanTables(tables: Tables, clock: ScanTicks, faults: RecordingFaults, signal: AbortSignal) {
  const ids = new LargestId();
  const hashes: string[] = [];
  const scan = async (table: RecordedTable, followers: readonly Pick<ReportScan, "add">[]): Promise<void> => {
    const found = await scanTable(table, tables[table], faults, (codes, piece) => {
      signal.throwIfAborted();
      for (const follower of followers) follower.add(codes, piece);
    });
    hashes.push(...found);
  };
  const ofReports = new ReportScan(clock, faults);
  await scan("reports", [ofReports, ids]);
  ofReports.checkIds();
  const ofFiles = new FileScan(ofReports, faults);
  await scan("files", [ofFiles]);
  ofFiles.checkCounts(ofReports);
  const ofTruth = new TruthScan(ofReports, faults);
  await scan("truth", [ofTruth, ids]);
  return { ofReports, ofFiles, ofTruth, ids, hashes };
}

async function refuse(path: string, faults: RecordingFaults, reports: number, missing: number): Promise<void> {
  const problems: UserErrorDetail[] = reports === 0 ? [emptyStream(path)] : [];
  problems.push(...(await faults.problems()));
  if (missing > 0) problems.push(shortTruth(path, reports, missing));
  if (problems.length > 0) throw new UserError(problems);
}

function shortTruth(path: string, reports: number, missing: number): UserErrorDetail {
  return {
    code: "short-truth",
    message: "The truth ends before the reports do.",
    at: path,
    found: `${reports - missing} rows of the truth`,
    expected: `${reports}, one a report`,
    fix: "write the truth of every report, or leave the table out",
  };
}

const noValues = new Float64Array(0);

/** The largest id that the truth names, and one more. */
class LargestId {
  end = 0;

  add(codes: PieceCodes): void {
    for (const name of ["event", "incident", "subject"]) {
      this.end = 1 + largestOf(codes.get(name) ?? noValues, this.end - 1);
    }
  }
}
