import { addToHash, type ColumnArray, emptyHash, hashText } from "@tipbench/columns";
import type { Key } from "@tipbench/random";
import { channels, type Parameter } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import {
  labeller,
  markKnownAtStart,
  type Period,
  type WorldParameterName,
  type WorldValues,
  worldParameters,
  worldValues,
} from "../src/index.ts";
import { hashesOf, smallWorld, wholeStream } from "./whole-stream.ts";

test.each(Object.entries(worldParameters))(
  "%s is published with a source, assumed with a range that holds it, or a lever at rest",
  (_, { value, range, source, unit, doc }) => {
    expect(Number.isFinite(value)).toBe(true);
    expect(unit).not.toBe("");
    expect(doc).not.toBe("");
    if (range === null) {
      expect(source).toMatch(/^(OJJDP|ESP|CTRY|STATE|calc)/);
      return;
    }
    const [low, high] = range;
    expect(["assumed", "lever"]).toContain(source);
    expect(low).toBeLessThan(high);
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
    if (source === "lever") expect(value).toBe(0);
  },
);

test("values are the defaults but for those that are overridden", () => {
  const names = Object.keys(worldParameters) as WorldParameterName[];
  const values = worldValues({ mobileShare: 0.5 });
  expect(Object.keys(values)).toEqual(names);
  for (const name of names) expect(values[name]).toBe(name === "mobileShare" ? 0.5 : worldParameters[name].value);
});

const usualPeriod = { scale: 0.02, days: 3 };
/** What moves columns of rare incidents alone is looked for among more of them. */
const busyPeriod = { scale: 0.3, days: 1 };
const isRare = (name: string): boolean => /^(escalation|pressure|sadistic|lookAlike)/.test(name);

/** What analysts make of some contents, in reports of every grade, right and wrong about the person: type, age and flags of each. */
function labelsOf(key: Key, values: WorldValues): Uint8Array {
  const label = labeller(key, values, 0);
  const one = { type: 0, age: 0, flags: 0 };
  const reports = [0, 1, 2].flatMap((grade) => [false, true].map((isWrongPerson) => ({ grade, isWrongPerson })));
  return Uint8Array.from({ length: 3000 }, (_, content) => {
    label(content, reports[content % reports.length] ?? { grade: 0, isWrongPerson: false }, one);
    return one.type + 4 * one.age + 32 * one.flags;
  });
}

/**
 * Everything that a world says: its stream, its geolocation table, the channels of its partners, the list of known contents, and what
 * analysts make of contents.
 */
function everythingOf(
  values: Partial<WorldValues>,
  period: Partial<Period> = usualPeriod,
): Readonly<Record<string, string>> {
  const own = { otherUrgentShare: 0.05, contactUrgentShare: 0.28, publicShare: 0.2, prolificShare: 0.05, ...values };
  const world = smallWorld("p4", period, own);
  const known = new Uint8Array(world.source.viral.names);
  markKnownAtStart(world, 8 * known.length, known);
  const hashed = (table: ColumnArray): string => {
    const hash = emptyHash();
    addToHash(hash, table, 0, table.length);
    return hashText(hash);
  };
  const { country, state, agency, hosting, shared } = world.geolocation;
  const channel = Uint8Array.from(world.agencies.agencies, (partner) => channels.indexOf(partner.channel));
  const labels = labelsOf(world.source.keys.label, worldValues(own));
  const tables = { known, country, state, agency: Uint32Array.from(agency), hosting, shared, channel, labels };
  const places = Object.entries(tables).map(([name, table]) => [name, hashed(table)]);
  return { ...hashesOf(wholeStream(world, 96)), ...Object.fromEntries(places) };
}

function otherValue({ value, range }: Parameter): number {
  if (range === null) return 0.9 * value;
  return value === range[1] ? range[0] : range[1];
}

describe("a parameter is there for something:", () => {
  const usual = everythingOf({});
  const busy = everythingOf({}, busyPeriod);

  test.each(Object.entries(worldParameters))("%s moves what the world says", (name, parameter) => {
    const other = { [name]: otherValue(parameter) };
    if (isRare(name)) expect(everythingOf(other, busyPeriod)).not.toEqual(busy);
    else expect(everythingOf(other)).not.toEqual(usual);
  });
});
