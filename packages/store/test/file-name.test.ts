import { UserError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { checkFileNames, fileName } from "../src/file-name.ts";

test("Plain names stay, all else is written as %XX", () => {
  expect(fileName("us-2023_v1.2")).toBe("us-2023_v1.2");
  expect(fileName("a/b c")).toBe("a%2Fb%20c");
  expect(fileName("100%")).toBe("100%25");
  expect(fileName("..")).toBe("%2E.");
  expect(fileName("ä*?[']\n\0")).toBe("%C3%A4%2A%3F%5B%27%5D%0A%00");
});

test("Empty and overlong names are refused", () => {
  expect(() => fileName("")).toThrow(UserError);
  expect(() => fileName("ä".repeat(34))).toThrow(UserError);
  expect(fileName("ä".repeat(33))).toHaveLength(198);
});

test("All that is wrong with a list of names is told at once", () => {
  checkFileNames(["baseline", "bundled", "mine"]);
  let problems: unknown = null;
  try {
    checkFileNames(["Mine", "", "mine"]);
  } catch (error) {
    problems = error instanceof UserError ? error.problems : error;
  }
  expect(problems).toMatchInlineSnapshot(`
    [
      {
        "code": "bad-name",
        "expected": "1 to 200 characters (those that are no letter, digit, "_", "-" or "." count three a byte)",
        "fix": "give it a shorter name of letters and digits",
        "found": """",
        "message": "A name cannot be made the name of a file.",
      },
      {
        "code": "same-name",
        "expected": "names that differ by more than capitals",
        "fix": "rename one of them",
        "found": ""Mine" and "mine"",
        "message": "Two names would be the same file where capitals are not told apart.",
      },
    ]
  `);
});
