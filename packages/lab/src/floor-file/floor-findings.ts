import { type Finding, findingBelow } from "../scenario/finding.ts";
import { schemaFindings } from "../scenario/schema-findings.ts";
import { withoutEchoes } from "../scenario/without-echoes.ts";
import { floorNameFindings } from "./floor-names.ts";
import { floorSchema } from "./floor-schema.ts";
import { kindFindings, serviceFindings } from "./law-findings.ts";
import { staffFindings } from "./staff-findings.ts";
import { shareFindings, wayFindings } from "./way-findings.ts";

/** All that is wrong with a floor file as written; the ways between desks are looked at once every part is sound. */
export function floorFindings(written: unknown): readonly Finding[] {
  const form = schemaFindings(floorSchema, written, "the floor");
  const names = floorNameFindings(written);
  const parts = partFindings(written);
  const sound = form.length + names.length + parts.length === 0;
  const ways = sound ? wayFindings(floorSchema.parse(written)) : [];
  return withoutEchoes([...form, ...names, ...parts, ...ways]);
}

/** What is wrong inside kinds and desks whose form is right, whatever the form of the others. */
function partFindings(written: unknown): readonly Finding[] {
  const { kinds, desks } = floorSchema.shape;
  const kindsIn = soundIn(kinds.element, written, "kinds");
  const desksIn = soundIn(desks.element, written, "desks");
  return [
    ...kindsIn.flatMap(([kind, index]) => kindFindings(kind).map((found) => findingBelow(["kinds", index], found))),
    ...desksIn.flatMap(([desk, index]) =>
      [...serviceFindings(desk), ...staffFindings(desk), ...shareFindings(desk)].map((found) =>
        findingBelow(["desks", index], found),
      ),
    ),
  ];
}

interface Schema<T> {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: T };
}

/** The entries of a list that have the right form, with their indices. */
function soundIn<T>(schema: Schema<T>, written: unknown, key: string): readonly (readonly [T, number])[] {
  const list: unknown = typeof written === "object" && written !== null ? Reflect.get(written, key) : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index) => {
    const { data } = schema.safeParse(entry);
    return data === undefined ? [] : [[data, index] as const];
  });
}
