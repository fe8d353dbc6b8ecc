import type { Estimate, MetricDefinition } from "@tipbench/vocabulary";

export type Unit = MetricDefinition["unit"];

/** What stands where there is no value. */
export const noValue = "–";

/**
 * A whole number with commas between thousands: `36210368` is "36,210,368". Rounds half away from zero.
 * Never asks the host for its locale.
 */
export function formatCount(value: number): string {
  const digits = String(Math.round(Math.abs(value)));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ",");
  return value < 0 && digits !== "0" ? `−${grouped}` : grouped;
}

/** `value` with `decimals` digits after the point and commas between thousands. */
function formatFixed(value: number, decimals: number): string {
  const [whole = "0", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && Number(text.replaceAll(",", "")) !== 0 ? `−${text}` : text;
}

/** Digits after the point that leave three that matter: 1 from 10 on, 2 from 1 on, at most `most` below. */
function decimalsOf(size: number, most: number): number {
  if (size === 0) return 0;
  if (size >= 10) return 1;
  if (size >= 1) return 2;
  return Math.min(most, size >= 0.1 ? 3 : 4);
}

/** Decimals of a percentage; what lies near 100 keeps as many as its distance from 100 needs. */
function percentDecimals(percent: number): number {
  const size = Math.abs(percent);
  const gap = Math.abs(100 - size);
  if (gap === 0) return 0;
  return gap < 10 ? Math.max(1, decimalsOf(gap, 4) - 1) : decimalsOf(size, 4);
}

export interface Scaled {
  readonly divisor: number;
  readonly suffix: string;
}

/** The unit of time in which people would say `seconds`: s below 2 min, min below 2 h, h below 72 h, else days. */
export function timeScale(seconds: number): Scaled {
  const size = Math.abs(seconds);
  if (size < 120) return { divisor: 1, suffix: " s" };
  if (size < 7_200) return { divisor: 60, suffix: " min" };
  if (size < 259_200) return { divisor: 3_600, suffix: " h" };
  return { divisor: 86_400, suffix: " days" };
}

interface Style extends Scaled {
  readonly decimals: number;
}

/** How `value` is written, so that the ends of its interval can be written alike. */
function styleOf(value: number, unit: string): Style {
  if (unit === "share") return { divisor: 0.01, suffix: "%", decimals: percentDecimals(value * 100) };
  if (unit === "seconds") {
    const scale = timeScale(value);
    return { ...scale, decimals: value === 0 ? 0 : 1 };
  }
  const size = Math.abs(value);
  const whole = (unit === "count" || unit === "items") && Number.isInteger(value);
  return { divisor: 1, suffix: "", decimals: whole || size >= 1_000 ? 0 : decimalsOf(size, 4) };
}

/** What would round to nothing is written as below the last digit. */
function write(value: number, style: Style): string {
  const text = formatFixed(value / style.divisor, style.decimals);
  if (value !== 0 && !/[1-9]/.test(text))
    return `< ${formatFixed(Number(`1e-${style.decimals}`), style.decimals)}${style.suffix}`;
  return `${text}${style.suffix}`;
}

/**
 * A value in the words of its unit: a share in per cent, seconds as s, min, h or days, large numbers with commas.
 * Null is "–".
 */
export function formatValue(value: number | null, unit: string): string {
  return value === null ? noValue : write(value, styleOf(value, unit));
}

/** A difference between two values of `unit`, with its sign; of shares in percentage points. */
export function formatDifference(value: number | null, unit: string): string {
  if (value === null) return noValue;
  const text = formatValue(value, unit);
  const signed = value > 0 ? `+${text}` : text;
  return unit === "share" ? signed.replace("%", " pp") : signed;
}

/** The interval of an estimate in the digits of its value: "12.1 to 12.5%"; empty where there is none. */
export function formatInterval(estimate: Estimate): string {
  const { value, low, high, unit } = estimate;
  if (value === null || low === null || high === null) return "";
  const style = styleOf(value, unit);
  return `${formatFixed(low / style.divisor, style.decimals)} to ${write(high, style)}`;
}

/**
 * An estimate on one line: "12.3% [12.1 to 12.5%]", without brackets where there is no interval.
 * A null is "– (its reason)".
 */
export function formatEstimate(estimate: Estimate): string {
  if (estimate.value === null) return estimate.reason === null ? noValue : `${noValue} (${estimate.reason})`;
  const interval = formatInterval(estimate);
  const value = formatValue(estimate.value, estimate.unit);
  return interval === "" ? value : `${value} [${interval}]`;
}

/** A p value as it is printed: three decimals, "< 0.001" below; null is "–". */
export function formatProbability(value: number | null): string {
  if (value === null) return noValue;
  return value < 0.001 ? "< 0.001" : value.toFixed(3);
}

const nearOne = 0.9999;

/** A score in (0, 1] in four digits; near 1, where many crowd, by its distance: "1 − 2.1e-9". */
export function formatScore(score: number): string {
  if (score > nearOne && score < 1) return `1 − ${(1 - score).toExponential(1)}`;
  return String(Number(score.toPrecision(4)));
}
