import { type Finding, shown, valueAt } from "./finding.ts";
import { nearestName, oneOf } from "./nearest-name.ts";
import { metricNames } from "./scenario-schema.ts";

/** What is wrong with the names in a scenario as written: metrics that do not exist, and names that stand twice. */
export function nameFindings(written: unknown): readonly Finding[] {
  const strategies = listAt(written, "strategies").map((strategy) => valueAt(strategy, ["name"]));
  const primary = listAt(written, "primary");
  return [
    ...repeated(strategies, (index) => ["strategies", index, "name"]),
    ...repeated(primary, (index) => ["primary", index]),
    ...primary.flatMap((name, index) => unknownMetric(name, index)),
  ];
}

function listAt(written: unknown, key: string): readonly unknown[] {
  const list = valueAt(written, [key]);
  return Array.isArray(list) ? list : [];
}

/** Names are compared without regard to capitals, as some file systems do. */
function repeated(names: readonly unknown[], pathOf: (index: number) => Finding["path"]): readonly Finding[] {
  const folded = names.map((name) => (typeof name === "string" ? name.toLowerCase() : undefined));
  return names.flatMap((name, index) => {
    if (folded[index] === undefined || folded.indexOf(folded[index]) === index) return [];
    return [
      {
        code: "repeated-name",
        message: `The name ${shown(name)} stands twice in ${pathOf(index)[0]}.`,
        path: pathOf(index),
        found: shown(name),
        expected: "a name that no earlier one has, whatever its capitals",
        fix: "rename it, or remove it",
      },
    ];
  });
}

function unknownMetric(name: unknown, index: number): readonly Finding[] {
  if (typeof name !== "string" || metricNames.includes(name)) return [];
  const nearest = nearestName(name, metricNames);
  return [
    {
      code: "unknown-metric",
      message: `There is no metric ${shown(name)}.`,
      path: ["primary", index],
      found: shown(name),
      expected: oneOf(name, metricNames),
      fix: nearest ? `change it to ${shown(nearest)}` : "take one of these",
    },
  ];
}
