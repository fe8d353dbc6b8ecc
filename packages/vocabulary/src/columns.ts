import { annotations, labelFlags, labelTypes } from "./codes.ts";

/** How a column is stored; a table of columns knows nothing else about its values. */
export interface ColumnSchema {
  readonly array: "u8" | "u32" | "i32";
  /** One row a report (of what an agency assesses: a row an item), or one row a file (addressed by the batch's `fileOffsets`). */
  readonly of: "report" | "file";
  /** Unit or code book of the values. */
  readonly unit: string;
  /** The value that stands for "missing"; null: never missing. At the edges of the program it becomes `null`. */
  readonly missing: number | null;
  readonly doc: string;
}

const u8 = (unit: string, missing: number | null, doc: string) =>
  ({ array: "u8", of: "report", unit, missing, doc }) as const;
const u32 = (unit: string, missing: number | null, doc: string) =>
  ({ array: "u32", of: "report", unit, missing, doc }) as const;
const file8 = (unit: string, missing: number | null, doc: string) =>
  ({ array: "u8", of: "file", unit, missing, doc }) as const;
const file32 = (unit: string, missing: number | null, doc: string) =>
  ({ array: "u32", of: "file", unit, missing, doc }) as const;
const i32 = (unit: string, missing: number | null, doc: string) =>
  ({ array: "i32", of: "report", unit, missing, doc }) as const;

const addressWords =
  "one word: with the top four bits set an IPv4 address of 240.0.0.0/4, with them clear 2001:db8:HIGH:LOW::1 of its two halves";

/** What a stage may read of a report. Seconds count from the scenario's start (UTC) and can be negative before it. */
export const reportColumns = {
  reportId: u32("key", null, "the report's identifier; carries no order"),
  receivedAtSeconds: i32(
    "seconds",
    null,
    "time of receipt, from 00:00 UTC of the start date (before it: negative); rows are in its order",
  ),
  incidentAtSeconds: i32(
    "seconds",
    null,
    "time of the incident as the provider states it, counted like the time of receipt",
  ),
  provider: u8("provider", null, "which provider sent it"),
  incidentType: u8("incidentTypes", null, "type as stated by the provider"),
  providerEscalation: u8("0 or 1", null, "the provider asked for high priority"),
  annotations: u8(
    "bits of annotations",
    null,
    `presence flags set by the provider, from the lowest bit: ${annotations.join(", ")}`,
  ),
  accountKey: u32("key", 0, "account at the provider"),
  emailKey: u32("key", 0, "e-mail address"),
  phoneKey: u32("key", 0, "telephone number"),
  deviceKey: u32("key", 0, "device"),
  handleKey: u32("key", 0, "screen name"),
  accountAddress: u32("address", 0, `address of the account event (login), ${addressWords}`),
  accountAddressPort: u32("port", 0, "source port of the account event"),
  accountAddressAgeSeconds: u32("seconds", 0, "how long before receipt the account event was; 1 or more"),
  accountAddressProxy: u8("answers", 0, "the provider's proxy flag on the account event"),
  fileAddress: u32("address", 0, `address of the file event (upload), ${addressWords}`),
  fileAddressPort: u32("port", 0, "source port of the file event"),
  fileAddressAgeSeconds: u32("seconds", 0, "how long before receipt the file event was; 1 or more"),
  fileAddressProxy: u8("answers", 0, "the provider's proxy flag on the file event"),
  statedCountry: u8("country", 0, "country that the provider states"),
  statedState: u8("state", 0, "US state that the provider states"),
  statedVerified: u8("answers", 0, "whether the stated place was verified"),
  priorReports: u8("reports", null, "earlier reports on the account that the provider knows of, 255 at most"),
  retentionDays: u32("days", null, "how long the provider keeps the account's data"),
  primaryHash: u32("key", 0, "exact hash of the first file, as the report gives it; a batched one does not"),
  marked: u8("answers", 0, "the provider's viral or meme mark on the first file"),
  fileCount: u8("files", null, "number of files"),
  hashOnly: u8("0 or 1", null, "the files' hashes were sent in place of the files"),
  batched: u8("0 or 1", null, "a batched submission of viral content"),
  batchedEvents: u32("events", null, "events in the submission; 1 unless it is batched"),
} as const satisfies Record<string, ColumnSchema>;

/** What a stage may read of a report's files. */
export const fileColumns = {
  fileHash: file32("key", null, "exact hash"),
  perceptualHash0: file32("key", null, "word 0 of the perceptual hash; words 0 and 1 are the 64-bit hash"),
  perceptualHash1: file32("key", null, "word 1 of the perceptual hash; words 0 and 1 are the 64-bit hash"),
  perceptualHash2: file32("key", null, "word 2 of the perceptual hash"),
  perceptualHash3: file32("key", null, "word 3 of the perceptual hash"),
  perceptualHash4: file32("key", null, "word 4 of the perceptual hash"),
  perceptualHash5: file32("key", null, "word 5 of the perceptual hash"),
  perceptualHash6: file32("key", null, "word 6 of the perceptual hash"),
  perceptualHash7: file32("key", null, "word 7 of the perceptual hash"),
  fileKind: file8("fileKinds", null, "image, video or other"),
  fileViewed: file8("answers", 0, "whether a person at the provider viewed the whole file, as it says"),
  filePublic: file8("answers", 0, "the whole file was open to users of the service"),
  fileMarked: file8("answers", 0, "the provider's viral or meme mark"),
  fileGenerativeAi: file8("answers", 0, "the provider's mark of generative AI"),
  fileClassification: file8("classifications", 0, "the industry's classification"),
  fileRelevance: file8("relevances", 0, "whether the file is what is reported, or beside it"),
} as const satisfies Record<string, ColumnSchema>;

const handleWord = (word: string) =>
  u32(
    "packed text",
    0,
    `${word} six signs of the screen name, without the mark of synthetic ones, packed as textSigns says`,
  );

/** Text as words, which is made only where a stage reads it. A screen name has 18 signs at most. */
export const packedTextColumns = {
  handleText0: handleWord("the first"),
  handleText1: handleWord("the next"),
  handleText2: handleWord("the last"),
} as const satisfies Record<string, ColumnSchema>;

/** What the house adds before the stages of a tick run. */
export const matchColumns = {
  matchKnown: u8("files", null, "files of the report whose exact hash is on the known list"),
  matchFrequent: u8("times", null, "earlier sightings of the first file's exact hash in this run, 255 at most"),
} as const satisfies Record<string, ColumnSchema>;

/** Filled on triage's second occasion, when an analyst has labelled files of the report that nobody had known; before, all of them are 0. */
export const labelColumns = {
  labelledFiles: u8("files", null, "files of the report that an analyst labelled; 0 on receipt"),
  labelledTypes: u8("bits of labelTypes", null, `what they are, a bit each from the lowest: ${labelTypes.join(", ")}`),
  labelledAge: u8("ageBands", 0, "the lowest age band among those that are relevant"),
  labelledFlags: u8(
    "bits of labelFlags",
    null,
    `flags that any of them has, from the lowest bit: ${labelFlags.join(", ")}`,
  ),
} as const satisfies Record<string, ColumnSchema>;

/** Added by dedup before triage and routing run. */
export const bundleColumns = {
  bundleRow: u32("row", null, "first row of the bundle that the report is in; its own row where it is alone"),
} as const satisfies Record<string, ColumnSchema>;

/** All that a stage can name in `reads`. */
export const stageColumns = {
  ...reportColumns,
  ...fileColumns,
  ...packedTextColumns,
  ...matchColumns,
  ...labelColumns,
  ...bundleColumns,
} as const;
export type StageColumn = keyof typeof stageColumns;

/**
 * All that an assessment stage can name in `reads`: what an agency sees of an item that it has handled. Rows are the items of a tick in
 * the order in which they were handled; what is counted at an agency is as it was when the tick began.
 */
export const assessmentColumns = {
  bundleRow: u32(
    "row",
    null,
    "first row of the item's bundle, by which it is named; several agencies can have one item",
  ),
  agency: u32("agency", null, "the agency that assesses"),
  agencyKind: u8("agencyKinds", null, "kind of that agency"),
  priority: u8("priorities", null, "the item's priority, as the house handled it"),
  urgent: u8("0 or 1", null, "it was delivered as urgent"),
  incidentType: u8("incidentTypes", null, "type of the item's first report, as stated by the provider"),
  fileCount: u8("files", null, "number of files of the item's first report"),
  unviewedFiles: u8("0 or 1", null, "it holds files that no person at the provider viewed"),
  waitSeconds: u32("seconds", null, "time at the agency's desk until it was handled"),
  ageSeconds: u32("seconds", null, "time since receipt of the item's first report"),
  secondsToExpiry: i32("seconds", null, "time until the evidence may be gone; negative where it has lapsed"),
  openCases: u32("cases", null, "cases open at the agency when the tick began"),
  caseCapacity: u32("cases", null, "cases that the agency's investigators can hold at once"),
  place: u32(
    "items",
    null,
    "items of the same agency that stand before this one in the tick, whatever becomes of them",
  ),
} as const satisfies Record<string, ColumnSchema>;
export type AssessmentColumn = keyof typeof assessmentColumns;

/** Ground truth, beside the columns. No stage can name these. */
export const truthColumns = {
  event: u32("event", null, "the latent event; several reports can be of one"),
  incident: u32("event", null, "first event of the incident"),
  subject: u32("subject", null, "the account holder"),
  providerClass: u8("providerClasses", null, "class of the provider"),
  grade: u8("grades", null, "truth of urgency"),
  leadAgency: u32("agency", 0, "the agency that has jurisdiction"),
  secondAgency: u32("agency", 0, "another agency with standing"),
  actionable: u8("0 or 1", null, "there is enough to act on"),
  personError: u8("personErrors", null, "how the report is wrong about a person"),
  trueType: u8("incidentTypes", null, "type of the incident, whatever the provider states"),
  homePlace: u32("place", null, "place of the subject's home: a country, or a US task force area"),
} as const satisfies Record<string, ColumnSchema>;
export type TruthColumn = keyof typeof truthColumns;

interface ArrayOf {
  u8: Uint8Array;
  u32: Uint32Array;
  i32: Int32Array;
}

/** The typed array of each column of a schema. */
export type Columns<S extends Record<string, ColumnSchema>> = { readonly [K in keyof S]: ArrayOf[S[K]["array"]] };
export type StageColumns = Columns<typeof stageColumns>;
export type AssessmentColumns = Columns<typeof assessmentColumns>;
export type TruthColumns = Columns<typeof truthColumns>;
