import { incidentTypes } from "@tipbench/vocabulary";
import type { CardInput } from "./card-input.ts";
import type { Figure } from "./judge.ts";
import { doubted, drawn, shareOf } from "./observations.ts";
import { partOfStructure, published, quotient } from "./targets.ts";

/** Days of a published year. */
export const daysOfYear = 365;
const ticksPerDay = 96;
/** How far the mean of some days may lie from that of the year for reasons of season and trend. */
const seasonDoubt = 0.1;

/** Three standard errors of the year's reports: the rate of every tick is drawn, and its reports again. */
function arrivalDoubt({ counts, scenario }: CardInput): number {
  const ticks = ticksPerDay * scenario.days * counts.replications;
  return 3 * Math.sqrt(1 / (scenario.value("arrivalShape") * ticks) + 1 / Math.max(1, counts.stream.reports));
}

function totalFigure(input: CardInput): Figure {
  const { counts, scenario } = input;
  const isYear = scenario.days === daysOfYear;
  const days = isYear ? 1 : scenario.days;
  const total = published(input, "reports.total");
  const value = counts.stream.reports / counts.replications / days;
  const observed = { value, doubt: arrivalDoubt(input), doubtReason: "arrivals swing", reason: null };
  const season = `${scenario.days} of ${daysOfYear} days: their season is not that of the year`;
  return {
    part: "fitted",
    metric: "reports.total",
    title: isYear ? "Reports" : "Reports a day",
    unit: isYear ? "reports" : "reports a day",
    target: total && { ...total, value: (total.value * scenario.scale) / (isYear ? 1 : daysOfYear) },
    tolerance: { kind: "relative", size: 0.01 },
    observed: isYear ? observed : doubted(observed, Math.max(seasonDoubt, arrivalDoubt(input)), season),
    note: isYear ? null : "compared per day, the run being shorter or longer than a year",
  };
}

function publicFigure(input: CardInput): Figure {
  const { reports, senders } = input.counts.stream;
  const ofPublic = senders.filter(isPublic).reduce((sum, sender) => sum + sender.reports, 0);
  return {
    part: "fitted",
    metric: "reports.publicShare",
    title: "Reports of the public",
    unit: "share",
    target: quotient(input, "reports.public", "reports.total"),
    tolerance: { kind: "absolute", size: 0.001 },
    observed: shareOf(ofPublic, reports, "no report"),
    note: null,
  };
}

const publicClasses = ["publicForm", "telephone", "foreignHotline"];

/** Whether a sender is none of the providers. */
export function isPublic(sender: { readonly class: string }): boolean {
  return publicClasses.includes(sender.class);
}

function typeFigure(input: CardInput, type: string): Figure {
  const { reports, byIncidentType } = input.counts.stream;
  return {
    part: "fitted",
    metric: `incidentType.${type}`,
    title: `Type ${type}`,
    unit: "share",
    target: quotient(input, `incidentType.${type}`, "reports.total"),
    tolerance: { kind: "relative", size: 0.1 },
    observed: shareOf(byIncidentType[type] ?? 0, reports, "no report"),
    note: null,
  };
}

function filesFigure(input: CardInput): Figure {
  const { reports, files } = input.counts.stream;
  return {
    part: partOfStructure(input),
    metric: "files.perReport",
    title: "Files a report",
    unit: "ratio",
    target: quotient(input, "files.total", "reports.total"),
    tolerance: { kind: "relative", size: 0.03 },
    observed: drawn(files / Math.max(1, reports), reports),
    note: null,
  };
}

/** Volumes, types and files a report. */
export function volumeFigures(input: CardInput): Figure[] {
  const types = incidentTypes.map((type) => typeFigure(input, type));
  return [totalFigure(input), publicFigure(input), filesFigure(input), ...types];
}
