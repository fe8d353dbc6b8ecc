import { type Finding, shown } from "./finding.ts";
import { nearestName, oneOf } from "./nearest-name.ts";

/** What is said of a name that stands for nothing; `what` is the kind of thing, such as `desk`. */
export function unknownName(what: string, name: string, known: readonly string[]): Omit<Finding, "path"> {
  const nearest = nearestName(name, known);
  return {
    code: `unknown-${what}`,
    message: `There is no ${what} ${shown(name)}.`,
    found: shown(name),
    expected: oneOf(name, known),
    fix: nearest ? `change it to ${shown(nearest)}` : "take one of these",
  };
}
