import type { DeliveryCounts, StrategyCounts } from "@tipbench/vocabulary";
import type { PublishedFigure } from "@tipbench/world";
import type { CardInput } from "./card-input.ts";
import type { Figure, Observation } from "./judge.ts";
import { missing, shareOf, unless } from "./observations.ts";
import { computed, fittedYear, partOfStructure, quotient } from "./targets.ts";

type Kind = keyof StrategyCounts["deliveries"];
/** Names of the kinds in `yearly.csv`, and in titles. */
const kinds: Readonly<Record<Kind, readonly [published: string, title: string]>> = {
  foreign: ["international", "abroad"],
  taskForce: ["taskForce", "to task forces"],
  federal: ["federal", "to federal agencies"],
};
const kindNames: readonly Kind[] = ["foreign", "taskForce", "federal"];
const allPublished = kindNames.flatMap((kind) => {
  const [name] = kinds[kind];
  return [`deliveries.${name}.actionable`, `deliveries.${name}.informational`];
});
const changedRule = "2.9, 44.9 and 26.2 % in 2021, 2022 and 2023: a change of rule that no structure predicts";
const localLeft = "the few deliveries straight to local agencies (0.01 %) are left out";

const deliveriesOf = ({ referral, informational }: DeliveryCounts): number => referral + informational;

/** The first strategy's counts. */
function firstCounts({ counts, scenario }: CardInput): StrategyCounts | null {
  return counts.strategies.find(({ name }) => name === scenario.strategy) ?? null;
}

/** A figure of the first strategy, not to be judged where that one is not as the published deliveries came about. */
export function ofStrategy(input: CardInput, observe: (counts: StrategyCounts) => Observation): Observation {
  const counts = firstCounts(input);
  if (!counts) return missing("the run has no strategy");
  const other = `"${counts.name}" is not what the figure is of: no bundling, published rules, address only`;
  return unless(input.scenario.isAsPublished ? null : other, observe(counts));
}

function kindTarget(input: CardInput, kind: Kind): PublishedFigure | null {
  const [name] = kinds[kind];
  const parts = [`deliveries.${name}.actionable`, `deliveries.${name}.informational`];
  return computed(input, parts, (actionable = 0, informational = 0) => informational / (actionable + informational));
}

function informationalFigure(input: CardInput, kind: Kind): Figure {
  const [name, title] = kinds[kind];
  const isRule = kind === "taskForce";
  const isPredicted = !isRule || input.scenario.year === fittedYear;
  return {
    part: isPredicted ? partOfStructure(input) : "notPredicted",
    metric: `deliveries.${name}.informationalShare`,
    title: `Informational, of deliveries ${title}`,
    unit: "share",
    target: kindTarget(input, kind),
    tolerance: isPredicted ? { kind: "absolute", size: 0.03 } : null,
    observed: ofStrategy(input, ({ deliveries }) => {
      const { informational, referral } = deliveries[kind];
      const share = shareOf(informational, informational + referral, "no such delivery");
      return unless(isPredicted ? null : changedRule, share);
    }),
    note: isRule && isPredicted ? changedRule : null,
  };
}

function mixFigure(input: CardInput, kind: Kind): Figure {
  const [name, title] = kinds[kind];
  const at = 2 * kindNames.indexOf(kind);
  return {
    part: "following",
    metric: `deliveries.${name}.share`,
    title: `Deliveries ${title}`,
    unit: "share",
    target: computed(input, allPublished, (...values) => {
      const total = values.reduce((sum, value) => sum + value, 0);
      return ((values[at] ?? 0) + (values[at + 1] ?? 0)) / total;
    }),
    tolerance: { kind: "relative", size: 0.1 },
    observed: ofStrategy(input, ({ deliveries }) =>
      shareOf(deliveriesOf(deliveries[kind]), totalOf(deliveries), "no delivery"),
    ),
    note: localLeft,
  };
}

function totalOf(deliveries: StrategyCounts["deliveries"]): number {
  return kindNames.reduce((sum, kind) => sum + deliveriesOf(deliveries[kind]), 0);
}

function overallFigure(input: CardInput): Figure {
  return {
    part: partOfStructure(input),
    metric: "deliveries.informationalShare",
    title: "Informational, of all deliveries",
    unit: "share",
    target: computed(input, allPublished, (...values) => {
      const total = values.reduce((sum, value) => sum + value, 0);
      return values.reduce((sum, value, at) => sum + (at % 2 === 1 ? value : 0), 0) / total;
    }),
    tolerance: { kind: "absolute", size: 0.02 },
    observed: ofStrategy(input, ({ deliveries }) => {
      const informational = kindNames.reduce((sum, kind) => sum + deliveries[kind].informational, 0);
      return shareOf(informational, totalOf(deliveries), "no delivery");
    }),
    note: localLeft,
  };
}

function perReportFigure(input: CardInput): Figure {
  return {
    part: partOfStructure(input),
    metric: "deliveries.perReport",
    title: "Deliveries a report",
    unit: "ratio",
    target: input.figures.get("deliveries.perReport") ?? null,
    tolerance: { kind: "absolute", size: 0.003 },
    observed: ofStrategy(input, ({ deliveries, madeAvailable }) => {
      const further = shareOf(totalOf(deliveries) - madeAvailable, madeAvailable, "no report was made available");
      if (further.value === null) return further;
      const value = 1 + further.value;
      return { ...further, value, doubt: (further.doubt * further.value) / value };
    }),
    note: null,
  };
}

function urgentFigure(input: CardInput): Figure {
  return {
    part: partOfStructure(input),
    metric: "escalations.urgentShare",
    title: "Reports escalated as urgent",
    unit: "share",
    target: quotient(input, "escalations.urgent", "reports.total"),
    tolerance: { kind: "absolute", size: 0.0002 },
    observed: ofStrategy(input, ({ escalated, received }) => shareOf(escalated, received, "no report")),
    note: "its split over provider flags and contact types is assumed",
  };
}

/** What the first strategy delivered, to whom and as what. */
export function deliveryFigures(input: CardInput): Figure[] {
  return [
    overallFigure(input),
    ...kindNames.map((kind) => informationalFigure(input, kind)),
    perReportFigure(input),
    urgentFigure(input),
    ...kindNames.map((kind) => mixFigure(input, kind)),
  ];
}
