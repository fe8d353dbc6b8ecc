import { createHash } from "node:crypto";
import { InvariantError } from "@tipbench/vocabulary";

/** A document as the text of its JSON file, keys in the order given. Throws InvariantError for a number that JSON lacks. */
export function renderDocument(document: unknown): string {
  return `${JSON.stringify(document, refuseNonFinite, 2)}\n`;
}

const numberList = /\[\n\s+(-?\d[^[\]{}"]*?)\n\s+\]/g;

/** Like `renderDocument`, with each list of numbers on one line. */
export function renderCompact(document: unknown): string {
  return renderDocument(document).replace(numberList, (_, numbers: string) => `[${numbers.replace(/\s+/g, " ")}]`);
}

/** SHA-256 of a document's logical content: compact JSON with sorted keys. The order of keys has no part in it. */
export function documentHash(document: unknown): string {
  return sha256(JSON.stringify(sorted(document), refuseNonFinite));
}

/** SHA-256 of a text (UTF-8) or of bytes, in hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function refuseNonFinite(key: string, value: unknown): unknown {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  throw new InvariantError(`A document holds ${value} under "${key}"; what cannot be measured is null.`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
