import { distance } from "fastest-levenshtein";

const allAreListed = 8;
const someAreListed = 3;

const shortestBeginning = 3;

/** The names by the edits that lead to them; one that only goes on where `name` ends is one edit away. */
function byDistance(name: string, names: readonly string[]): { name: string; edits: number }[] {
  const lower = name.toLowerCase();
  const editsTo = (candidate: string): number =>
    candidate !== lower && lower.length >= shortestBeginning && candidate.startsWith(lower)
      ? 1
      : distance(lower, candidate);
  return names
    .map((candidate) => ({ name: candidate, edits: editsTo(candidate.toLowerCase()) }))
    .sort((x, y) => x.edits - y.edits);
}

/** The name of `names` that was most likely meant: fewest edits, capitals aside, the first on ties. Undefined if none is near. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const [nearest] = byDistance(name, names);
  if (!nearest) return undefined;
  const longer = Math.max(name.length, nearest.name.length);
  return nearest.edits <= Math.max(2, Math.floor(0.4 * longer)) ? nearest.name : undefined;
}

/** The names as a message lists them: all of a few, else those nearest to `name`. */
export function oneOf(name: string, names: readonly string[]): string {
  if (names.length === 1) return JSON.stringify(names[0]);
  if (names.length <= allAreListed) return `one of ${quoted(names)}`;
  const near = byDistance(name, names).slice(0, someAreListed);
  return `a known name, such as ${quoted(near.map((candidate) => candidate.name))}`;
}

const quoted = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(", ");
