import type { LawFailure, StageStudy } from "@tipbench/lab";
import {
  ageBands,
  agencyKinds,
  answers,
  assessmentActions,
  assessmentColumns,
  classifications,
  dispositions,
  fileKinds,
  incidentTypes,
  linkWords,
  priorities,
  relevances,
  stageColumns,
} from "@tipbench/vocabulary";
import Table from "cli-table3";

const plain = { head: [], border: [] };

/** More rows, or links, are counted and not shown. */
const mostShown = 8;

/** What codes are called, by the unit of a column. */
const codeBooks: Readonly<Record<string, readonly string[]>> = {
  ageBands,
  agencyKinds,
  answers,
  classifications,
  fileKinds,
  incidentTypes,
  priorities,
  relevances,
};

/** What the codes of decisions are called. */
const decisionBooks: Readonly<Record<string, readonly string[]>> = {
  priority: priorities,
  disposition: dispositions,
  action: assessmentActions,
};

const units: Readonly<Record<string, { readonly unit: string }>> = { ...assessmentColumns, ...stageColumns };

/** The smallest stream that breaks a law, a column a row of it: what the stage read, and beneath it what it gave. */
export function failureTable(failure: LawFailure, { reads, kind }: StageStudy): string {
  const rows = rowsOf(failure);
  const shown = rows.slice(0, mostShown);
  const table = new Table({ head: ["", ...shown.map(({ tick, row }) => `tick ${tick}\nrow ${row}`)], style: plain });
  for (const name of reads) {
    const cells = shown.map(({ tick, place }) => columnCell(name, failure.ticks[tick]?.columns[name]?.[place]));
    if (failure.ticks.some(({ columns }) => Object.hasOwn(columns, name))) table.push([name, ...cells]);
  }
  if (kind !== "dedup") for (const line of decisionLines(failure, shown)) table.push(line);
  const left = rows.length - shown.length;
  return [table.toString(), ...(left > 0 ? [`and ${left} rows more`] : []), ...linkLines(failure, kind)].join("\n");
}

interface ShownRow {
  readonly tick: number;
  readonly place: number;
  readonly row: number;
}

function rowsOf({ ticks }: LawFailure): ShownRow[] {
  return ticks.flatMap(({ firstRow, rows }, tick) =>
    Array.from({ length: rows }, (_, place) => ({ tick, place, row: firstRow + place })),
  );
}

function columnCell(name: string, value: number | readonly number[] | undefined): string {
  const book = codeBooks[units[name]?.unit ?? ""];
  if (value === undefined) return "";
  return typeof value === "number" ? codeText(value, book) : value.map((code) => codeText(code, book)).join("\n");
}

function codeText(code: number, book: readonly string[] | undefined): string {
  const name = book?.[code];
  return name === undefined || name === String(code) ? String(code) : `${code} ${name}`;
}

type Line = (string | { readonly content: string; readonly colSpan: number })[];

/** What was decided of the shown rows, a line a value, under a heading where the stage was asked twice. */
function decisionLines({ gave }: LawFailure, shown: readonly ShownRow[]): Line[] {
  return gave.flatMap(({ when, decisions }) => {
    const byRow = new Map(decisions.map(({ row, values }) => [row, values]));
    const names = Object.keys(decisions[0]?.values ?? {});
    const heading: Line = [{ content: when === "" ? "it gave" : `it gave ${when}`, colSpan: shown.length + 1 }];
    const lines = names.map((name): Line => {
      const cells = shown.map(({ row }) => decisionCell(name, byRow.get(row)?.[name]));
      return [name, ...cells];
    });
    return names.length === 0 ? [] : [heading, ...lines];
  });
}

const decisionCell = (name: string, value: number | undefined): string =>
  value === undefined ? "" : codeText(value, decisionBooks[name]);

/** The links that a dedup stage gave; they have no column of their own. */
function linkLines({ gave }: LawFailure, kind: StageStudy["kind"]): string[] {
  if (kind !== "dedup") return [];
  return gave.flatMap(({ when, decisions }) => {
    const links = decisions.slice(0, mostShown).map(({ values }) => linkText(values));
    const left = decisions.length - links.length;
    const all = [...links, ...(left > 0 ? [`${left} more`] : [])].join(" ");
    return [`it gave${when === "" ? "" : ` ${when}`}: ${all === "" ? "nothing" : all}`];
  });
}

function linkText({ said = 0, ...numbers }: Readonly<Record<string, number>>): string {
  return `${linkWords[said] ?? ""}(${Object.values(numbers).join(", ")})`;
}
