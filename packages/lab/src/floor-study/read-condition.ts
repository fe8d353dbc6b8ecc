import {
  type FloorMetric,
  type FloorMetricName,
  floorMetrics,
  UserError,
  type UserErrorDetail,
} from "@tipbench/vocabulary";
import { unknownName } from "../scenario/unknown-name.ts";
import type { Comparator, Condition, ConditionPart } from "./condition.ts";

/** The names that a condition may use. */
export interface ConditionNames {
  readonly desks: readonly string[];
  readonly kinds: readonly string[];
  /** The desk that is meant where a part names none; null: every desk. */
  readonly desk: string | null;
}

const form = "[DESK.[KIND.]]MEASURE, then <, <=, > or >=, then a number with its unit";
const example = "wait.p95 < 1h";
const metricNames: readonly string[] = floorMetrics.map(({ name }) => name);

/**
 * Reads `wait.p95 < 1h`, `intake.utilisation <= 85 %`, or several joined by `and`. Throws one UserError with all that is wrong;
 * `at` is `flag` and the character at which a part begins, 1 being the first.
 */
export function readCondition(text: string, flag: string, names: ConditionNames): Condition {
  const read = partsOf(text).map((part) => readPart(part.text, `${flag}, character ${part.from}`, names));
  const problems = read.flatMap((part) => ("code" in part ? [part] : []));
  if (problems.length > 0) throw new UserError(problems);
  return { text, parts: read.flatMap((part) => ("code" in part ? [] : [part])) };
}

interface TextPart {
  readonly text: string;
  readonly from: number;
}

function partsOf(text: string): readonly TextPart[] {
  let from = 0;
  return text.split(/\band\b/).map((part) => {
    const blanks = part.length - part.trimStart().length;
    const here = { text: part.trim(), from: from + blanks + 1 };
    from += part.length + "and".length;
    return here;
  });
}

function readPart(text: string, at: string, names: ConditionNames): ConditionPart | UserErrorDetail {
  const [, left = "", comparator = "", right = ""] = /^([^<>=\s]+) *(<=|>=|<|>) *([^<>=]+)$/.exec(text) ?? [];
  if (!isComparator(comparator)) return noComparison(text, at);
  const metric = metricAtEnd(left);
  if (metric === undefined) return { ...unknownName("measure", left, metricNames), at };
  const [desk, kind, ...others] = left.slice(0, -metric.name.length).split(".").slice(0, -1);
  if (others.length > 0) return noComparison(text, at);
  if (desk !== undefined && !names.desks.includes(desk)) return { ...unknownName("desk", desk, names.desks), at };
  if (kind !== undefined && !names.kinds.includes(kind)) return { ...unknownName("kind", kind, names.kinds), at };
  if (kind !== undefined && metric.byKind === "deskOnly") return notByKind(left, metric, at);
  const limit = limitOf(right.trim(), metric);
  if (limit === null) return noLimit(right.trim(), metric, at);
  const own = desk ?? names.desk;
  return { desks: own === null ? names.desks : [own], kind: kind ?? null, metric, comparator, limit };
}

const isComparator = (text: string): text is Comparator => ["<", "<=", ">", ">="].includes(text);

function metricAtEnd(left: string): FloorMetric | undefined {
  return floorMetrics.find(({ name }) => left === name) ?? floorMetrics.find(({ name }) => left.endsWith(`.${name}`));
}

const factors: Readonly<Record<FloorMetric["unit"], Readonly<Record<string, number>>>> = {
  seconds: { s: 1, min: 60, h: 3_600, d: 86_400 },
  share: { "": 1, "%": 0.01 },
  items: { "": 1 },
  count: { "": 1 },
  hours: { "": 1, h: 1 },
};

function limitOf(text: string, { unit }: FloorMetric): number | null {
  const [, number, suffix = ""] = /^(\d+(?:\.\d+)?) *([a-z%]*)$/.exec(text) ?? [];
  const factor = factors[unit][suffix];
  return number === undefined || factor === undefined ? null : Number(number) * factor;
}

const noComparison = (text: string, at: string): UserErrorDetail => ({
  code: "bad-condition",
  message: "A condition cannot be read.",
  at,
  found: JSON.stringify(text),
  expected: form,
  fix: `write for example "${example}"`,
});

const notByKind = (left: string, { name }: { readonly name: FloorMetricName }, at: string): UserErrorDetail => ({
  code: "bad-condition",
  message: `"${name}" is measured of a desk, not of a kind at it.`,
  at,
  found: JSON.stringify(left),
  expected: `DESK.${name}, or ${name} alone`,
  fix: "leave the kind out",
});

function noLimit(found: string, { name, unit }: FloorMetric, at: string): UserErrorDetail {
  const units = Object.keys(factors[unit]).filter((suffix) => suffix !== "");
  return {
    code: "bad-condition",
    message: `"${name}" is held against something that is no limit of it.`,
    at,
    found: JSON.stringify(found),
    expected: units.length === 0 ? "a number without a unit" : `a number, and one of ${units.join(", ")}`,
    fix: units.length === 0 ? "write a number" : `write for example 1${unit === "seconds" ? "h" : (units[0] ?? "")}`,
  };
}
