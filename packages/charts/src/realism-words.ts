import type { PatternCheck, RealismRow } from "@tipbench/vocabulary";
import { formatCount, formatDifference, formatValue, noValue } from "./format-value.ts";

const ratioDecimals = 4;

/** A figure of the realism card in the words of its unit; null is "–". */
export function formatFigure(value: number | null, { unit }: Pick<RealismRow, "unit">): string {
  if (value === null) return noValue;
  if (unit === "share") return formatValue(value, unit);
  return unit === "ratio" ? value.toFixed(ratioDecimals) : formatCount(value);
}

/** The error of a row in its tolerance's measure: "+1.2%", "−0.3 pp", "× 1.21"; null is "–". */
export function formatError({ error, tolerance, unit }: RealismRow): string {
  if (error === null) return noValue;
  if (tolerance?.kind === "factor") return `× ${error.toFixed(2)}`;
  if (tolerance?.kind !== "absolute") return formatDifference(error, "share").replace(" pp", "%");
  if (unit === "share") return formatDifference(error, unit);
  const text = unit === "ratio" ? Math.abs(error).toFixed(ratioDecimals) : formatCount(Math.abs(error));
  return error < 0 ? `−${text}` : `+${text}`;
}

/** The tolerance of a row: "± 5%", "± 2 pp", "× or ÷ 1.5"; "none" where none was promised. */
export function formatTolerance({ tolerance, unit }: RealismRow): string {
  if (tolerance === null) return "none";
  const { kind, size } = tolerance;
  const perCent = String(Number((100 * size).toPrecision(6)));
  if (kind === "factor") return `× or ÷ ${size}`;
  if (kind === "relative") return `± ${perCent}%`;
  if (unit === "share") return `± ${perCent} pp`;
  return size < 1 && unit !== "ratio" ? "exactly" : `± ${size}`;
}

/** The verdict on a row in a word. */
export function withinWord({ within, tolerance }: Pick<RealismRow, "within" | "tolerance">): string {
  if (tolerance === null) return "not predicted";
  if (within === null) return "cannot be told";
  return within ? "within" : "not within";
}

/** The verdict on a pattern in a word. */
export function agreesWord({ agrees }: Pick<PatternCheck, "agrees">): string {
  if (agrees === null) return "cannot be told";
  return agrees ? "agrees" : "disagrees";
}
