import { providerClasses } from "@tipbench/vocabulary";
import { sendersOf, taskForceParameters } from "@tipbench/world";
import { type Finding, shown, valueAt } from "./finding.ts";
import { nearestName, oneOf } from "./nearest-name.ts";

const keysAt = (written: unknown, key: string): readonly string[] => {
  const map = valueAt(written, [key]);
  return typeof map === "object" && map !== null && !Array.isArray(map) ? Object.keys(map) : [];
};

const listAt = (written: unknown, key: string): readonly unknown[] => {
  const list = valueAt(written, [key]);
  return Array.isArray(list) ? list : [];
};

/** The senders that a scenario of a year names and that do not exist then: in `providers`, `quality` and `events`. */
export function senderFindings(written: unknown, year: number): readonly Finding[] {
  const senders = sendersOf(year).map(({ name }) => name);
  const choices = ["all", ...providerClasses, ...senders];
  const chosen = ["quality", "events"].flatMap((key) =>
    listAt(written, key).flatMap((item, index) => {
      const of = valueAt(item, ["of"]);
      return typeof of === "string" && !choices.includes(of)
        ? [unknown({ what: `sender in ${year}`, name: of, known: choices, path: [key, index, "of"] })]
        : [];
    }),
  );
  const departing = keysAt(written, "providers").filter((name) => !senders.includes(name));
  return [
    ...departing.map((name) =>
      unknown({ what: `single sender in ${year}`, name, known: senders, path: ["providers", name] }),
    ),
    ...chosen,
  ];
}

const tolerance = 1e-6;

/** What is wrong with the shares of task forces: states that have none, too many or too few shares, and sums other than 1. */
export function taskForceFindings(written: unknown, year: number): readonly Finding[] {
  const taskForces = taskForceParameters(year);
  return keysAt(written, "taskForces").flatMap((state) => {
    const path = ["taskForces", state];
    const known = taskForces.get(state);
    if (!known) return [unknown({ what: "task force of a state", name: state, known: [...taskForces.keys()], path })];
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

interface Unknown {
  readonly what: string;
  readonly name: string;
  readonly known: readonly string[];
  readonly path: Finding["path"];
}

function unknown({ what, name, known, path }: Unknown): Finding {
  const nearest = nearestName(name, known);
  return {
    code: "unknown-value",
    message: `There is no ${what} ${shown(name)}.`,
    path,
    found: shown(name),
    expected: oneOf(name, known),
    fix: nearest ? `change it to ${shown(nearest)}` : "take one of these",
  };
}
