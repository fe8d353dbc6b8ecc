import { groupTitle } from "@tipbench/charts";
import {
  type DecisionRow,
  dispositions,
  grades,
  incidentTypes,
  type Manifest,
  paths,
  priorities,
  providerClasses,
} from "@tipbench/vocabulary";

const missing = "–";

function word(book: readonly string[], code: number): string {
  return book[code] ?? missing;
}

/** An agency's name; codes 0 and below are none. */
export function agencyName(manifest: Manifest, code: number): string {
  return code <= 0 ? missing : (manifest.agencies[code] ?? `agency ${code}`);
}

/** Simulated seconds as a date and time (UTC); -1 and below before the start are shown too, null is "–". */
export function simulatedTime(manifest: Manifest, seconds: number): string {
  const start = Date.parse(`${manifest.startDate.slice(0, 10)}T00:00:00Z`);
  return new Date(start + seconds * 1_000).toISOString().slice(0, 19).replace("T", " ");
}

export const providerClassWord = (code: number): string => groupTitle("providerClass", word(providerClasses, code));
export const incidentTypeWord = (code: number): string => groupTitle("incidentType", word(incidentTypes, code));
export const gradeWord = (code: number): string => word(grades, code).replace("timeCritical", "time-critical");
export const priorityWord = (code: number): string => word(priorities, code);
export const dispositionWord = (code: number): string => word(dispositions, code);
export const pathWord = (code: number): string => word(paths, code);
export const yesNo = (code: number): string => (code === 1 ? "yes" : "no");

/** A score or confidence, which the server sends as null where the stage gave none. */
export function measureWord(value: number | null): string {
  return value === null ? missing : String(Math.round(value * 10_000) / 10_000);
}

/** Names of the agencies of a report's first delivery. */
export function deliveredTo(manifest: Manifest, { agency1, agency2, agency3 }: DecisionRow): string {
  const codes = [agency1, agency2, agency3].filter((code) => code > 0);
  return codes.length === 0 ? missing : codes.map((code) => agencyName(manifest, code)).join(", ");
}
