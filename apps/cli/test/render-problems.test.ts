import { UserError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { renderProblems } from "../src/render-problems.ts";

const unknownColumn = {
  code: "unknown-column",
  message: 'Stage "acme/severity-first" reads a column this scenario does not have.',
  at: "scenarios/surge-4x.yaml:14 triage.use",
  found: '"sevrity"',
  expected: 'one of "receivedAt", "severity", "provider"',
  fix: 'change it to "severity"',
};

describe("renderProblems", () => {
  test("writes a problem in the shape of the house style", () => {
    expect(renderProblems(new UserError(unknownColumn))).toBe(
      [
        'Stage "acme/severity-first" reads a column this scenario does not have. [unknown-column]',
        "  at        scenarios/surge-4x.yaml:14 triage.use",
        '  found     "sevrity"',
        '  expected  one of "receivedAt", "severity", "provider"',
        '  fix       change it to "severity"',
      ].join("\n"),
    );
  });

  test("leaves out what a problem does not say", () => {
    const error = new UserError({ code: "disk-full", message: "The disk is full.", fix: "free some space" });
    expect(renderProblems(error)).toBe("The disk is full. [disk-full]\n  fix       free some space");
  });

  test("tells every problem, an empty line between two", () => {
    const error = new UserError([
      { code: "a", message: "First.", found: "1" },
      { code: "b", message: "Second." },
    ]);
    expect(renderProblems(error)).toBe("First. [a]\n  found     1\n\nSecond. [b]");
  });

  test("keeps further lines of a text below its first", () => {
    const error = new UserError({ code: "a", message: "Said twice.", found: "one\ntwo" });
    expect(renderProblems(error)).toBe("Said twice. [a]\n  found     one\n            two");
  });

  test("writes no colour codes", () => {
    expect(JSON.stringify(renderProblems(new UserError(unknownColumn)))).not.toContain("\\u001b");
  });
});
