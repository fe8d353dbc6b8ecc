import { z } from "zod";
import { type Finding, type KeyPath, pathText, shown, valueAt } from "./finding.ts";
import { nearestName, oneOf } from "./nearest-name.ts";

/**
 * All that a Zod schema finds wrong with a value, in the house's words; empty when the value fits. `subject` is what the
 * value is, as in `the scenario`. An `error` text of the schema is taken as what is expected; where there is none, the words
 * follow from the schema.
 */
export function schemaFindings(schema: z.ZodType, value: unknown, subject: string): readonly Finding[] {
  const { error } = schema.safeParse(value, { error: expectedOf });
  return (error?.issues ?? []).flatMap((issue) => findingsOf(issue, { schema, value, subject }));
}

interface Checked {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly subject: string;
}

const typeNames: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "a map of keys",
  record: "a map of keys",
};

function expectedOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return typeNames[issue.expected] ?? issue.expected;
    case "too_small":
      return bound(issue.origin, issue.minimum, issue.inclusive ? "or more" : "above");
    case "too_big":
      return bound(issue.origin, issue.maximum, issue.inclusive ? "or less" : "below");
    case "invalid_value":
      return oneOf(String(issue.input), issue.values.map(String));
    default:
      return "another value";
  }
}

type BoundWord = "or more" | "or less" | "above" | "below";

function bound(origin: string, limit: number | bigint, word: BoundWord): string {
  const most = word === "or more" ? "at least" : "at most";
  if (origin === "string") return `text of ${most} ${limit} ${limit === 1 ? "character" : "characters"}`;
  if (origin === "array") return `a list of ${most} ${limit} ${limit === 1 ? "entry" : "entries"}`;
  return word.startsWith("or") ? `a number, ${limit} ${word}` : `a number ${word} ${limit}`;
}

function findingsOf(issue: z.core.$ZodIssue, checked: Checked): readonly Finding[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key, checked));
  if (issue.code !== "invalid_union") return [valueFinding(issue, path, checked)];
  if ("options" in issue && issue.options) return [valueFinding(asEnum(issue, issue.options, checked), path, checked)];
  const meant = issue.errors.find((branch) => !branch.some(isOfWholeType));
  if (meant) return meant.flatMap((inner) => findingsOf({ ...inner, path: [...path, ...inner.path] }, checked));
  const expected = issue.errors.map((branch) => branch[0]?.message).join(", or ");
  return [valueFinding({ ...issue, message: expected }, path, checked)];
}

/** A union whose branches one key tells apart, as the choice of a word for that key. */
function asEnum(
  { path }: z.core.$ZodIssue,
  values: z.core.util.Primitive[],
  { value }: Checked,
): z.core.$ZodIssueInvalidValue {
  const found = valueAt(
    value,
    path.filter((part) => typeof part !== "symbol"),
  );
  return { code: "invalid_value", values, path, message: oneOf(String(found), values.map(String)) };
}

const isOfWholeType = (issue: z.core.$ZodIssue): boolean => issue.code === "invalid_type" && issue.path.length === 0;

function unknownKey(parent: KeyPath, key: string, { schema, value, subject }: Checked): Finding {
  const known = keysAt(schema, parent, value);
  const nearest = nearestName(key, known);
  return {
    code: "unknown-key",
    message: `The key ${JSON.stringify(key)} is unknown in ${pathText(parent) || subject}.`,
    path: [...parent, key],
    found: JSON.stringify(key),
    expected: known.length > 0 ? oneOf(key, known) : "no key",
    fix: nearest ? `change it to ${JSON.stringify(nearest)}` : "remove it",
  };
}

/** The keys that may stand where `path` leads inside `value`. */
function keysAt(schema: z.core.$ZodType, path: KeyPath, value: unknown): readonly string[] {
  const [first, ...rest] = path;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return keysAt(schema.unwrap(), path, value);
  if (schema instanceof z.ZodUnion) return branchesOf(schema, value).flatMap((one) => keysAt(one, path, value));
  const inner = first === undefined ? undefined : valueAt(value, [first]);
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest, inner);
  if (schema instanceof z.ZodRecord) return keysAt(schema.valueType, rest, inner);
  if (!(schema instanceof z.ZodObject)) return [];
  if (first === undefined) return Object.keys(schema.shape);
  const next = schema.shape[first];
  return next ? keysAt(next, rest, inner) : [];
}

/** The branches of a union that a value can mean: where a key tells them apart, the one of its word. */
function branchesOf(union: z.ZodUnion, value: unknown): readonly z.core.$ZodType[] {
  if (!(union instanceof z.ZodDiscriminatedUnion)) return union.options;
  const { discriminator } = union.def;
  const word = valueAt(value, [discriminator]);
  return union.options.filter(
    (option) => option instanceof z.ZodObject && option.shape[discriminator]?.safeParse(word).success === true,
  );
}

const codes: Readonly<Record<string, string>> = {
  invalid_type: "wrong-type",
  invalid_union: "wrong-type",
  invalid_value: "unknown-value",
  invalid_format: "wrong-format",
};

function valueFinding(issue: z.core.$ZodIssue, path: KeyPath, { value, subject }: Checked): Finding {
  const found = valueAt(value, path);
  const expected = issue.message;
  if (found === undefined) return missingKey(path, expected, subject);
  const code = codes[issue.code] ?? "out-of-range";
  return {
    code,
    message: complaint(code, path, subject),
    path,
    found: shown(found),
    expected,
    fix: fixOf(found, issue),
  };
}

function complaint(code: string, path: KeyPath, subject: string): string {
  const name = path.length === 0 ? `The whole of ${subject}` : JSON.stringify(pathText(path));
  if (code === "wrong-type") return `${name} has a value of the wrong type.`;
  if (code === "out-of-range") return `${name} is out of range.`;
  return code === "wrong-format" ? `${name} is not in the form it must have.` : `${name} has an unknown value.`;
}

function fixOf(found: unknown, issue: z.core.$ZodIssue): string {
  const digits = typeof found === "string" ? found.replaceAll(/[_,\s]/g, "") : "";
  if (digits !== "" && Number.isFinite(Number(digits)) && wants(issue, ["number", "int"])) {
    return `write it as ${Number(digits)}, without quotes`;
  }
  if (typeof found === "number" && wants(issue, ["string"])) return `put it into quotes: "${found}"`;
  const nearest = issue.code === "invalid_value" ? nearestName(String(found), issue.values.map(String)) : undefined;
  return `change it to ${nearest === undefined ? issue.message : JSON.stringify(nearest)}`;
}

function wants(issue: z.core.$ZodIssue, types: readonly string[]): boolean {
  if (issue.code === "invalid_union") return issue.errors.flat().some((inner) => wants(inner, types));
  return issue.code === "invalid_type" && types.includes(issue.expected);
}

/** Says that a key is not there, `path` leading to it. */
function missingKey(path: KeyPath, expected: string, subject: string): Finding {
  return {
    code: "missing-key",
    message: `The key ${JSON.stringify(path.at(-1) ?? "")} is missing in ${pathText(path.slice(0, -1)) || subject}.`,
    path,
    found: "nothing",
    expected,
    fix: `add "${path.at(-1) ?? ""}: ..."`,
  };
}
