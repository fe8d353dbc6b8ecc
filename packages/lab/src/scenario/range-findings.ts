import type { Parameter } from "@tipbench/vocabulary";
import { type Finding, pathText, valueAt } from "./finding.ts";
import { numberBlocks, parameterIndex } from "./parameter-at.ts";
import { numberOf, type PlacedNumber, provenanceOf, writtenNumbers } from "./parameter-values.ts";
import type { YearTables } from "./year-tables.ts";

/**
 * The assumed numbers of a scenario as written that have no range. A number that names no source is assumed. It takes the range
 * of the definition where it lies in it, and needs its own beyond, and in place of a published figure. Levers need none.
 */
export function rangeFindings(written: unknown, tables: YearTables): readonly Finding[] {
  const index = parameterIndex(written, tables);
  return numberBlocks
    .flatMap((block) => writtenNumbers(valueAt(written, [block]), [block]))
    .flatMap((placed) => {
      const parameter = index.at(placed.path);
      return parameter && lacksRange(placed, parameter) ? [missingRange(placed, parameter)] : [];
    });
}

function lacksRange({ written }: PlacedNumber, { value, range, source }: Parameter): boolean {
  const given = provenanceOf(written);
  const isSourced = given.source !== undefined && given.source !== "assumed";
  if (given.range || isSourced || source === "lever") return false;
  const number = numberOf(written);
  if (number === value && given.source === undefined) return false;
  return !(range && range[0] <= number && number <= range[1]);
}

function missingRange({ path, written }: PlacedNumber, parameter: Parameter): Finding {
  const value = numberOf(written);
  return {
    code: "missing-range",
    message: `"${pathText(path)}" is assumed, and has no range.`,
    path,
    found: String(value),
    expected: parameter.range
      ? `a number from ${parameter.range[0]} to ${parameter.range[1]}, or one with a range or a source`
      : `the published ${parameter.value} (${parameter.source}), or a number with a range or a source`,
    fix: `write { value: ${value}, range: [LOW, HIGH] }, or { value: ${value}, source: TEXT } if it is published`,
  };
}
