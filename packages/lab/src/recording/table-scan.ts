import { createHash, type Hash } from "node:crypto";
import { type PackedWord, type RecordedPiece, readParts } from "@tipbench/store";
import { signsPerWord, textSigns } from "@tipbench/vocabulary";
import { oneOf } from "../scenario/nearest-name.ts";
import type { ColumnRule } from "./column-rules.ts";
import { faultyRows, fillCodes } from "./recorded-values.kernel.ts";
import type { RecordedFiles } from "./recording.ts";
import { type FaultKind, placesIn, type RecordingFaults, shownRows } from "./recording-faults.ts";

/** Columns of a piece as codes, by name; NaN where a number may not be missing and is. */
export type PieceCodes = ReadonlyMap<string, Float64Array>;

/** Reads a whole table once: checks every value, hands on its codes piece by piece, and gives a hash of each column. */
export async function scanTable(
  table: string,
  { parts, rules }: RecordedFiles,
  faults: RecordingFaults,
  visit: (codes: PieceCodes, piece: RecordedPiece) => void,
): Promise<readonly string[]> {
  const hashes = rules.map(() => createHash("sha256"));
  for await (const piece of readParts(parts, rules)) {
    const codes = new Map<string, Float64Array>();
    rules.forEach((rule, index) => {
      const values = piece.values[index] ?? new Float64Array(0);
      checkValues(rule, values, piece, faults);
      codes.set(rule.name, hashed(rule, values, hashes[index]));
    });
    visit(codes, piece);
  }
  return rules.map(({ name }, index) => `${table}.${name}=${hashes[index]?.digest("hex")}`).sort();
}

function hashed({ codes, missing }: ColumnRule, values: Float64Array, hash: Hash | undefined): Float64Array {
  const out = new Float64Array(values.length);
  fillCodes(values, codes, missing ?? Number.NaN, 0, out);
  hash?.update(new Uint8Array(out.buffer));
  return out;
}

const firstRows = new Uint32Array(shownRows);

function checkValues(rule: ColumnRule, values: Float64Array, piece: RecordedPiece, faults: RecordingFaults): void {
  const count = faultyRows(values, rule.least, rule.most, Number(rule.missing !== null), firstRows);
  if (count === 0) return;
  faults.note(valueFault(rule), count, placesIn(piece, firstRows, count));
}

function valueFault({ name, unit, labels, packed, least, most, missing }: ColumnRule): FaultKind {
  if (packed) return textFault(packed);
  const mayMiss = missing === null ? "" : ", or null";
  const isSender = unit === "provider";
  return {
    code: isSender ? "unknown-provider" : "value-out-of-range",
    column: name,
    message: (rows) =>
      isSender
        ? `${rowsOf(rows)} from a provider that the scenario does not have.`
        : `${rowsOf(rows)} of ${name} with a value that cannot stand there.`,
    expected: (labels ? oneOf("", labels) : `a whole number from ${least} to ${most}`) + mayMiss,
    fix: isSender
      ? "name providers as the scenario's senders are named"
      : "correct the values, or leave the column out",
  };
}

function textFault({ of, words }: PackedWord): FaultKind {
  return {
    code: "value-out-of-range",
    column: of,
    message: (rows) => `${rowsOf(rows)} of ${of} with a text that cannot stand there.`,
    expected: `at most ${words * signsPerWord} signs of ${textSigns.join("")}, or null`,
    fix: "correct the texts, or leave the column out",
  };
}

/** A number of rows in words. */
export function rowsOf(rows: number): string {
  return rows === 1 ? "1 row" : `${rows} rows`;
}
