import { describe, expect, test } from "vitest";
import { blocksPerFamily } from "../src/place/address.kernel.ts";
import { smallWorld, wholeStream } from "./whole-stream.ts";

/** Words with the answer to a question about each. */
interface Sample {
  readonly words: readonly number[];
  readonly answers: readonly boolean[];
}

const bits = Array.from({ length: 32 }, (_, bit) => bit);

/** Log-odds that each bit, when set, adds to a yes: naive Bayes, learned from a sample. */
function learnBits({ words, answers }: Sample): readonly number[] {
  const setAmong = (answer: boolean, bit: number): number => {
    const own = words.filter((_, at) => answers[at] === answer);
    return (own.filter((word) => (word >>> bit) & 1).length + 0.5) / (own.length + 1);
  };
  return bits.map((bit) => Math.log(setAmong(true, bit) / setAmong(false, bit)));
}

/**
 * How well learned bits tell yes from no, in standard errors from a coin toss: the Mann-Whitney statistic on the sample's second half,
 * after learning from the first.
 */
function predictionScore({ words, answers }: Sample): number {
  const half = words.length >> 1;
  const odds = learnBits({ words: words.slice(0, half), answers: answers.slice(0, half) });
  const scored = words.slice(half).map((word, at) => ({
    score: bits.reduce((sum, bit) => sum + ((word >>> bit) & 1) * (odds[bit] ?? 0), 0),
    isYes: answers[half + at],
  }));
  scored.sort((x, y) => x.score - y.score);
  const yes = scored.filter(({ isYes }) => isYes).length;
  const no = scored.length - yes;
  const ranks = scored.reduce((sum, { isYes }, rank) => sum + (isYes ? rank + 1 : 0), 0);
  const expected = (yes * (scored.length + 1)) / 2;
  return (ranks - expected) / Math.sqrt((yes * no * (scored.length + 1)) / 12);
}

const manyUrgent = { contactUrgentShare: 0.3, otherUrgentShare: 0.2, unfoundedShare: 0.1 };
const world = smallWorld("leak", { scale: 0.12, days: 7 }, manyUrgent);
const { columns, truth, rows } = wholeStream(world, 96);
const { agencies, geolocation } = world;

/** The first row of each subject: rows of one subject share much. */
const firstRows = [
  ...new Map(Array.from({ length: rows }, (_, row) => [truth.subject[rows - 1 - row], rows - 1 - row])).values(),
];

const questions: readonly (readonly [name: string, isTrueOf: (row: number) => boolean])[] = [
  ["the event is of urgent grade", (row) => truth.grade[row] !== 0],
  ["the subject lives in the US", (row) => (truth.homePlace[row] ?? 0) >= agencies.firstArea],
  ["the report is unfounded", (row) => truth.personError[row] === 1],
  ["the event can be acted on", (row) => truth.actionable[row] === 1],
];

const words: readonly (readonly [name: string, wordOf: (row: number) => number])[] = [
  ["report id", (row) => columns.reportId[row] ?? 0],
  ["account key", (row) => columns.accountKey?.[row] ?? 0],
  ["e-mail key", (row) => columns.emailKey?.[row] ?? 0],
  ["phone key", (row) => columns.phoneKey?.[row] ?? 0],
  ["device key", (row) => columns.deviceKey?.[row] ?? 0],
  ["handle key", (row) => columns.handleKey?.[row] ?? 0],
  ["port", (row) => columns.accountAddressPort?.[row] ?? 0],
  ["file event's port", (row) => columns.fileAddressPort?.[row] ?? 0],
  ["host bits of the account's address", (row) => (columns.accountAddress?.[row] ?? 0) & 0xfff],
  ["host bits of the file's address", (row) => (columns.fileAddress?.[row] ?? 0) & 0xfff],
];

function sampleOf(
  rowList: readonly number[],
  wordOf: (row: number) => number,
  isTrueOf: (row: number) => boolean,
): Sample {
  const given = rowList.filter((row) => wordOf(row) !== 0);
  return { words: given.map(wordOf), answers: given.map(isTrueOf) };
}

/** Samples in an order that mixes early and late. */
const mixed = (rowList: readonly number[]): number[] => [
  ...rowList.filter((_, at) => at % 2 === 0),
  ...rowList.filter((_, at) => at % 2 === 1),
];

describe.each(words)("the bits of a %s", (_, wordOf) => {
  test.each(questions)("don't tell whether %s", (_question, isTrueOf) => {
    const sample = sampleOf(mixed(firstRows), wordOf, isTrueOf);
    expect(sample.answers.filter((answer) => answer).length).toBeGreaterThan(300);
    expect(Math.abs(predictionScore(sample))).toBeLessThan(4);
  });
});

test("the bits of a file's hash don't tell whether its event is of urgent grade", () => {
  const hashes = new Map(firstRows.map((row) => [columns.primaryHash?.[row] ?? 0, row]));
  const sample = sampleOf(
    mixed([...hashes.values()]),
    (row) => columns.primaryHash?.[row] ?? 0,
    (row) => truth.grade[row] !== 0,
  );
  expect(Math.abs(predictionScore(sample))).toBeLessThan(4);
});

test("a report's identifier doesn't tell whether it came early or late", () => {
  const sample = sampleOf(
    mixed(firstRows),
    (row) => columns.reportId[row] ?? 0,
    (row) => row > rows / 2,
  );
  expect(Math.abs(predictionScore(sample))).toBeLessThan(4);
});

describe("where a block lies in address space", () => {
  const { plan } = world.source;
  const planned = Array.from({ length: plan.blocks }, (_, block) => block);

  test.each([
    ["IPv4", 0],
    ["IPv6", 1],
  ])("doesn't tell its country, its network or its place (%s)", (_, family) => {
    const wordOf = (block: number): number => plan.scattered[family * blocksPerFamily + block] ?? 0;
    const isUs = (block: number): boolean => (plan.place[block] ?? 0) >= agencies.firstArea;
    for (const isTrueOf of [
      isUs,
      (block: number): boolean => plan.network[block] === 1,
      (block: number): boolean => block % 1000 < 500,
    ]) {
      expect(Math.abs(predictionScore(sampleOf(mixed(planned), wordOf, isTrueOf)))).toBeLessThan(4);
    }
  });

  test("is another place under another seed", () => {
    const other = smallWorld("other", { scale: 0.001 }).source.plan;
    const stayed = planned.filter((block) => other.scattered[block] === plan.scattered[block]);
    expect(stayed.length).toBeLessThan(10);
  });
});

test("the predictor finds a leak where there is one", () => {
  const rowList = mixed(firstRows);
  const isUrgent = (row: number): boolean => truth.grade[row] !== 0;
  const leaky = (row: number): number => ((columns.reportId[row] ?? 0) & ~1) | (row % 7 === 0 && isUrgent(row) ? 1 : 0);
  expect(predictionScore(sampleOf(rowList, leaky, isUrgent))).toBeGreaterThan(4);
  const countryOf = (row: number): number => geolocation.country.length + (truth.homePlace[row] ?? 0);
  const isUs = (row: number): boolean => (truth.homePlace[row] ?? 0) >= agencies.firstArea;
  expect(predictionScore(sampleOf(rowList, countryOf, isUs))).toBeGreaterThan(4);
});
