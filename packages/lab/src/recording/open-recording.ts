import { createHash } from "node:crypto";
import { findRecording, type RecordedParts, type RecordedPiece, type RecordedTable } from "@tipbench/store";
import { type StageColumn, stageColumns, UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import { openWorld } from "../execution/generate.ts";
import { defaultExecution, worldOrder } from "../replication/settings.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { codeNames } from "../stream/code-names.ts";
import { lackingTruth, stageNames, tableRules } from "./column-rules.ts";
import {
  emptyStream,
  type RecordedDamage,
  type RecordedNames,
  recordedNames,
  unlessDamaged,
} from "./recorded-names.ts";
import type { RecordedFiles, Recording } from "./recording.ts";
import { RecordingFaults } from "./recording-faults.ts";
import { FileScan, TruthScan } from "./scan-others.ts";
import { ReportScan, type ScanTicks } from "./scan-reports.ts";
import { largestOf } from "./scanned-rows.kernel.ts";
import { type PieceCodes, scanTable } from "./table-scan.ts";

type Tables = Readonly<Record<RecordedTable, RecordedFiles>>;

/**
 * Opens a recorded stream that is to be run under a scenario: one file of reports, or a folder as `generate` writes it. Reads all of it once,
 * some thousand rows at a time, and throws a UserError with everything that is wrong with its columns, or else with its values and files; or the
 * signal's reason when it is aborted.
 */
export async function openRecording(
  path: string,
  scenario: Scenario,
  signal: AbortSignal = defaultExecution.signal,
): Promise<Recording> {
  const parts = await findRecording(path);
  const damage: RecordedDamage = { reports: [], files: [], truth: [] };
  const names = await recordedNames(path, parts, damage);
  const world = openWorld(worldOrder(scenario, 0, [], defaultExecution));
  const tables = tablesOf(world, parts, names);
  const scanned = await scanAll(path, { tables, damage, clock: world.clock }, signal);
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

/** The tables that are to be looked through, and what is known to be damaged. */
interface Scanned {
  readonly tables: Tables;
  readonly damage: RecordedDamage;
  readonly clock: ScanTicks;
}

async function scanAll(path: string, scanned: Scanned, signal: AbortSignal) {
  const faults = new RecordingFaults();
  const { ofReports, ofFiles, missing, ids, hashes } = await scanTables(scanned, faults, signal);
  const reports = ofReports.rows.length;
  const damage = Object.values(scanned.damage).flat();
  const problems = [...damage, ...(await faults.problems())];
  if (reports === 0 && damage.length === 0) problems.push(emptyStream(path));
  if (missing > 0) problems.push(shortTruth(path, reports, missing));
  if (problems.length > 0) throw new UserError(problems);
  const rowOfTick = ofReports.rowOfTick();
  return {
    hash: createHash("sha256").update(hashes.join("\n")).digest("hex"),
    reports,
    files: ofFiles.files,
    idEnd: Math.max(reports, ids.end),
    rowOfTick,
    fileOfTick: ofFiles.fileOfTick(rowOfTick),
  };
}

/** Looks through all tables; where one is damaged, the values of the others are looked at, but not whether they belong to its rows. */
async function scanTables({ tables, damage, clock }: Scanned, faults: RecordingFaults, signal: AbortSignal) {
  const ids = new LargestId();
  const hashes: string[] = [];
  const areWhole = (...names: RecordedTable[]): boolean => names.every((name) => damage[name].length === 0);
  const scan = async (table: RecordedTable, followers: readonly Pick<ReportScan, "add">[]): Promise<void> => {
    if (!areWhole(table)) return;
    const visit = (codes: PieceCodes, piece: RecordedPiece): void => {
      signal.throwIfAborted();
      for (const follower of followers) follower.add(codes, piece);
    };
    hashes.push(...((await unlessDamaged(() => scanTable(table, tables[table], faults, visit), damage[table])) ?? []));
  };
  const ofReports = new ReportScan(clock, faults);
  await scan("reports", [ofReports, ids]);
  ofReports.checkIds();
  const ofFiles = new FileScan(ofReports, faults);
  await scan("files", areWhole("reports") ? [ofFiles] : []);
  if (areWhole("reports", "files")) ofFiles.checkCounts(ofReports);
  const ofTruth = new TruthScan(ofReports, faults);
  await scan("truth", areWhole("reports") ? [ofTruth, ids] : []);
  const isTruthWhole = tables.truth.parts.length > 0 && areWhole("reports", "truth");
  return { ofReports, ofFiles, missing: isTruthWhole ? ofTruth.missing : 0, ids, hashes };
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
