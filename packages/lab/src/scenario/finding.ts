/** The way from a value to one inside it: keys of maps and indices of lists. */
export type KeyPath = readonly (string | number)[];

/** What is wrong inside a value, while it is not known yet in which file and on which line that stands. */
export interface Finding {
  /** Such as `unknown-key`, `missing-key`, `wrong-type`, `out-of-range`. */
  readonly code: string;
  /** One sentence. */
  readonly message: string;
  /** Leads to the value that is wrong, the key that is too many, or the key that is missing. */
  readonly path: KeyPath;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}

/** A finding as the owner of the value sees it, `path` being the way to that value. */
export const findingBelow = (path: KeyPath, finding: Finding): Finding => ({
  ...finding,
  path: [...path, ...finding.path],
});

/** `strategies[1].triage.use`. Empty for the whole. */
export function pathText(path: KeyPath): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`));
  return parts.join("").replace(/^\./, "");
}

/** The value inside `value` to which `path` leads; undefined where there is none. */
export function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((inner, part) => {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, part)) return undefined;
    return Reflect.get(inner, part);
  }, value);
}

const longestShown = 60;

/** A value as it is quoted in a message: JSON on one line, cut to 60 characters; `nothing` for null and undefined. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
