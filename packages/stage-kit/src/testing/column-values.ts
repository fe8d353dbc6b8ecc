import {
  ageBands,
  agencyKinds,
  annotations,
  answers,
  type ColumnSchema,
  classifications,
  fileKinds,
  InvariantError,
  incidentTypes,
  labelFlags,
  labelTypes,
  priorities,
  relevances,
  signsPerWord,
  textSigns,
} from "@tipbench/vocabulary";
import fc from "fast-check";
import type { ReferenceTables } from "../reference-tables.ts";

const anyByte = 255;
const anyWord = 0xffffffff;

/** Mostly one of a few, so that values meet again. */
const key = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 1, max: anyWord }));

/** An address as one word: 240.0.0.0/4, or (top four bits clear) one of 2001:db8::/32; 1 to 4094 in its last 12 bits. */
const address = fc
  .tuple(fc.constantFrom(0xf0000000, 0), fc.oneof(fc.nat(7), fc.nat(0xffff)), fc.integer({ min: 1, max: 4094 }))
  .map(([family, block, host]) => (family | (block << 12) | host) >>> 0);

/** Words of packed text are below this. */
const wordEnd = Array.from({ length: signsPerWord }, () => textSigns.length).reduce((product, base) => product * base);

/** The signs of a word as one number; mostly one of a few names that are near to each other. */
const packedText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1_318_400_000, 1_318_400_001, 1_318_401_600, 205_000_000) },
  fc.integer({ min: 1, max: wordEnd - 1 }),
);

function valuesByUnit(tables: ReferenceTables): Readonly<Record<string, fc.Arbitrary<number>>> {
  return {
    key,
    "packed text": packedText,
    address,
    seconds: fc.nat(86_400),
    provider: fc.oneof(fc.nat(2), fc.nat(anyByte)),
    incidentTypes: fc.nat(incidentTypes.length - 1),
    "0 or 1": fc.nat(1),
    "bits of annotations": fc.nat((1 << annotations.length) - 1),
    "bits of labelTypes": fc.integer({ min: 1, max: (1 << (labelTypes.length - 1)) - 1 }).map((bits) => bits << 1),
    "bits of labelFlags": fc.nat((1 << labelFlags.length) - 1),
    ageBands: fc.integer({ min: 1, max: ageBands.length - 1 }),
    port: fc.integer({ min: 1, max: 65_535 }),
    answers: fc.integer({ min: 1, max: answers.length - 1 }),
    country: fc.integer({ min: 1, max: tables.agencyOfCountry.length - 1 }),
    state: fc.integer({ min: 1, max: tables.agencyOfState.length - 1 }),
    reports: fc.nat(anyByte),
    times: fc.nat(anyByte),
    files: fc.nat(anyByte),
    days: fc.nat(3650),
    events: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 1000 })),
    fileKinds: fc.nat(fileKinds.length - 1),
    classifications: fc.integer({ min: 1, max: classifications.length - 1 }),
    relevances: fc.integer({ min: 1, max: relevances.length - 1 }),
    row: fc.nat(1000),
    agency: fc.integer({ min: 1, max: tables.agencies.length - 1 }),
    agencyKinds: fc.integer({ min: 1, max: agencyKinds.length - 1 }),
    priorities: fc.integer({ min: 1, max: priorities.length - 1 }),
    cases: fc.oneof(fc.nat(4), fc.nat(1000)),
    items: fc.nat(anyByte),
  };
}

/** Values of a column by the unit of its schema, "missing" among them. A unit that nobody has met throws InvariantError. */
export function columnValues({ unit, missing }: ColumnSchema, tables: ReferenceTables): fc.Arbitrary<number> {
  const present = valuesByUnit(tables)[unit];
  if (!present) throw new InvariantError(`the laws have no values for columns in "${unit}"`);
  return missing === null ? present : fc.oneof(fc.constant(missing), { weight: 2, arbitrary: present });
}
