import type { TheoryFamily } from "./family.ts";
import { type Finding, findingsOf } from "./findings.ts";
import type { Span } from "./lone-plan.ts";

/** How often an experiment is made, and what it is. */
export interface CoverageTrial {
  readonly family: TheoryFamily;
  readonly load: number;
  readonly span: Span;
  readonly replications: number;
  readonly experiments: number;
}

/** Share of experiments whose 95 % interval holds what the formula gives, and what it gives where a twentieth more come. */
export interface Coverage {
  readonly measure: string;
  readonly share: number;
  readonly crowdedShare: number;
}

function shareOf(findings: readonly Finding[], value: (finding: Finding) => number): number {
  const held = findings.filter((finding) => finding.low <= value(finding) && value(finding) <= finding.high);
  return held.length / findings.length;
}

/** Makes an experiment so often; its seed is the family's name and the experiment's number. */
export function coverageOf({ family, load, span, replications, experiments }: CoverageTrial): readonly Coverage[] {
  const forecast = family.at(load, span);
  const crowded = family.at(1.05 * load, span);
  const findings = Array.from({ length: experiments }, (_, experiment) => {
    const name = `${family.name}, load ${load}, experiment ${experiment}`;
    return findingsOf({ name, forecast, crowded }, replications, 0.95);
  }).flat();
  return forecast.measures.map(({ name }) => {
    const of = findings.filter(({ measure }) => measure === name);
    const share = shareOf(of, ({ expected }) => expected);
    return { measure: name, share, crowdedShare: shareOf(of, (finding) => finding.crowded) };
  });
}
