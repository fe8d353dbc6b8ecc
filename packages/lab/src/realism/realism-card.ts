import { type CountsDocument, type Manifest, type RealismCard, syntheticNotice } from "@tipbench/vocabulary";
import { cardInput } from "./card-input.ts";
import { cardLimits } from "./card-limits.ts";
import { deliveryFigures } from "./delivery-figures.ts";
import { faultPattern } from "./fault-pattern.ts";
import { fileFigures } from "./file-figures.ts";
import { type Figure, judged } from "./judge.ts";
import { labelFigures } from "./label-figures.ts";
import { placeFigures } from "./place-figures.ts";
import { providerFigures } from "./provider-figures.ts";
import { repeatPattern } from "./repeat-pattern.ts";
import { unpredictedFigures } from "./unpredicted-figures.ts";
import { volumeFigures } from "./volume-figures.ts";
import { volumePatterns } from "./volume-patterns.ts";

function summaryOf(fitted: RealismCard["fitted"]): string {
  const told = fitted.filter(({ within }) => within !== null);
  const inside = told.filter(({ within }) => within).length;
  const rest = fitted.length - told.length;
  const untold = rest === 0 ? "" : `; ${rest} more cannot be told from this run`;
  return `${inside} of ${told.length} fitted figures within tolerance${untold}`;
}

/** What a run's own counts say of its likeness to the published figures of its scenario's year. A function of the two documents alone. */
export function realismCard(manifest: Omit<Manifest, "content">, counts: CountsDocument): RealismCard {
  const input = cardInput(manifest, counts);
  const figures = [
    ...volumeFigures(input),
    ...providerFigures(input),
    ...placeFigures(input),
    ...fileFigures(input),
    ...deliveryFigures(input),
    ...labelFigures(input),
    ...unpredictedFigures(input),
  ];
  const of = (part: Figure["part"]) => figures.filter((figure) => figure.part === part).flatMap(judged);
  const { name, year, days, scale, strategy } = input.scenario;
  const fitted = of("fitted");
  return {
    notice: syntheticNotice,
    scenario: name,
    year,
    days,
    scale,
    replications: counts.replications,
    strategy,
    summary: summaryOf(fitted),
    fitted,
    following: of("following"),
    notPredicted: of("notPredicted"),
    patterns: [repeatPattern(input), ...volumePatterns(input), faultPattern(input)],
    limits: cardLimits,
  };
}
