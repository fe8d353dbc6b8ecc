import {
  columnsOfPart,
  type RecordedPart,
  type RecordedParts,
  type RecordedTable,
  recordedTables,
} from "@tipbench/store";
import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { nearestName, oneOf } from "../scenario/nearest-name.ts";
import { namesOfTable, neededOfTable } from "./column-rules.ts";

/** The columns that each table has; none where the table is not there, or has no row. */
export type RecordedNames = Readonly<Record<RecordedTable, readonly string[]>>;

/** What keeps the files of each table from being read. */
export type RecordedDamage = Readonly<Record<RecordedTable, UserErrorDetail[]>>;

/**
 * Reads the names of all columns, and refuses those that the schema does not have, and tables that lack what they must have. Files that
 * cannot be read are added to the damage, and refused with the rest where anything is.
 */
export async function recordedNames(
  path: string,
  parts: RecordedParts,
  damage: RecordedDamage,
): Promise<RecordedNames> {
  const names: Record<RecordedTable, readonly string[]> = { reports: [], files: [], truth: [] };
  const problems: UserErrorDetail[] = [];
  for (const table of recordedTables) {
    const found = await namesIn(parts[table], damage[table]);
    names[table] = found.names;
    problems.push(...found.problems, ...nameProblems(table, parts[table], found.names));
  }
  if (names.reports.length === 0 && problems.length + damage.reports.length === 0) problems.push(emptyStream(path));
  const isAlone = parts.files.length + parts.truth.length === 0;
  if (!isAlone && names.reports.length > 0 && !names.reports.includes("row")) {
    problems.push(missingName("reports", parts.reports, "row"));
  }
  if (problems.length > 0) throw new UserError([...Object.values(damage).flat(), ...problems]);
  return names;
}

/** The problem of a stream without a report. */
export function emptyStream(path: string): UserErrorDetail {
  return {
    code: "empty-stream",
    message: "The recorded stream has no report.",
    at: path,
    found: "0 reports",
    expected: "1 report or more",
    fix: "give another stream",
  };
}

async function namesIn(parts: readonly RecordedPart[], damage: UserErrorDetail[]) {
  const problems: UserErrorDetail[] = [];
  let names: readonly string[] = [];
  for (const part of parts) {
    const found = await unlessDamaged(() => columnsOfPart(part), damage);
    if (found === null) continue;
    if (names.length === 0) names = found;
    const differing = [...found, ...names].filter((name) => !found.includes(name) || !names.includes(name));
    if (differing.length > 0) problems.push(otherNames(part, parts[0] ?? part, differing));
  }
  return { names, problems };
}

/** What some reading comes to; null where it is refused, which is added to the damage. */
export async function unlessDamaged<T>(read: () => Promise<T>, damage: UserErrorDetail[]): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    damage.push(...error.problems);
    return null;
  }
}

function otherNames(part: RecordedPart, first: RecordedPart, differing: readonly string[]): UserErrorDetail {
  return {
    code: "parts-differ",
    message: "The files of a table have different columns.",
    at: part.path,
    found: `${differing.map((name) => JSON.stringify(name)).join(", ")} in one of them alone`,
    expected: `the columns of ${first.path}`,
    fix: "write all files of the table with the same columns",
  };
}

function nameProblems(
  table: RecordedTable,
  parts: readonly RecordedPart[],
  names: readonly string[],
): readonly UserErrorDetail[] {
  const at = parts[0]?.path ?? "";
  const unknown = names
    .filter((name) => !namesOfTable[table].includes(name))
    .map((name) => unknownName(table, at, name));
  if (names.length === 0) return unknown;
  const missing = neededOfTable[table].filter((name) => !names.includes(name));
  return [...unknown, ...missing.map((name) => missingName(table, parts, name))];
}

function unknownName(table: RecordedTable, at: string, name: string): UserErrorDetail {
  const known = namesOfTable[table];
  const nearest = nearestName(name, known);
  return {
    code: "unknown-column",
    message: `There is no such column of ${table}.`,
    at,
    found: JSON.stringify(name),
    expected: oneOf(name, known),
    fix: nearest === undefined ? "leave it out" : `change it to "${nearest}", or leave it out`,
  };
}

function missingName(table: RecordedTable, parts: readonly RecordedPart[], name: string): UserErrorDetail {
  return {
    code: "missing-column",
    message: `The table of ${table} lacks a column that every run needs.`,
    at: parts[0]?.path ?? "",
    found: `no column "${name}"`,
    expected: `the columns ${neededOfTable[table].join(", ")}${table === "reports" ? ", and row where there are other tables" : ""}`,
    fix: `add "${name}"`,
  };
}
