import { type Finding, type KeyPath, shown, valueAt } from "../scenario/finding.ts";
import { unknownName } from "../scenario/unknown-name.ts";

/** What is wrong with the names in a floor file as written: of kinds and desks that stand twice, and of those that are nowhere. */
export function floorNameFindings(written: unknown): readonly Finding[] {
  const kinds = entriesOf(written, "kinds");
  const desks = entriesOf(written, "desks");
  const kindNames = namesIn(kinds);
  const deskNames = namesIn(desks);
  return [
    ...repeated("kinds", kinds),
    ...repeated("desks", desks),
    ...kinds.flatMap((kind, index) =>
      nameFindings("desk", valueAt(kind, ["desk"]), deskNames, ["kinds", index, "desk"]),
    ),
    ...desks.flatMap((desk, index) =>
      ["service", "then"].flatMap((key) =>
        keysOf(valueAt(desk, [key, "byKind"])).flatMap((kind) =>
          nameFindings("kind", kind, kindNames, ["desks", index, key, "byKind", kind]),
        ),
      ),
    ),
    ...desks.flatMap((desk, index) =>
      targetsOf(desk).flatMap(({ to, path }) => nameFindings("desk", to, deskNames, ["desks", index, ...path])),
    ),
  ];
}

function entriesOf(written: unknown, key: string): readonly unknown[] {
  const list = valueAt(written, [key]);
  return Array.isArray(list) ? list : [];
}

const keysOf = (map: unknown): readonly string[] =>
  typeof map === "object" && map !== null && !Array.isArray(map) ? Object.keys(map) : [];

const namesIn = (entries: readonly unknown[]): readonly string[] =>
  entries.map((entry) => valueAt(entry, ["name"])).filter((name) => typeof name === "string");

interface Target {
  readonly to: unknown;
  readonly path: KeyPath;
}

/** The desks to which a desk sends items, with the way to each name. */
function targetsOf(desk: unknown): readonly Target[] {
  const then = valueAt(desk, ["then"]);
  const byKind = valueAt(then, ["byKind"]);
  return [
    ...inList(then, ["then"]),
    ...keysOf(byKind).flatMap((kind) => inList(valueAt(byKind, [kind]), ["then", "byKind", kind])),
  ];
}

function inList(list: unknown, path: KeyPath): readonly Target[] {
  if (!Array.isArray(list)) return [];
  return list.map((route, index) => ({ to: valueAt(route, ["to"]), path: [...path, index, "to"] }));
}

function nameFindings(what: string, name: unknown, known: readonly string[], path: KeyPath): readonly Finding[] {
  if (typeof name !== "string" || known.includes(name) || known.length === 0) return [];
  return [{ ...unknownName(what, name, known), path }];
}

function repeated(list: string, entries: readonly unknown[]): readonly Finding[] {
  const names = entries.map((entry) => valueAt(entry, ["name"]));
  return names.flatMap((name, index) => {
    if (typeof name !== "string" || names.indexOf(name) === index) return [];
    return [
      {
        code: "repeated-name",
        message: `The name ${shown(name)} stands twice in ${list}.`,
        path: [list, index, "name"],
        found: shown(name),
        expected: "a name that no earlier one has",
        fix: "rename it, or remove it",
      },
    ];
  });
}
