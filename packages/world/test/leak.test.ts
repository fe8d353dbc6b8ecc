import { describe, expect, test } from "vitest";
import { blocksPerFamily } from "../src/place/address.kernel.ts";
import { bitFeatures, type Feature, predictionScore, remainderFeatures } from "./predictor.ts";
import { smallWorld, wholeStream } from "./whole-stream.ts";

/** Beyond this many standard errors from a coin toss nothing may be told: by chance once in sixteen thousand tries. */
const chance = 4;

const manyUrgent = { contactUrgentShare: 0.3, otherUrgentShare: 0.2, unfoundedShare: 0.1 };
const world = smallWorld("leak", { scale: 0.5, days: 1 }, manyUrgent);
const { columns, truth, rows } = wholeStream(world, 16);
const { agencies } = world;

/** Early and late ones in either half, which are those learned from and those told. */
const mixed = (numbers: readonly number[]): number[] => [
  ...numbers.filter((_, at) => at % 2 === 0),
  ...numbers.filter((_, at) => at % 2 === 1),
];

const rowsOfSubject = new Map<number, number>();
for (let row = 0; row < rows; row++) {
  const subject = truth.subject[row] ?? 0;
  rowsOfSubject.set(subject, (rowsOfSubject.get(subject) ?? 0) + 1);
}

/** The last row of each subject: rows of one subject share much, and in the last one nothing is left to come. */
const ownRows = mixed([
  ...new Map(Array.from(truth.subject.subarray(0, rows), (subject, row) => [subject, row])).values(),
]);

const kindOfLead = (row: number): string | undefined => agencies.agencies[truth.leadAgency[row] ?? 0]?.kind;

type Question = readonly [name: string, isTrueOf: (row: number) => boolean];
const questions: readonly Question[] = [
  ["the event is of urgent grade", (row) => truth.grade[row] !== 0],
  ["the event can be acted on", (row) => truth.actionable[row] === 1],
  ["the report is unfounded", (row) => truth.personError[row] === 1],
  ["the report is wrong about the person", (row) => truth.personError[row] !== 0],
  ["the lead is a task force", (row) => kindOfLead(row) === "taskForce"],
  ["the lead is abroad", (row) => kindOfLead(row) === "foreign"],
  ["the subject lives in the US", (row) => (truth.homePlace[row] ?? 0) >= agencies.firstArea],
  ["the subject has come before", (row) => (rowsOfSubject.get(truth.subject[row] ?? 0) ?? 0) > 1],
];

const answersTo = ([, isTrueOf]: Question, numbers: readonly number[] = ownRows): Int8Array =>
  Int8Array.from(numbers, (row) => (isTrueOf(row) ? 1 : 0));

const keys = ["accountKey", "emailKey", "phoneKey", "deviceKey", "handleKey", "primaryHash"] as const;
const addresses = ["accountAddress", "fileAddress"] as const;
const ports = ["accountAddressPort", "fileAddressPort"] as const;

const idOf = (row: number): number => columns.reportId[row] ?? 0;
const receivedAt = (row: number): number => columns.receivedAtSeconds?.[row] ?? 0;

/** How many rows before it were received in the same second. */
function placeInSecond(row: number): number {
  let before = 0;
  while (before < row && receivedAt(row - before - 1) === receivedAt(row)) before++;
  return before;
}

/** What nothing should be told by, by kind. */
const kinds: readonly (readonly [name: string, features: readonly Feature[]])[] = [
  [
    "a row's number",
    [
      ...bitFeatures(ownRows, (row) => row + 1, 10),
      ...[3, 5, 7].flatMap((divisor) => remainderFeatures(ownRows, (row) => row, divisor)),
    ],
  ],
  ["a row's place in its second", remainderFeatures(ownRows, (row) => Math.min(placeInSecond(row), 3), 4)],
  ["the second in its minute", remainderFeatures(ownRows, receivedAt, 60)],
  ["the bits of a report id", bitFeatures(ownRows, idOf, 32)],
  ["the step from one report id to the next", bitFeatures(ownRows, (row) => idOf(row) - idOf(row - 1), 32)],
  ["the order of two report ids", bitFeatures(ownRows, (row) => (idOf(row) > idOf(row - 1) ? 3 : 2), 1)],
  ...keys.map((key) => [`the bits of ${key}`, bitFeatures(ownRows, (row) => columns[key]?.[row] ?? 0, 32)] as const),
  ...ports.map(
    (port) => [`the bits of ${port}`, bitFeatures(ownRows, (row) => columns[port]?.[row] ?? 0, 16)] as const,
  ),
  ...addresses.map(
    (address) =>
      [
        `the host bits of ${address}`,
        bitFeatures(ownRows, (row) => (columns[address]?.[row] ?? 0) & 0xfff, 12),
      ] as const,
  ),
];

test("there are enough rows of either answer to every question", () => {
  for (const question of questions) {
    const yes = answersTo(question).reduce((sum, answer) => sum + answer, 0);
    expect(Math.min(yes, ownRows.length - yes), question[0]).toBeGreaterThan(1000);
  }
});

describe.each(kinds)("%s", (_, features) => {
  test.each(questions)("doesn't tell whether %s", (...question) => {
    expect(Math.abs(predictionScore(features, answersTo(question)))).toBeLessThan(chance);
  });
});

describe("all of them together", () => {
  const features = kinds.flatMap(([, own]) => own);

  test.each(questions)("don't tell whether %s", (...question) => {
    expect(Math.abs(predictionScore(features, answersTo(question)))).toBeLessThan(chance);
  });

  test("tell whether the event is of urgent grade where one bit of them leaks it, of one urgent event in ten", () => {
    const [urgent] = questions;
    const leak = bitFeatures(ownRows, (row) => (urgent?.[1](row) && row % 10 === 0 ? 3 : 2 + (row & 1)), 1);
    expect(urgent && predictionScore([...features, ...leak], answersTo(urgent))).toBeGreaterThan(chance);
  });
});

test("a report's identifier doesn't tell whether it came early or late", () => {
  const isLate: Question = ["it came late", (row) => row > rows / 2];
  const features = bitFeatures(ownRows, idOf, 32);
  expect(Math.abs(predictionScore(features, answersTo(isLate)))).toBeLessThan(chance);
});

describe("where a block lies in address space", () => {
  const { plan } = world.source;
  const planned = mixed(Array.from({ length: plan.blocks }, (_, block) => block));

  test.each([
    ["IPv4", 0],
    ["IPv6", 1],
  ])("doesn't tell its country, its network or its place (%s)", (_, family) => {
    const features = bitFeatures(planned, (block) => plan.scattered[family * blocksPerFamily + block] ?? 0, 16);
    const asked: readonly Question[] = [
      ["it is in the US", (block) => (plan.place[block] ?? 0) >= agencies.firstArea],
      ["it is mobile", (block) => plan.network[block] === 1],
      ["it comes early in its thousand", (block) => block % 1000 < 500],
    ];
    for (const question of asked) {
      expect(Math.abs(predictionScore(features, answersTo(question, planned))), question[0]).toBeLessThan(chance);
    }
  });

  test("is another place under another seed", () => {
    const other = smallWorld("other", { scale: 0.001 }).source.plan;
    const stayed = planned.filter((block) => other.scattered[block] === plan.scattered[block]);
    expect(stayed.length).toBeLessThan(10);
  });
});

test("every report has an identifier of its own, and another one under another seed", () => {
  const [ids, others] = ["one seed", "another seed"].map((seed) => {
    const { columns, rows } = wholeStream(smallWorld(seed, { scale: 0.02, days: 1 }), 96, []);
    return [...columns.reportId.subarray(0, rows)];
  });
  expect(ids && new Set(ids).size).toBe(ids?.length);
  expect(ids?.filter((id, row) => id === others?.[row])).toEqual([]);
});

test("the learner finds a place of the home in bits that hold it", () => {
  const isUs = questions.find(([name]) => name.includes("lives in the US"));
  const features = bitFeatures(ownRows, (row) => 1024 + (truth.homePlace[row] ?? 0), 11);
  expect(isUs && predictionScore(features, answersTo(isUs))).toBeGreaterThan(10 * chance);
});
