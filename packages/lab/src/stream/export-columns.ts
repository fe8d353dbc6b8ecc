import {
  fileColumns,
  reportColumns,
  type StageColumn,
  type TruthColumn,
  truthColumns,
  type UserErrorDetail,
} from "@tipbench/vocabulary";
import { nearestName, oneOf } from "../scenario/nearest-name.ts";
import type { TextColumn } from "./text-columns.ts";

type ReportName = keyof typeof reportColumns;
type FileName = keyof typeof fileColumns;

/** The columns of each table of an export, in the order in which they were asked for; a table without columns is left out. */
export interface ExportColumns {
  readonly reports: readonly (ReportName | TextColumn)[];
  readonly files: readonly FileName[];
  readonly truth: readonly TruthColumn[];
}

const isReportName = (name: string): name is ReportName => Object.hasOwn(reportColumns, name);
const isFileName = (name: string): name is FileName => Object.hasOwn(fileColumns, name);
const isTruthName = (name: string): name is TruthColumn => Object.hasOwn(truthColumns, name);

/** The name that stands for all columns but those of text. */
const all = "all";
const allColumns = [...Object.keys(reportColumns), ...Object.keys(fileColumns)];

/** What is wrong with the names of columns that were asked for: one problem a name. */
export function columnProblems(asked: readonly string[], texts: readonly TextColumn[]): readonly UserErrorDetail[] {
  const known = [...allColumns, ...texts.map(({ name }) => name), all];
  return asked.filter((name) => !known.includes(name)).map((name) => columnProblem(name, known));
}

function columnProblem(name: string, known: readonly string[]): UserErrorDetail {
  const nearest = nearestName(name, known);
  return {
    code: "unknown-column",
    message: isTruthName(name) ? `The column ${name} belongs to the truth.` : "There is no such column.",
    at: "--columns",
    found: JSON.stringify(name),
    expected: isTruthName(name) ? "columns of reports and files" : oneOf(name, known),
    fix: isTruthName(name)
      ? "leave it out: the truth has a table of its own, with all its columns"
      : nearest === undefined
        ? "leave it out: the datasheet of an export without --columns lists them all"
        : `change it to "${nearest}"`,
  };
}

/** The tables that follow from the columns asked for (null: `all`), names once each. */
export function exportColumns(
  asked: readonly string[] | null,
  truth: "with" | "without",
  texts: readonly TextColumn[],
): ExportColumns {
  const names = [...new Set((asked ?? [all]).flatMap((name) => (name === all ? allColumns : [name])))];
  const reports = names.flatMap((name): readonly (ReportName | TextColumn)[] =>
    isReportName(name) ? [name] : texts.filter((text) => text.name === name),
  );
  return {
    reports,
    files: names.filter(isFileName),
    truth: truth === "with" ? Object.keys(truthColumns).filter(isTruthName) : [],
  };
}

/** The stream columns that must be generated for the tables. */
export function wantedColumns({ reports, files }: ExportColumns): readonly StageColumn[] {
  return [...reports.flatMap((column) => (typeof column === "string" ? [column] : column.reads)), ...files];
}
