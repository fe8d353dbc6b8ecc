import type { TheoryFamily } from "./family.ts";
import { loneFamilies } from "./lone-families.ts";
import type { Span } from "./lone-plan.ts";
import type { Forecast } from "./measures.ts";
import { networkFamilies } from "./network-families.ts";

const families: readonly TheoryFamily[] = [...loneFamilies, ...networkFamilies];

/** A floor at one load: what is foretold, and what would be if a twentieth more came. */
export interface TheoryCase {
  /** Also the seed. */
  readonly name: string;
  readonly forecast: Forecast;
  readonly crowded: Forecast;
}

function caseOf({ name, at }: TheoryFamily, load: number, span: Span): TheoryCase {
  return { name: `${name}, load ${load}`, forecast: at(load, span), crowded: at(1.05 * load, span) };
}

/** The cases of the tests. */
export function quickCases(span: Span): readonly TheoryCase[] {
  return families.flatMap((family) => family.loads.map((load) => caseOf(family, load, span)));
}

/** The cases of the longer check: those of the tests, and loads up to .95. */
export function allCases(span: Span): readonly TheoryCase[] {
  return families.flatMap((family) =>
    [...family.loads, ...family.furtherLoads].toSorted((x, y) => x - y).map((load) => caseOf(family, load, span)),
  );
}
