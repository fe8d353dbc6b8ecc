import { expect, test } from "vitest";
import { InvariantError, UserError } from "../src/index.ts";

const unknownKey = { code: "unknown-key", message: "No such key.", at: "demo.yaml:3", found: "sede", expected: "seed" };
const badScale = { code: "bad-scale", message: "The scale must be above 0." };

test("a user error of one problem carries it as a list of one", () => {
  const error = new UserError(unknownKey);
  expect(error.problems).toEqual([unknownKey]);
  expect(error.message).toBe("No such key.");
});

test("a user error tells all problems at once", () => {
  const error = new UserError([unknownKey, badScale]);
  expect(error.problems).toEqual([unknownKey, badScale]);
  expect(error.message).toBe("No such key.\nThe scale must be above 0.");
});

test("the user's mistakes and ours are told apart", () => {
  expect(new UserError(badScale)).not.toBeInstanceOf(InvariantError);
  expect(new InvariantError("two reports in one row")).not.toBeInstanceOf(UserError);
  expect([new UserError(badScale).name, new InvariantError("").name]).toEqual(["UserError", "InvariantError"]);
});
