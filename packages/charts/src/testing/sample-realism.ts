import { type CountsDocument, type RealismCard, type RealismRow, syntheticNotice } from "@tipbench/vocabulary";

const kind = { files: 900_000, exactUnique: 430_000, perceptuallyUnique: 290_000 };
const deliveries = { referral: 300_000, informational: 40_000 };

/** Made-up counts of a run of the named strategies. */
export function sampleCounts(strategies: readonly string[], replications: number, days: number): CountsDocument {
  return {
    notice: syntheticNotice,
    replications,
    days,
    stream: {
      reports: 700_000,
      files: 2_040_000,
      senders: [
        {
          name: "provider-001",
          class: "socialFeed",
          reports: 700_000,
          reportsByDay: Array.from({ length: days }, () => Math.round(700_000 / days)),
          withAddressByDay: Array.from({ length: days }, () => Math.round(690_000 / days)),
        },
      ],
      byIncidentType: { possessionManufactureDistribution: 686_000, onlineEnticement: 14_000 },
      byLocationClass: { international: 630_000, usWithState: 35_000, unknown: 35_000 },
      byListedCountry: { IND: 630_000, USA: 35_000 },
      byListedState: { CA: 35_000 },
      filesByKind: { image: kind, video: kind, other: { ...kind, files: 240_000 } },
      reportsWithExactUniqueFile: 520_000,
      reportsWithPerceptuallyUniqueFile: 430_000,
      accounts: { oneIn: 64, accounts: 7_000, reports: 10_000, repeated: 1_900, largest: 31 },
    },
    strategies: strategies.map((name) => ({
      name,
      received: 700_000,
      madeAvailable: 690_000,
      escalated: 1_200,
      deliveries: { federal: deliveries, taskForce: deliveries, foreign: deliveries },
    })),
  };
}

const row: RealismRow = {
  metric: "reports.publicShare",
  title: "Reports of the public",
  unit: "share",
  target: 0.0073,
  source: "calc",
  simulated: 0.0076,
  error: 0.0003,
  tolerance: { kind: "absolute", size: 0.001 },
  errorInTolerances: 0.3,
  within: true,
  reason: null,
  note: null,
};

const fitted: readonly RealismRow[] = [
  row,
  {
    ...row,
    metric: "country.IND",
    title: "Located reports listed under IND",
    target: 0.26,
    simulated: 0.2,
    error: -0.23,
    tolerance: { kind: "relative", size: 0.05 },
    errorInTolerances: -4.6,
    within: false,
    note: "a note <with> letters & signs",
  },
  {
    ...row,
    metric: "providers.submitting",
    title: "Providers that reported",
    unit: "providers",
    target: 247,
    simulated: 120,
    error: -127,
    tolerance: { kind: "absolute", size: 0.5 },
    errorInTolerances: -254,
    within: null,
    reason: "7 of 365 days: half of all providers send a report a week or fewer",
  },
];

const unpredicted: RealismRow = {
  ...row,
  metric: "taskForce.arrests",
  title: "Arrests",
  unit: "count",
  target: 10_800,
  simulated: null,
  error: null,
  tolerance: null,
  errorInTolerances: null,
  within: null,
  reason: "agencies open cases by an assumed capacity, and arrests are a share of those",
};

/** A made-up realism card with a row of each verdict. */
export function sampleCard(strategy: string, replications: number, days: number): RealismCard {
  return {
    notice: syntheticNotice,
    scenario: "sample",
    year: 2023,
    days,
    scale: 1,
    replications,
    strategy,
    summary: "1 of 2 fitted figures within tolerance; 1 more cannot be told from this run",
    fitted,
    following: [{ ...row, metric: "location.unknownShare", title: "Location unknown" }],
    notPredicted: [unpredicted],
    patterns: [
      {
        pattern: "bursts",
        title: "Bursts: days with more than 2.5 times a sender's usual reports",
        planted: "provider-004 days 1 to 2",
        found: "none",
        agrees: false,
        reason: null,
      },
    ],
    limits: ["Fit is calibration, not validation."],
  };
}
