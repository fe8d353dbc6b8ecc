import { drawLognormal } from "@tipbench/random";
import { account, addressTimeField, file, isFieldGiven } from "./address-events.kernel.ts";
import type { PlaceSource } from "./place-columns.kernel.ts";
import type { Truth } from "./truth.kernel.ts";

/** Times of a report: those of receipt and of the incident, by row. */
export interface ReportTimes {
  readonly receivedAtSeconds: Int32Array;
  readonly incidentAtSeconds: Int32Array;
}

const secondsPerHour = 3600;
const secondsPerMinute = 60;
const longest = 365 * 86_400;

function hasTime(source: PlaceSource, truth: Truth, row: number, of: number): boolean {
  return (truth.addressBits[row]! & (1 << of)) !== 0 && isFieldGiven(source, truth, row, addressTimeField, of);
}

/** How long before receipt the account event was: before the incident by a lognormal time, a year at most; 0 where its time is missing. */
export function fillAccountAge(
  source: PlaceSource,
  truth: Truth,
  { receivedAtSeconds, incidentAtSeconds }: ReportTimes,
  rows: number,
  out: Uint32Array,
): void {
  const { keys, values } = source;
  const median = values.loginBeforeHours * secondsPerHour;
  for (let row = 0; row < rows; row++) {
    if (!hasTime(source, truth, row, account)) {
      out[row] = 0;
      continue;
    }
    const before = drawLognormal(keys.addressAge, truth.event[row]!, account, median, values.loginBeforeSigma);
    const sinceIncident = receivedAtSeconds[row]! - incidentAtSeconds[row]!;
    out[row] = Math.max(1, sinceIncident + Math.floor(Math.min(before, longest)));
  }
}

/** How long before receipt the file event was: after the incident by a lognormal time, and before receipt; 0 where its time is missing. */
export function fillFileAge(
  source: PlaceSource,
  truth: Truth,
  { receivedAtSeconds, incidentAtSeconds }: ReportTimes,
  rows: number,
  out: Uint32Array,
): void {
  const { keys, values } = source;
  const median = values.uploadAfterMinutes * secondsPerMinute;
  for (let row = 0; row < rows; row++) {
    if (!hasTime(source, truth, row, file)) {
      out[row] = 0;
      continue;
    }
    const after = drawLognormal(keys.addressAge, truth.event[row]!, file, median, values.uploadAfterSigma);
    const sinceIncident = receivedAtSeconds[row]! - incidentAtSeconds[row]!;
    out[row] = Math.max(1, Math.floor(sinceIncident - Math.min(after, longest)));
  }
}
