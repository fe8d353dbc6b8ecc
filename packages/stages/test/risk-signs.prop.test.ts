import { annotations, incidentTypes, labelTypes } from "@tipbench/vocabulary";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fillRiskSigns, type RiskSign, riskSigns, type SignColumn, signColumns } from "../src/risk-signs.kernel.ts";
import { type RiskWeights, weightList } from "../src/risk-weights.ts";
import { fillSignScores, scoreSigns, signScores } from "../src/sign-scores.kernel.ts";

type Row = Readonly<Record<SignColumn, number>>;

const few = fc.nat(2);
const key = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 0xffffffff }));
const report: fc.Arbitrary<Row> = fc.record({
  incidentType: fc.nat(incidentTypes.length - 1),
  providerEscalation: fc.nat(1),
  annotations: fc.nat((1 << annotations.length) - 1),
  marked: few,
  fileCount: few,
  matchKnown: few,
  matchFrequent: few,
  accountKey: key,
  emailKey: key,
  phoneKey: key,
  priorReports: few,
  batched: fc.nat(1),
  labelledFiles: few,
  labelledTypes: fc.nat((1 << labelTypes.length) - 1),
  labelledFlags: fc.nat(7),
});

const columnsOf = (rows: readonly Row[]) => {
  const bytes = (name: SignColumn): Uint8Array => Uint8Array.from(rows, (row) => row[name]);
  const words = (name: SignColumn): Uint32Array => Uint32Array.from(rows, (row) => row[name]);
  return {
    ...{ incidentType: bytes("incidentType"), providerEscalation: bytes("providerEscalation") },
    ...{ annotations: bytes("annotations"), marked: bytes("marked"), fileCount: bytes("fileCount") },
    ...{ matchKnown: bytes("matchKnown"), matchFrequent: bytes("matchFrequent"), accountKey: words("accountKey") },
    ...{ emailKey: words("emailKey"), phoneKey: words("phoneKey"), priorReports: bytes("priorReports") },
    ...{ batched: bytes("batched"), labelledFiles: bytes("labelledFiles") },
    ...{ labelledTypes: bytes("labelledTypes"), labelledFlags: bytes("labelledFlags") },
  };
};

/** Each sign as one reads it. */
const holds: Readonly<Record<RiskSign, (row: Row) => boolean>> = {
  onlineEnticement: (row) => incidentTypes[row.incidentType] === "onlineEnticement",
  trafficking: (row) => incidentTypes[row.incidentType] === "trafficking",
  molestation: (row) => incidentTypes[row.incidentType] === "molestation",
  escalation: (row) => row.providerEscalation === 1,
  escalationOfContact: (row) => isContact(row) && row.providerEscalation === 1,
  pressure: (row) => isPressed(row),
  pressureOfContact: (row) => isContact(row) && isPressed(row),
  marked: (row) => row.marked === 2,
  known: (row) => row.matchKnown > 0,
  frequent: (row) => row.matchFrequent > 0,
  fileless: (row) => row.fileCount === 0,
  nameless: (row) => row.accountKey === 0 && row.emailKey === 0 && row.phoneKey === 0,
  priorReports: (row) => row.priorReports > 0,
  batched: (row) => row.batched === 1,
  labelled: (row) => row.labelledFiles > 0,
  recent: (row) => row.labelledFlags % 2 === 1,
  irrelevant: (row) => row.labelledFiles === row.fileCount && row.labelledTypes === 2,
};
const isContact = (row: Row): boolean => row.incidentType >= 1 && row.incidentType <= 3;
const isPressed = (row: Row): boolean =>
  (["sextortion", "sadisticExploitation"] as const).some(
    (note) => (row.annotations >> annotations.indexOf(note)) % 2 === 1,
  );

const signsOf = (rows: readonly Row[]): Uint32Array => {
  const signs = new Uint32Array(rows.length);
  fillRiskSigns(columnsOf(rows), rows.length, signs);
  return signs;
};

test("the loop finds the signs that one reads", () => {
  fc.assert(
    fc.property(fc.array(report, { maxLength: 20 }), (rows) => {
      const found = [...signsOf(rows)].map((bits) => riskSigns.filter((_, sign) => (bits >> sign) % 2 === 1));
      expect(found).toEqual(rows.map((row) => riskSigns.filter((sign) => holds[sign](row))));
    }),
  );
});

test("every column of the signs matters to one", () => {
  const plain: Row = { ...Object.fromEntries(signColumns.map((name) => [name, 0])), fileCount: 2 } as Row;
  const other: Partial<Row> = { annotations: 1, incidentType: 1, marked: 2, labelledFlags: 1, fileCount: 0 };
  const ofLabels: Partial<Row> = { labelledFiles: 2, labelledTypes: 2 };
  for (const name of signColumns) {
    const base = name.startsWith("labelled") ? { ...plain, ...ofLabels } : plain;
    const changed = { ...base, [name]: base[name] === 2 ? 0 : (other[name] ?? 1) };
    expect(signsOf([changed])[0], name).not.toBe(signsOf([base])[0]);
  }
});

test("a score is the logistic of the intercept and the weights of the signs", () => {
  const weight = fc.double({ min: -5, max: 5, noNaN: true });
  const weights: fc.Arbitrary<RiskWeights> = fc.record({
    intercept: weight,
    signs: fc.dictionary(fc.constantFrom(...riskSigns), weight),
  });
  fc.assert(
    fc.property(weights, fc.array(report, { maxLength: 20 }), (own, rows) => {
      const scores = signScores();
      fillSignScores(weightList(own), scores);
      const score = new Float32Array(rows.length);
      scoreSigns(scores, signsOf(rows), rows.length, score);
      rows.forEach((row, at) => {
        const held = riskSigns.filter((sign) => holds[sign](row));
        const sum = held.reduce((total, sign) => total + (own.signs[sign] ?? 0), own.intercept);
        expect(score[at]).toBeCloseTo(1 / (1 + Math.exp(-sum)), 5);
      });
    }),
  );
});
