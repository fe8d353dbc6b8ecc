import { floorMetrics, UserError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { boundOf, easesWithStaff, keeps } from "../../src/floor-study/condition.ts";
import { readCondition } from "../../src/floor-study/read-condition.ts";

const names = { desks: ["intake", "wait"], kinds: ["urgent"], desk: null };
const partsOf = (text: string, desk: string | null = null) =>
  readCondition(text, "--so-that", { ...names, desk }).parts.map(({ desks, kind, metric, comparator, limit }) => [
    desks.join(),
    kind,
    metric.name,
    comparator,
    limit,
  ]);

function refusalOf(text: string): string {
  try {
    partsOf(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ message, at, expected, fix }) => [message, at, expected, fix].join(" | ")).join("\n");
  }
  return "";
}

describe("a condition", () => {
  test("speaks of every desk, of one, or of a kind at one", () => {
    expect(partsOf("wait.p95 < 1h")).toEqual([["intake,wait", null, "wait.p95", "<", 3_600]]);
    expect(partsOf("wait.wait.p95<=90s")).toEqual([["wait", null, "wait.p95", "<=", 90]]);
    expect(partsOf("intake.urgent.wait.share >= 5 %")).toEqual([["intake", "urgent", "wait.share", ">=", 0.05]]);
    expect(partsOf("queue.max < 7", "intake")).toEqual([["intake", null, "queue.max", "<", 7]]);
  });

  test("has parts joined by and, each with a unit of its measure", () => {
    expect(
      partsOf(
        "stay.mean < 2 d and intake.utilisation<0.85 and served > 10 and staffedHours < 40 h and wait.p50 < 1.5min",
      ),
    ).toEqual([
      ["intake,wait", null, "stay.mean", "<", 172_800],
      ["intake", null, "utilisation", "<", 0.85],
      ["intake,wait", null, "served", ">", 10],
      ["intake,wait", null, "staffedHours", "<", 40],
      ["intake,wait", null, "wait.p50", "<", 90],
    ]);
  });

  test("that cannot be read is refused with the character at which it goes wrong", () => {
    expect(refusalOf("wait.p95 < 1h and wat.p95 < 1h")).toMatchInlineSnapshot(
      `"There is no measure "wat.p95". | --so-that, character 19 | a known name, such as "wait.p95", "wait.p99", "wait.p50" | change it to "wait.p95""`,
    );
    expect(refusalOf("intak.wait.p95 < 1h")).toMatchInlineSnapshot(
      `"There is no desk "intak". | --so-that, character 1 | one of "intake", "wait" | change it to "intake""`,
    );
    expect(refusalOf("intake.urgnt.wait.p95 < 1h")).toMatchInlineSnapshot(
      `"There is no kind "urgnt". | --so-that, character 1 | "urgent" | change it to "urgent""`,
    );
    expect(refusalOf("intake.urgent.utilisation < 1")).toMatchInlineSnapshot(
      `""utilisation" is measured of a desk, not of a kind at it. | --so-that, character 1 | DESK.utilisation, or utilisation alone | leave the kind out"`,
    );
    expect(refusalOf("wait.p95 < 1 week and queue.max < 3h and wait.p95 < -1")).toMatchInlineSnapshot(`
      ""wait.p95" is held against something that is no limit of it. | --so-that, character 1 | a number, and one of s, min, h, d | write for example 1h
      "queue.max" is held against something that is no limit of it. | --so-that, character 23 | a number without a unit | write a number
      "wait.p95" is held against something that is no limit of it. | --so-that, character 42 | a number, and one of s, min, h, d | write for example 1h"
    `);
    expect(refusalOf("wait.p95 < 1")).toContain("a number, and one of s, min, h, d");
    expect(refusalOf("wait.p95 = 1h")).toMatchInlineSnapshot(
      `"A condition cannot be read. | --so-that, character 1 | [DESK.[KIND.]]MEASURE, then <, <=, > or >=, then a number with its unit | write for example "wait.p95 < 1h""`,
    );
    expect(refusalOf("")).toMatchInlineSnapshot(
      `"A condition cannot be read. | --so-that, character 1 | [DESK.[KIND.]]MEASURE, then <, <=, > or >=, then a number with its unit | write for example "wait.p95 < 1h""`,
    );
    expect(refusalOf("a.b.c.wait.p95 < 1h")).toContain("character 1");
  });
});

describe("a part of a condition", () => {
  const part = (text: string) => {
    const [first] = readCondition(text, "--so-that", names).parts;
    if (!first) throw new Error("no part");
    return first;
  };
  const estimate = { value: 5, low: 4, high: 6, n: 3, unit: "seconds", reason: null };

  test("is held against the end of the interval that is nearer to breaking it", () => {
    expect([boundOf(part("wait.mean < 9 s"), estimate), boundOf(part("served > 9"), estimate)]).toEqual([6, 4]);
    expect(boundOf(part("wait.mean < 9 s"), { ...estimate, low: null, high: null })).toBe(null);
    expect(boundOf(part("wait.mean < 9 s"), undefined)).toBe(null);
  });

  test("is kept below, at, above its limit as its sign says, and never by nothing", () => {
    const kept = (sign: string): readonly boolean[] => [4, 5, 6].map((bound) => keeps(part(`served ${sign} 5`), bound));
    expect([kept("<"), kept("<="), kept(">"), kept(">=")]).toEqual([
      [true, false, false],
      [true, true, false],
      [false, false, true],
      [false, true, true],
    ]);
    expect(keeps(part("wait.mean < 5 s"), null)).toBe(false);
  });

  test("is helped by more staff, or not", () => {
    const helped = [
      "wait.p95 < 1 h",
      "utilisation < 1",
      "utilisation > 0.5",
      "served > 1",
      "staffedHours < 9",
      "arrived > 1",
    ];
    expect(helped.map((text) => easesWithStaff(part(text)))).toEqual([true, true, false, true, false, false]);
  });
});

test("every measure has a name of its own and a definition", () => {
  expect(new Set(floorMetrics.map(({ name }) => name)).size).toBe(15);
  for (const { definition, empty, title } of floorMetrics) expect([definition, empty, title]).not.toContain("");
});
