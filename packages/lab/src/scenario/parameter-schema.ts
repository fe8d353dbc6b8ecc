import type { Parameter } from "@tipbench/vocabulary";
import { z } from "zod";

/** The block of a scenario that holds parameters, each optional. */
export function parametersSchema(parameters: Readonly<Record<string, Parameter>>) {
  const entries = Object.entries(parameters).map(([name, parameter]) => [name, parameterSchema(parameter)] as const);
  return z.strictObject(Object.fromEntries(entries)).default({});
}

/**
 * What a scenario may write for a parameter: a number, or a map of the number and where it comes from. The assumed range
 * does not bind, the sense of the unit does: a share lies in 0 to 1 (or up to the end of its range), staff and places in
 * a queue are counted, a policy is 0 or 1, a lever stays in its range, and all else is above 0 unless its range begins at 0.
 */
export function parameterSchema(parameter: Parameter) {
  return formsOf(parameter).optional().describe(description(parameter));
}

/** What may be written for a number whose default depends on where it stands; `unit` as in a `Parameter`. */
export function numberSchema(unit: string, doc: string) {
  return (unit === "share" ? share : unit === "days" ? aboveZero : zeroOrMore).optional().describe(`${doc} (${unit})`);
}

/** What must be written for a lever that has no default. */
export function leverSchema({ range, doc }: Parameter) {
  return forms(within(range?.[0] ?? 0, range?.[1] ?? 1)).describe(doc);
}

/** What may be written for one of several shares that sum to 1. */
export const shareSchema = () => share;

/** Units of what comes in whole pieces, of which the simulation needs one at least. */
const countedUnits: readonly string[] = ["servers", "items", "countries"];

function formsOf({ unit, range, source }: Parameter) {
  const [low, high] = range ?? [null, null];
  if (countedUnits.includes(unit)) return counted;
  if (unit === "policy") return policy;
  if (source === "lever" && low !== null) return forms(within(low, high));
  if (unit === "share") return high !== null && high > 1 ? forms(within(0, high)) : share;
  return low === 0 ? zeroOrMore : aboveZero;
}

function forms(number: z.ZodNumber) {
  const withOrigin = z
    .strictObject(
      {
        value: number,
        range: z.tuple([number, number]).exactOptional(),
        source: z.string().min(1).exactOptional(),
        confidence: z.enum(["low", "medium", "high"]).exactOptional(),
      },
      "{ value: NUMBER, source: TEXT }",
    )
    .refine(({ value, range }) => !range || (range[0] <= value && value <= range[1]), {
      path: ["range"],
      error: "a lowest and a highest number with the value between them",
    });
  return z.union([number, withOrigin]);
}

function within(low: number, high: number): z.ZodNumber {
  const error = `a number from ${low} to ${high}`;
  return z.number(error).min(low, error).max(high, error);
}

const countedWords = "a whole number, 1 or more";
const counted = forms(z.int(countedWords).min(1, countedWords)).meta({ id: "counted" });
const policyWords = "0 or 1";
const policy = forms(z.int(policyWords).min(0, policyWords).max(1, policyWords)).meta({ id: "policy" });
const share = forms(within(0, 1)).meta({ id: "share" });
const zeroOrMore = forms(z.number().min(0, "a number, 0 or more")).meta({ id: "zeroOrMore" });
const aboveZero = forms(z.number().positive("a number above 0")).meta({ id: "aboveZero" });

function description({ value, range, source, unit, doc }: Parameter): string {
  const origin = range ? `${source}, ${range[0]} to ${range[1]}` : `source ${source}`;
  return `${doc} (${unit}; default ${value}; ${origin})`;
}
