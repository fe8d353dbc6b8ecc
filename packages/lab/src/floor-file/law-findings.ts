import { type Finding, findingBelow, type KeyPath, shown } from "../scenario/finding.ts";
import type { WrittenDesk, WrittenKind, WrittenLaw } from "./floor-schema.ts";
import { secondsOf } from "./written-units.ts";

const lawNames = ["fixed", "exponential", "lognormal", "gamma", "empirical"] as const;
const expected = `one of ${lawNames.join(", ")}`;
const spread: readonly string[] = ["lognormal", "gamma"];

/** What is wrong with the laws of a desk's service; paths begin at the desk. */
export function serviceFindings({ service }: WrittenDesk): readonly Finding[] {
  const { byKind, ...all } = service;
  if (byKind === undefined) return lawFindings(all, ["service"]);
  const own = Object.entries(byKind).flatMap(([kind, law]) => lawFindings(law, ["service", "byKind", kind]));
  const [also] = Object.keys(all);
  if (also === undefined) return own;
  return [...own, tooMany(["service", also], [also, "byKind"], "a law for all kinds, or byKind alone")];
}

/** What is wrong with a kind's patience, batches and rhythm; paths begin at the kind. */
export function kindFindings({ patience, batch, rhythm }: WrittenKind): readonly Finding[] {
  const silent = (["hours", "weekdays"] as const).filter((key) => rhythm?.[key]?.every((weight) => weight === 0));
  return [
    ...(patience ? lawFindings(patience, ["patience"]) : []),
    ...(batch ? batchFindings(batch) : []),
    ...silent.map(noWeight),
  ];
}

function lawFindings(law: WrittenLaw, path: KeyPath): readonly Finding[] {
  const named = lawNames.filter((name) => law[name] !== undefined);
  const [name, second] = named;
  if (name === undefined) return [noLaw(path, law)];
  if (second !== undefined) return [tooMany([...path, second], named, "one law")];
  return [...meanFindings(law), ...variationFindings(law, name)].map((finding) => findingBelow(path, finding));
}

const noLaw = (path: KeyPath, found: unknown): Finding => ({
  code: "missing-key",
  message: "A time has no law.",
  path,
  found: shown(found),
  expected,
  fix: 'add for example "exponential: 10 min"',
});

const tooMany = (path: KeyPath, found: readonly string[], words: string): Finding => ({
  code: "two-laws",
  message: "A time has two laws.",
  path,
  found: found.join(" and "),
  expected: words,
  fix: "remove all but one",
});

function meanFindings(law: WrittenLaw): readonly Finding[] {
  return (["exponential", "lognormal", "gamma"] as const)
    .filter((name) => law[name] !== undefined && secondsOf(law[name]) === 0)
    .map((name) => ({
      code: "out-of-range",
      message: `The mean of a law is 0.`,
      path: [name],
      found: shown(law[name]),
      expected: "a time above 0",
      fix: 'write a longer time, or "fixed: 0 s"',
    }));
}

function variationFindings({ variation }: WrittenLaw, name: string): readonly Finding[] {
  if (spread.includes(name) === (variation !== undefined)) return [];
  const isMissing = variation === undefined;
  return [
    {
      code: isMissing ? "missing-key" : "unknown-key",
      message: isMissing ? `The law ${name} has no variation.` : `The law ${name} takes no variation.`,
      path: ["variation"],
      found: isMissing ? "nothing" : "variation",
      expected: isMissing ? "standard deviation / mean, such as 0.8" : "variation beside lognormal or gamma only",
      fix: isMissing ? 'add "variation: 0.8"' : "remove it",
    },
  ];
}

function batchFindings({ fixed, geometric }: NonNullable<WrittenKind["batch"]>): readonly Finding[] {
  if ((fixed === undefined) !== (geometric === undefined)) return [];
  return [
    {
      code: fixed === undefined ? "missing-key" : "two-laws",
      message: fixed === undefined ? "A batch has no size." : "A batch has two laws.",
      path: ["batch"],
      found: fixed === undefined ? "nothing" : "fixed and geometric",
      expected: "one of fixed, geometric",
      fix: fixed === undefined ? 'add "fixed: 2"' : "remove one of the two",
    },
  ];
}

const noWeight = (key: string): Finding => ({
  code: "out-of-range",
  message: "A rhythm has no hour or day at which anything comes.",
  path: ["rhythm", key],
  found: "zeros alone",
  expected: "one number above 0 at least",
  fix: "write the proportions, or remove the rhythm",
});
