import {
  type CountsDocument,
  type Manifest,
  providerClasses,
  type SenderCounts,
  syntheticNotice,
} from "@tipbench/vocabulary";
import { publishedFigures, publishedTables } from "@tipbench/world";

const days = 365;
const figures = publishedFigures(2023);
const tables = publishedTables(2023);
const figure = (metric: string): number => figures.get(metric)?.value ?? Number.NaN;
const total = figure("reports.total");

function sender(name: string, reports: number): SenderCounts {
  const each = Array.from(
    { length: days },
    (_, day) => Math.round((reports * (day + 1)) / days) - Math.round((reports * day) / days),
  );
  const own = providerClasses.find((known) => known === name) ?? "socialFeed";
  return {
    name,
    class: own,
    reports,
    reportsByDay: each,
    withAddressByDay: each.map((count) => Math.round(0.9 * count)),
  };
}

function senders(): SenderCounts[] {
  const ofPublic = figure("reports.public");
  const providers = tables.providerReports.map((reports, at) =>
    sender(`provider-${String(at + 1).padStart(3, "0")}`, reports),
  );
  return [...providers, sender("publicForm", ofPublic - 1000), sender("telephone", 600), sender("foreignHotline", 400)];
}

const kind = (files: number, of: string) => ({
  files,
  exactUnique: files * figure(`files.exactUniqueShare.${of}`),
  perceptuallyUnique: files * figure(`files.perceptuallyUniqueShare.${of}`),
});

const delivered = (to: string) => ({
  referral: figure(`deliveries.${to}.actionable`),
  informational: figure(`deliveries.${to}.informational`),
});

/** Counts of a national year in which every figure is exactly as published. */
export function publishedCounts(): CountsDocument {
  const [listed, noState, none] = ["location.usListed", "us.noState", "location.noCountryListed"].map(figure);
  const related = figure("location.usRelated") - (listed ?? 0);
  const deliveries = {
    federal: delivered("federal"),
    taskForce: delivered("taskForce"),
    foreign: delivered("international"),
  };
  const all = Object.values(deliveries).reduce((sum, { referral, informational }) => sum + referral + informational, 0);
  return {
    notice: syntheticNotice,
    replications: 1,
    days,
    stream: {
      reports: total,
      files: figure("files.total"),
      senders: senders(),
      byIncidentType: Object.fromEntries(tables.incidentTypeReports),
      byLocationClass: {
        international: total - (none ?? 0) - (listed ?? 0),
        usWithState: figure("location.usListedWithState"),
        usWithoutState: noState ?? 0,
        noCountryUsRelated: related,
        unknown: (none ?? 0) - related,
      },
      byListedCountry: Object.fromEntries(tables.countries.map(({ iso3, reports }) => [iso3, reports])),
      byListedState: Object.fromEntries(tables.states.map(({ name, reports }) => [name, reports])),
      filesByKind: {
        image: kind(figure("files.images"), "images"),
        video: kind(figure("files.videos"), "videos"),
        other: { files: figure("files.other"), exactUnique: 0, perceptuallyUnique: 0 },
      },
      reportsWithExactUniqueFile: total * figure("reports.withExactUniqueFileShare"),
      reportsWithPerceptuallyUniqueFile: total * figure("reports.withPerceptuallyUniqueFileShare"),
      accounts: { oneIn: 64, accounts: 55_000, reports: 100_000, repeated: 12_000, largest: 300 },
    },
    strategies: [
      {
        name: "baseline",
        received: total,
        madeAvailable: all / figure("deliveries.perReport"),
        escalated: figure("escalations.urgent"),
        deliveries,
        labels: { files: figure("files.labelled"), addedToList: figure("hashList.addedPerYear") },
      },
    ],
  };
}

/** The manifest of a run of a national year, first strategy as 2023 is assumed to have been. */
export function publishedManifest(scenario: Readonly<Record<string, unknown>> = {}): Omit<Manifest, "content"> {
  const stage = (use: string) => ({ use, options: {} });
  return {
    tool: "tipbench",
    notice: syntheticNotice,
    version: "0.1.0",
    name: "as-published",
    question: "Is it as published?",
    scenario: { year: 2023, scale: 1, ...scenario },
    seed: "seed",
    replications: 1,
    days,
    strategies: [
      { name: "baseline", dedup: stage("none"), triage: stage("published-rules"), routing: stage("address-only") },
    ],
    primary: [],
    agencies: [],
    startDate: "2023-01-01",
  };
}
