import type { RealismRow } from "@tipbench/vocabulary";
import type { CardInput } from "./card-input.ts";
import type { Figure } from "./judge.ts";
import { missing } from "./observations.ts";
import { published } from "./targets.ts";

const afterDelivery = "what becomes of a delivery at an agency is set by assumed rates, not simulated from causes";
const noCases = "agencies open cases by an assumed capacity, and arrests are a share of those";

const unpredicted: readonly (readonly [metric: string, title: string, unit: RealismRow["unit"], why: string])[] = [
  ["feedback.taskForceShare", "Deliveries to task forces with feedback", "share", afterDelivery],
  ["feedback.internationalShare", "Deliveries abroad with feedback", "share", afterDelivery],
  ["taskForce.investigations", "Investigations of task forces", "count", noCases],
  ["taskForce.arrests", "Arrests", "count", noCases],
  ["taskForce.arrestsPerInvestigation", "Arrests an investigation", "share", noCases],
];

/** Published figures that the structure cannot give. */
export function unpredictedFigures(input: CardInput): Figure[] {
  return unpredicted.map(([metric, title, unit, why]) => ({
    part: "notPredicted",
    metric,
    title,
    unit,
    target: published(input, metric),
    tolerance: null,
    observed: missing(why),
    note: null,
  }));
}
