import type { StageBatch } from "@tipbench/stage-kit";
import { incidentTypes, pressureBits, recentFlag, yes } from "@tipbench/vocabulary";
import { irrelevantOnly } from "./codes.ts";
import { contactTypes } from "./contact-types.ts";

/** What a report is judged by, a bit each from the lowest: types, flags, what is known of its files and its sender, and what an analyst wrote. */
export const riskSigns = [
  "onlineEnticement",
  "trafficking",
  "molestation",
  "escalation",
  "escalationOfContact",
  "pressure",
  "pressureOfContact",
  "marked",
  "known",
  "frequent",
  "fileless",
  "nameless",
  "priorReports",
  "batched",
  "labelled",
  "recent",
  "irrelevant",
] as const;
export type RiskSign = (typeof riskSigns)[number];

/** The columns that signs are read from. */
export const signColumns = [
  "incidentType",
  "providerEscalation",
  "annotations",
  "marked",
  "fileCount",
  "matchKnown",
  "matchFrequent",
  "accountKey",
  "emailKey",
  "phoneKey",
  "priorReports",
  "batched",
  "labelledFiles",
  "labelledTypes",
  "labelledFlags",
] as const;
export type SignColumn = (typeof signColumns)[number];

const bitOf = (sign: RiskSign): number => riskSigns.indexOf(sign);

/** The sign of each incident type, 0 for those without contact. */
const signOfType = Uint8Array.from(incidentTypes, (type) => {
  const contact = contactTypes.find((one) => one === type);
  return contact === undefined ? 0 : 1 << bitOf(contact);
});

const escalation = bitOf("escalation");
const pressure = bitOf("pressure");
const marked = bitOf("marked");
const known = bitOf("known");
const frequent = bitOf("frequent");
const fileless = bitOf("fileless");
const nameless = bitOf("nameless");
const priorReports = bitOf("priorReports");
const batched = bitOf("batched");
const labelled = bitOf("labelled");
const recent = bitOf("recent");
const irrelevant = bitOf("irrelevant");

/** Signs of contact, of a mark or irrelevant files, and of recent files. */
export const contactSigns = signOfType.reduce((bits, sign) => bits | sign);
export const idleSigns = (1 << marked) | (1 << irrelevant);
export const recentSign = 1 << recent;

/** The signs of each row, as bits. Same as `riskSigns.map(holds)`, row by row; a sign "of contact" holds in contact types alone. */
export function fillRiskSigns(columns: StageBatch<SignColumn>["columns"], rows: number, signs: Uint32Array): void {
  for (let row = 0; row < rows; row++) {
    const type = signOfType[columns.incidentType[row]!]!;
    const contact = Number(type !== 0);
    const flag = columns.providerEscalation[row]!;
    const pressed = Number((columns.annotations[row]! & pressureBits) !== 0);
    const keys = columns.accountKey[row]! | columns.emailKey[row]! | columns.phoneKey[row]!;
    const files = columns.fileCount[row]!;
    const seen = columns.labelledFiles[row]!;
    const isIrrelevant = Number(seen === files) & Number(columns.labelledTypes[row] === irrelevantOnly);
    signs[row] =
      type |
      ((flag | ((flag & contact) << 1)) << escalation) |
      ((pressed | ((pressed & contact) << 1)) << pressure) |
      (Number(columns.marked[row] === yes) << marked) |
      (Number(columns.matchKnown[row] !== 0) << known) |
      (Number(columns.matchFrequent[row] !== 0) << frequent) |
      (Number(files === 0) << fileless) |
      (Number(keys === 0) << nameless) |
      (Number(columns.priorReports[row] !== 0) << priorReports) |
      (columns.batched[row]! << batched) |
      (Number(seen !== 0) << labelled) |
      (Number((columns.labelledFlags[row]! & recentFlag) !== 0) << recent) |
      (isIrrelevant << irrelevant);
  }
}
