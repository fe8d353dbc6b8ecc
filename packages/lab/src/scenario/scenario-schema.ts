import { floorParameters } from "@tipbench/floor";
import { defaultDeadlineSeconds, failurePolicies, wireFormats } from "@tipbench/transport";
import { metricDefinitions } from "@tipbench/vocabulary";
import {
  countryFactor,
  foreignCountries,
  profileFieldNames,
  profileFields,
  qualityFields,
  taskForceParameters,
  worldParameters,
} from "@tipbench/world";
import { z } from "zod";
import { eventSchema } from "./event-schema.ts";
import { qualityStep } from "./parameter-at.ts";
import { leverSchema, numberSchema, parametersSchema, shareSchema } from "./parameter-schema.ts";
import { defaultAssessment, type Step } from "./scenario.ts";
import { senderSchema } from "./sender-schema.ts";
import { type StageCatalogue, stageFilePattern, stageForms } from "./stage-catalogue.ts";

/** The names of all metrics. */
export const metricNames: readonly string[] = metricDefinitions.map(({ name }) => name);

/**
 * The form of a scenario file whose base files are laid beneath it. Which stages and metrics exist is not checked here: the
 * names are in the schema for editors, and `readStage` and `nameFindings` say what is wrong with them.
 */
export function scenarioSchema(catalogue: StageCatalogue) {
  return z.strictObject({
    ...headingKeys(),
    ...sizeKeys(),
    strategies: z.array(strategySchema(catalogue)).min(1).describe("the pipelines; all are compared with the first"),
    primary: z
      .array(z.string().meta({ enum: [...metricNames] }))
      .min(1)
      .default(["escalation.recall.imminent", "jurisdiction.missRate", "throughput.availableWithin24h"])
      .describe("metrics named in advance, over which Holm's adjustment runs"),
    ...houseAndWorldKeys(),
  });
}

const headingKeys = () => ({
  name: nameSchema().describe("name of the scenario; begins the names of its run folders"),
  question: z.string().min(1).describe("what the run is to answer, in a sentence"),
  extends: z
    .string()
    .optional()
    .describe("another file, relative to this one, whose keys stand where this one has none"),
  seed: z.union([z.string().min(1), z.int()]).describe("equal seeds give equal runs, to the byte"),
});

const sizeKeys = () => ({
  days: wholeNumber(1, longestDays).describe("simulated days that are measured, after the warm-up"),
  warmupDays: wholeNumber(0, longestDays)
    .default(defaultWarmupDays)
    .describe("simulated days before the measured ones"),
  scale: z
    .number(scaleWords)
    .positive(scaleWords)
    .max(largestScale, scaleWords)
    .describe("volume against the national one; waits mean little below 1, so shorten the days first"),
  year: z
    .int(yearWords)
    .min(firstYear, yearWords)
    .max(lastYear, yearWords)
    .default(lastYear)
    .describe("the year whose published provider ranks and incident types the stream takes"),
  startDate: z.iso
    .date({ error: "a date such as 2023-01-01" })
    .default(defaultStart)
    .describe("first measured day (UTC)"),
  storedRows: wholeNumber(0, 1_000_000_000)
    .default(200_000)
    .describe("up to this many reports a strategy every decision is stored, beyond it a sample"),
});

const houseAndWorldKeys = () => ({
  world: parametersSchema(worldParameters).describe("numbers of the synthetic stream"),
  floor: parametersSchema(floorParameters).describe("numbers of the desks and agencies"),
  providers: departuresSchema().describe("what single providers do otherwise than their class, by name"),
  quality: z.array(shiftSchema()).default([]).describe("steps towards complete or thin reports, in their order"),
  events: z.array(eventSchema()).default([]).describe("what happens to senders in the course of the scenario"),
  taskForces: weightsSchema().describe("shares of the task forces of a state, by its code"),
  countries: factorsSchema().describe(
    "reports of foreign countries against the published ones, by code; 1 for the others",
  ),
});

/** A scenario whose form was checked, every number still with its provenance. */
export type ScenarioDocument = z.output<ReturnType<typeof scenarioSchema>>;

export const defaultStart = "2023-01-01";
export const firstYear = 2021;
export const lastYear = 2023;
const yearWords = `a year from ${firstYear} to ${lastYear}, without quotes`;

function departuresSchema() {
  const fields = profileFieldNames.map((field) => {
    const { unit, doc } = profileFields[field];
    return [field, numberSchema(unit, doc)] as const;
  });
  const provider = z.string().meta({ pattern: "^(provider-[0-9]{3}|publicForm|telephone|foreignHotline)$" });
  return z.record(provider, z.strictObject(Object.fromEntries(fields))).default({});
}

function shiftSchema() {
  return z.strictObject({
    of: senderSchema(),
    towards: z.enum(["complete", "thin"]).describe("the end towards which the fields go"),
    by: leverSchema(qualityStep),
    fields: z
      .array(z.enum(qualityFields))
      .min(1, "a list of fields, one at least")
      .optional()
      .describe("the fields that go there; all that have two ends where it is not written"),
  });
}

function weightsSchema() {
  const state = z.string().meta({ enum: [...taskForceParameters(lastYear).keys()] });
  return z.record(state, z.array(shareSchema()).min(1, "a list of shares, one for each task force")).default({});
}

function factorsSchema() {
  const country = z.string().meta({ enum: [...foreignCountries(lastYear)] });
  return z.record(country, leverSchema(countryFactor)).default({});
}

/** The most days that a scenario may have, and of warm-up before them. */
export const longestDays = 3650;

/** Days of warm-up of a scenario that names none. */
export const defaultWarmupDays = 7;
const largestScale = 100;
const scaleWords = `a number above 0, at most ${largestScale}`;

function nameSchema() {
  return z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
    error: "a name of letters, digits and . _ -, at most 64, the first one a letter or digit",
  });
}

function wholeNumber(low: number, high: number): z.ZodNumber {
  const error = `a whole number from ${low} to ${high}`;
  return z.int(error).min(low, error).max(high, error);
}

const stepDocs: Readonly<Record<Step, string>> = {
  dedup: "which reports belong together",
  triage: "priority, disposition and escalation of a report",
  routing: "the agencies to which a report is delivered",
  assessment: "what an agency does with an item that it has handled",
};

function strategySchema(catalogue: StageCatalogue) {
  const stage = (step: Step) => stageSchema(step, catalogue);
  return z.strictObject({
    name: nameSchema().describe("name of the strategy in tables and files"),
    dedup: stage("dedup"),
    triage: stage("triage"),
    routing: stage("routing"),
    assessment: stage("assessment").default(defaultAssessment),
  });
}

function stageSchema(step: Step, catalogue: StageCatalogue) {
  const use = {
    anyOf: [
      { type: "string", enum: [...catalogue[step]], description: "a built-in stage" },
      { type: "string", pattern: stageFilePattern.source, description: "a file of your own, relative to the scenario" },
    ],
  };
  const withOptions = { type: "object", required: ["use"], properties: { use } };
  return z
    .unknown()
    .refine((written) => written !== undefined, stageForms(step, catalogue))
    .meta({
      description: stepDocs[step],
      anyOf: [...use.anyOf, withOptions, ...outsideForms, ...referenceForms(catalogue.references[step])],
    });
}

const wayForms = {
  format: { enum: [...wireFormats], default: "jsonl", description: "how columns travel" },
  deadlineSeconds: {
    type: "number",
    exclusiveMinimum: 0,
    default: defaultDeadlineSeconds,
    description: "how long the answer to a tick may take",
  },
  onFailure: {
    enum: [...failurePolicies],
    default: "stop",
    description: "whether a stage that is lost ends the run, or is started again (never dedup, or a stage that learns)",
  },
};

/** The forms of a stage outside the process, by the key that names it. */
const outsideForms = (
  [
    ["command", "a program of your own, started without a shell in the scenario's folder"],
    ["url", "a server of your own that takes POST requests"],
  ] as const
).map(([key, description]) => {
  const properties = { [key]: { type: "string", description }, ...wayForms };
  return { type: "object" as const, required: [key], properties };
});

/** The form of a reference, where a step has any. */
function referenceForms(names: readonly string[]) {
  if (names.length === 0) return [];
  const reference = { type: "string", enum: [...names], description: "a reference that bounds the charts" };
  return [{ type: "object", required: ["reference"], properties: { reference }, additionalProperties: false }];
}
