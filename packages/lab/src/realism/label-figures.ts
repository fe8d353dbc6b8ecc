import type { LabelCounts } from "@tipbench/vocabulary";
import type { CardInput } from "./card-input.ts";
import { ofStrategy } from "./delivery-figures.ts";
import type { Figure, Observation } from "./judge.ts";
import { doubted, drawn, missing, unless } from "./observations.ts";
import { published } from "./targets.ts";
import { daysOfYear } from "./volume-figures.ts";

const notCounted = "the run is of a version that did not count labels";
const assumedStaff =
  "no parameter was fitted to it, but the number of analysts was assumed with it in view, as was the share of files that is reviewed";

/** How far some days may lie from the year's mean day for what was labelled before them. */
const memoryDoubt = 0.2;

/** A count of the first strategy's labels, a year or a day. */
function observedLabels(input: CardInput, name: keyof LabelCounts): Observation {
  const { days, scale } = input.scenario;
  const periods = input.counts.replications * (days === daysOfYear ? 1 : days);
  const growing = `${days} of ${daysOfYear} days: what is known at their end is not what is known after a year`;
  const other = scale === 1 ? null : `scale ${scale}: analysts are as many at every scale`;
  return ofStrategy(input, ({ labels }) => {
    if (!labels) return missing(notCounted);
    const count = labels[name];
    const observed = { ...drawn(count, count), value: count / periods };
    return unless(other, days === daysOfYear ? observed : doubted(observed, memoryDoubt, growing));
  });
}

function labelFigure(input: CardInput, metric: string, title: string, name: keyof LabelCounts): Figure {
  const target = published(input, metric);
  const isYear = input.scenario.days === daysOfYear;
  return {
    part: "following",
    metric,
    title: isYear ? title : `${title}, a day`,
    unit: "count",
    target: target && { ...target, value: isYear ? target.value : target.value / daysOfYear },
    tolerance: { kind: "relative", size: 0.1 },
    observed: observedLabels(input, name),
    note: assumedStaff,
  };
}

/** What the first strategy's analysts labelled. */
export function labelFigures(input: CardInput): Figure[] {
  return [
    labelFigure(input, "files.labelled", "Files labelled by analysts", "files"),
    labelFigure(input, "hashList.addedPerYear", "Hashes added to the shared list", "addedToList"),
  ];
}
