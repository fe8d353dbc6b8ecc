import { type Finding, pathText } from "./finding.ts";
import { nearestName } from "./nearest-name.ts";

/**
 * The findings that tell something new: one a place and code, no missing key beside an unknown one of the same map that looks
 * like a slip of it, and no missing range of a number that is wrong otherwise.
 */
export function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const last = new Map(findings.map((finding) => [`${finding.code} ${pathText(finding.path)}`, finding]));
  const distinct = [...last.values()];
  const unknown = distinct.filter(({ code }) => code === "unknown-key");
  return distinct.filter((finding) => {
    if (finding.code === "missing-key") return !unknown.some((slip) => isSlip(slip, finding));
    return finding.code !== "missing-range" || !distinct.some((other) => other !== finding && isInside(other, finding));
  });
}

function isSlip(unknown: Finding, missing: Finding): boolean {
  const parent = (finding: Finding): string => pathText(finding.path.slice(0, -1));
  const key = (finding: Finding): string => String(finding.path.at(-1));
  return parent(unknown) === parent(missing) && nearestName(key(unknown), [key(missing)]) !== undefined;
}

const isInside = (inner: Finding, outer: Finding): boolean =>
  outer.path.every((part, index) => inner.path[index] === part);
