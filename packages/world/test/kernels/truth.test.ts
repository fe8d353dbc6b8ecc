import { personErrors, providerClasses } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { smallWorld, wholeStream } from "../whole-stream.ts";

const world = smallWorld("truth", { scale: 0.1, days: 7 });
const { agencies, source } = world;
const { rows, columns, truth, submission } = wholeStream(world, 96, [
  "accountAddress",
  "accountAddressPort",
  "accountAddressAgeSeconds",
]);
const rowNumbers = Array.from({ length: rows }, (_, row) => row);
const unfounded = personErrors.indexOf("unfounded");

const shareOf = (holds: (row: number) => boolean, among = rowNumbers): number =>
  among.filter(holds).length / among.length;

test("an unfounded report has no lead agency, every other one that of its subject's home", () => {
  for (const row of rowNumbers) {
    const lead = truth.personError[row] === unfounded ? 0 : agencies.agencyOfPlace[truth.homePlace[row] ?? 0];
    if (truth.leadAgency[row] !== lead) throw new RangeError(`lead of row ${row}`);
  }
  expect(truth.personError.includes(unfounded)).toBe(true);
});

test("a second agency is another one, in about the assumed share of events", () => {
  for (const row of rowNumbers) {
    const second = truth.secondAgency[row] ?? 0;
    if (second !== 0 && second === truth.leadAgency[row]) throw new RangeError(`second agency of row ${row}`);
  }
  const share = shareOf((row) => truth.secondAgency[row] !== 0);
  expect(share).toBeGreaterThan(0.7 * source.values.secondStandingShare);
  expect(share).toBeLessThan(1.15 * source.values.secondStandingShare);
});

test("an urgent-grade event can be acted on and is right about its person", () => {
  const urgent = rowNumbers.filter((row) => truth.grade[row] !== 0);
  expect(urgent.length).toBeGreaterThan(50);
  expect(urgent.every((row) => truth.actionable[row] === 1 && truth.personError[row] === 0)).toBe(true);
});

test("nobody can act on an unfounded report, or on one about an adult", () => {
  const wrong = rowNumbers.filter((row) => truth.personError[row] === 1 || truth.personError[row] === 2);
  expect(wrong.every((row) => truth.actionable[row] === 0)).toBe(true);
});

test.each([
  ["unfounded", source.values.unfoundedShare],
  ["adult", source.values.adultShare],
  ["compromisedAccount", source.values.compromisedShare],
] as const)("the share of %s reports is as assumed", (name, share) => {
  const found = shareOf((row) => truth.personError[row] === personErrors.indexOf(name));
  expect(Math.abs(found - share)).toBeLessThan(5 * Math.sqrt(share / rows));
});

test("the wrong subscriber is met behind shared addresses without port or time, in the assumed share", () => {
  const at = (name: keyof typeof columns, row: number): number => columns[name]?.[row] ?? 0;
  const own = (row: number): boolean => truth.event[row] === submission[row];
  const named = (row: number): boolean =>
    at("accountAddressPort", row) !== 0 && at("accountAddressAgeSeconds", row) !== 0;
  const wrong = rowNumbers.filter(
    (row) => own(row) && truth.personError[row] === personErrors.indexOf("wrongSubscriber"),
  );
  expect(wrong.length).toBeGreaterThan(30);
  expect(wrong.every((row) => at("accountAddress", row) >>> 28 === 15 && !named(row))).toBe(true);
  expect(wrong.length / rows).toBeLessThan(0.5 * source.values.wrongSubscriberShare);
});

test("the class of a report is that of the sender", () => {
  for (const row of rowNumbers) {
    const sender = columns.provider[row] ?? 0;
    if (truth.providerClass[row] !== source.providers.classOf[sender]) throw new RangeError(`class of row ${row}`);
  }
  expect(new Set(truth.providerClass.subarray(0, rows)).size).toBe(providerClasses.length);
});

test("homes are US areas and foreign countries, never the US as a whole", () => {
  const homes = truth.homePlace.subarray(0, rows);
  expect(homes.every((home) => home > 0 && home < agencies.agencyOfPlace.length)).toBe(true);
  expect(homes.includes(agencies.usCountry)).toBe(false);
});
