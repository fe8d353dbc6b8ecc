import type { PublishedFigure } from "@tipbench/world";
import type { CardInput } from "./card-input.ts";
import type { Figure, Observation } from "./judge.ts";
import { shareOf } from "./observations.ts";
import { computed, partOfStructure, published, quotient } from "./targets.ts";

const largestCountries = 20;
const largestStates = 10;
const fivePerCent = { kind: "relative", size: 0.05 } as const;
const fourTenths = { kind: "absolute", size: 0.004 } as const;

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Whether the lists by country and state are of the scenario's year. */
function hasLists({ figures }: CardInput): boolean {
  return figures.has("location.usListed");
}

function listFigures(
  names: readonly { readonly name: string; readonly reports: number }[],
  count: number,
  figure: (name: string, target: number) => Figure,
): Figure[] {
  const total = names.reduce((all, { reports }) => all + reports, 0);
  const largest = [...names].sort((a, b) => b.reports - a.reports).slice(0, count);
  return largest.map(({ name, reports }) => figure(name, reports / total));
}

function countryFigures({ counts, tables }: CardInput): Figure[] {
  const { byListedCountry } = counts.stream;
  const located = sum(byListedCountry);
  const names = tables.countries.map(({ iso3, reports }) => ({ name: iso3, reports }));
  return listFigures(names, largestCountries, (name, target) => ({
    part: "fitted",
    metric: `country.${name}`,
    title: `Located reports: ${name}`,
    unit: "share",
    target: { value: target, source: "CTRY" },
    tolerance: fivePerCent,
    observed: shareOf(byListedCountry[name] ?? 0, located, "no report with a country"),
    note: null,
  }));
}

function stateFigures({ counts, tables }: CardInput): Figure[] {
  const { byListedState } = counts.stream;
  const inStates = sum(byListedState);
  return listFigures(tables.states, largestStates, (name, target) => ({
    part: "fitted",
    metric: `state.${name}`,
    title: `Reports with a US state: ${name}`,
    unit: "share",
    target: { value: target, source: "STATE" },
    tolerance: fivePerCent,
    observed: shareOf(byListedState[name] ?? 0, inStates, "no report with a US state"),
    note: null,
  }));
}

const twoSources =
  "4.48 % are related to the US by the transparency report and 3.13 % are listed under it by the country list; the five classes tell the two apart";

/** Shares of the five classes, from the margins of both publications. */
function classTargets(input: CardInput): Readonly<Record<string, PublishedFigure | null>> {
  const listed = ["location.usListed", "location.noCountryListed", "location.usRelated", "reports.total"];
  return {
    international: computed(input, listed, (us = 0, none = 0, _, all = 1) => (all - none - us) / all),
    usWithState: quotient(input, "location.usListedWithState", "reports.total"),
    usWithoutState: quotient(input, "us.noState", "reports.total"),
    noCountryUsRelated: computed(input, listed, (us = 0, _, related = 0, all = 1) => (related - us) / all),
    unknown: computed(input, listed, (us = 0, none = 0, related = 0, all = 1) => (none - related + us) / all),
  };
}

const classTitles: Readonly<Record<string, string>> = {
  international: "Listed abroad",
  usWithState: "Listed in the US with a state",
  usWithoutState: "Listed in the US without a state",
  noCountryUsRelated: "No country, but related to the US",
  unknown: "No location at all",
};

function classFigures(input: CardInput): Figure[] {
  const { reports, byLocationClass } = input.counts.stream;
  return Object.entries(classTargets(input)).map(([name, target]) => ({
    part: "fitted",
    metric: `locationClass.${name}`,
    title: classTitles[name] ?? name,
    unit: "share",
    target,
    tolerance: fourTenths,
    observed: shareOf(byLocationClass[name] ?? 0, reports, "no report"),
    note: name === "usWithState" || name === "noCountryUsRelated" ? twoSources : null,
  }));
}

/** The share of reports in any of some location classes. */
function classShare({ counts }: CardInput, names: readonly string[]): Observation {
  const { reports, byLocationClass } = counts.stream;
  return shareOf(
    names.reduce((total, name) => total + (byLocationClass[name] ?? 0), 0),
    reports,
    "no report",
  );
}

function marginFigure(input: CardInput, metric: string, title: string, classes: readonly string[], note: string) {
  const figure: Figure = {
    part: "following",
    metric,
    title,
    unit: "share",
    target: published(input, metric),
    tolerance: fourTenths,
    observed: classShare(input, classes),
    note,
  };
  return figure;
}

function marginFigures(input: CardInput): Figure[] {
  const related = ["usWithState", "usWithoutState", "noCountryUsRelated"];
  const { byLocationClass } = input.counts.stream;
  const { usWithState = 0, usWithoutState = 0 } = byLocationClass;
  const noState: Figure = {
    part: partOfStructure(input),
    metric: "us.noStateShare",
    title: "Listed in the US: without a state",
    unit: "share",
    target: quotient(input, "us.noState", "location.usListed"),
    tolerance: { kind: "absolute", size: 0.02 },
    observed: shareOf(usWithoutState, usWithState + usWithoutState, "no report listed in the US"),
    note: null,
  };
  const other = "by the transparency report; the country list gives slightly another figure, and both cannot be met";
  return [
    noState,
    marginFigure(input, "location.internationalShare", "International", ["international"], other),
    marginFigure(input, "location.usRelatedShare", "Related to the US", related, twoSources),
    marginFigure(input, "location.unknownShare", "Location unknown", ["unknown"], other),
    {
      ...marginFigure(input, "location.usListedShare", "Listed under the US", ["usWithState", "usWithoutState"], ""),
      target: quotient(input, "location.usListed", "reports.total"),
      note: twoSources,
    },
  ];
}

/** Where reports are listed: countries, states, location classes. */
export function placeFigures(input: CardInput): Figure[] {
  const lists = hasLists(input) ? [...countryFigures(input), ...stateFigures(input)] : [];
  return [...classFigures(input), ...marginFigures(input), ...lists];
}
