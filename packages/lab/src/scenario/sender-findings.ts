import { providerClasses } from "@tipbench/vocabulary";
import { type Finding, shown, valueAt } from "./finding.ts";
import { nearestName, oneOf } from "./nearest-name.ts";
import type { YearTables } from "./year-tables.ts";

const keysAt = (written: unknown, key: string): readonly string[] => {
  const map = valueAt(written, [key]);
  return typeof map === "object" && map !== null && !Array.isArray(map) ? Object.keys(map) : [];
};

const listAt = (written: unknown, key: string): readonly unknown[] => {
  const list = valueAt(written, [key]);
  return Array.isArray(list) ? list : [];
};

/** The senders that a scenario of a year names and that do not exist then: in `providers`, `quality` and `events`. */
export function senderFindings(written: unknown, tables: YearTables): readonly Finding[] {
  const names = tables.senders.map(({ name }) => name);
  const choices = ["all", ...providerClasses, ...names];
  const chosen = ["quality", "events"].flatMap((key) =>
    listAt(written, key).flatMap((item, index) => {
      const of = valueAt(item, ["of"]);
      const isKnown = typeof of !== "string" || choices.includes(of);
      return isKnown ? [] : [unknownSender(of, choices, [key, index, "of"], tables)];
    }),
  );
  const departing = keysAt(written, "providers").filter((name) => !names.includes(name));
  return [...departing.map((name) => unknownSender(name, names, ["providers", name], tables)), ...chosen];
}

function unknownSender(
  name: string,
  known: readonly string[],
  path: Finding["path"],
  { year, senders }: YearTables,
): Finding {
  const what = {
    code: "unknown-value",
    message: `There is no sender ${shown(name)} in ${year}.`,
    path,
    found: shown(name),
  };
  const digits = /^provider-(\d+)$/.exec(name)?.[1];
  if (digits === undefined) return { ...what, ...nearestOf(name, known) };
  const ranks = senders.filter((sender) => sender.name.startsWith("provider-"));
  const meant = ranks[Number(digits) - 1]?.name;
  return {
    ...what,
    expected: `${ranks[0]?.name} to ${ranks.at(-1)?.name}, the providers of ${year} by rank`,
    fix: meant ? `change it to ${shown(meant)}` : "name one of these",
  };
}

const tolerance = 1e-6;

/** What is wrong with the shares of task forces: states that have none, too many or too few shares, and sums other than 1. */
export function taskForceFindings(written: unknown, { taskForces }: YearTables): readonly Finding[] {
  return keysAt(written, "taskForces").flatMap((state) => {
    const path = ["taskForces", state];
    const known = taskForces.get(state);
    if (!known) return [unknownState(state, [...taskForces.keys()], path)];
    const weights = valueAt(written, path);
    return Array.isArray(weights)
      ? weightFindings(
          weights,
          path,
          known.map(({ agency }) => agency),
        )
      : [];
  });
}

function weightFindings(
  weights: readonly unknown[],
  path: Finding["path"],
  agencies: readonly string[],
): readonly Finding[] {
  if (weights.length !== agencies.length) {
    const expected = `${agencies.length} ${agencies.length === 1 ? "share" : "shares"}, for ${agencies.join(", ")}`;
    return [
      {
        code: "out-of-range",
        message: `"${path.join(".")}" has not a share for each task force.`,
        path,
        found: `${weights.length} ${weights.length === 1 ? "share" : "shares"}`,
        expected,
        fix: "write one share for each, in this order",
      },
    ];
  }
  const numbers = weights.map((weight) => (typeof weight === "number" ? weight : valueAt(weight, ["value"])));
  const sum = numbers.reduce<number>((total, one) => total + (typeof one === "number" ? one : Number.NaN), 0);
  if (Number.isNaN(sum) || Math.abs(sum - 1) <= tolerance) return [];
  return [
    {
      code: "sum",
      message: `The shares of "${path.join(".")}" do not sum to 1.`,
      path,
      found: `${shown(numbers)}, together ${Number(sum.toPrecision(6))}`,
      expected: "shares that sum to 1",
      fix: "change one of them so that they do",
    },
  ];
}

const unknownState = (state: string, known: readonly string[], path: Finding["path"]): Finding => ({
  code: "unknown-state",
  message: `There is no state ${shown(state)} with a task force.`,
  path,
  found: shown(state),
  ...nearestOf(state, known),
});

/** The countries that a scenario gives a factor and that are not foreign countries of the published list. */
export function countryFindings(written: unknown, { countries }: YearTables): readonly Finding[] {
  return keysAt(written, "countries").flatMap((code) =>
    countries.includes(code)
      ? []
      : [
          {
            code: "unknown-country",
            message: `There is no foreign country ${shown(code)} in the published list.`,
            path: ["countries", code],
            found: shown(code),
            ...nearestOf(code, countries),
          },
        ],
  );
}

function nearestOf(name: string, known: readonly string[]): Pick<Finding, "expected" | "fix"> {
  const nearest = nearestName(name, known);
  return { expected: oneOf(name, known), fix: nearest ? `change it to ${shown(nearest)}` : "take one of these" };
}
