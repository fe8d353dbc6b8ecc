import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkRecorder, testContext } from "@tipbench/stage-kit/testing";
import { afterAll, describe, expect, test } from "vitest";
import { openStage } from "../src/open-stage.ts";
import { tinyBatch } from "./fixtures/batches.ts";
import { askOnce, emptyOut, fixture, nodeProgram, problemOf } from "./fixtures/opened.ts";

const faulty = (...words: readonly string[]) => nodeProgram(fixture("faulty-stage.mjs"), ...words);
const place = "mine.yaml:3 strategies.mine.triage";

/** What a stage does wrong, the code of what is said of it, and what the message and `found` say. */
const inATick: readonly (readonly [fault: string, code: string, message: RegExp, found: RegExp])[] = [
  ["exits", "stage-ended", /ended with exit code 3 \(tick 5\)\.$/, /no answer; its last words: out of luck/],
  ["crashes", "stage-ended", /was ended by SIGKILL \(tick 5\)/, /no answer/],
  ["closes", "stage-ended", /closed its standard output \(tick 5\)/, /no answer/],
  [
    "half",
    "half-answer",
    /exit code 0 in the middle of an answer \(tick 5\)/,
    /40 bytes of an answer that is not whole/,
  ],
  ["nan", "not-a-number", /gave row 101 something that is no number \(tick 5\)/, /score null/],
  ["empty", "not-a-number", /gave row 101 something that is no number/, /escalate null/],
  ["text", "not-a-number", /gave row 100 something that is no number/, /priority "3"/],
  ["range", "code-out-of-range", /gave row 102 a code out of range \(tick 5\)/, /priority 9/],
  ["fraction", "code-out-of-range", /gave row 100 a code out of range/, /escalate 0.5/],
  ["rows", "wrong-rows", /an answer of another number of rows \(tick 5\)/, /3 values of "score"/],
  ["misspelt", "unknown-column", /something that no answer has \(tick 5\)/, /^"dispositions"$/],
  ["missing", "missing-column", /without a column that must be there \(tick 5\)/, /no list "disposition"/],
  ["prose", "not-json", /not JSON \(tick 5\)/, /"all well so far"/],
  ["call", "wrong-call", /answered another message .* \(tick 5\)/, /call 2/],
  [
    "twice",
    "unasked-answer",
    /said something that it was not asked \(tick 5\)/,
    /bytes after the end of an answer: "\{\\"call\\":1,/,
  ],
  ["chats", "not-json", /not JSON \(tick 5\)/, /^"now at 4 rows"$/],
  ["babbles", "unasked-answer", /said something that it was not asked \(tick 5\)/, /^14 bytes .*: "done with that"$/],
  ["arrow", "unknown-column", /something that no answer has \(tick 5\)/, /^"bytes"$/],
  ["refuses", "stage-said-error", /could not do what it was asked \(tick 5\)/, /no model for this week/],
];

const atTheStart: readonly (readonly [fault: string, code: string, found: RegExp])[] = [
  ["protocol", "wrong-protocol", /protocol 2/],
  ["misnamed", "bad-welcome", /^"learn" is no key of it, which may have .*learns/],
  ["nameless", "bad-welcome", /^name is not .*; reads is not a list .*; learns is not true or false$/],
  ["session", "bad-welcome", /^session is not a text of at most 200 printable ASCII characters$/],
  ["column", "unknown-column", /"incidentTyp"/],
  ["banner", "not-json", /"Ready\."/],
  ["echoes", "unknown-key", /^"agencies"$/],
  ["error", "stage-said-error", /no weights file/],
];

describe("a program", () => {
  test.each(inATick)(
    "that %s in a tick is told as %s, with its name, place and tick",
    (fault, code, message, found) => {
      const problem = problemOf(() => askOnce({ program: faulty(fault) }));
      expect(problem).toMatchObject({ code, at: place });
      expect(problem.message).toMatch(new RegExp(`^Stage ".*faulty-stage.mjs ${fault}" `));
      expect(problem.message).toMatch(message);
      expect(problem.found).toMatch(found);
      expect([problem.expected, problem.fix]).not.toContain(undefined);
    },
  );

  test.each(atTheStart)("that says %s at the start is told as %s, without a tick", (fault, code, found) => {
    const problem = problemOf(() => askOnce({ program: faulty(fault) }));
    expect(problem).toMatchObject({ code, at: place });
    expect(problem.message).not.toMatch(/tick/);
    expect(problem.found).toMatch(found);
  });

  test.each([
    ["hangs", "no answer"],
    ["slow", "8 bytes of an answer that is not whole"],
  ])("that %s is ended at the deadline", (fault, found) => {
    const problem = problemOf(() => askOnce({ program: faulty(fault), deadlineSeconds: 1 }));
    expect(problem).toMatchObject({ code: "stage-deadline", found });
    expect(problem.message).toMatch(/did not answer within 1 seconds \(tick 5\)\.$/);
  });

  test("that says nothing at the start is ended at the deadline", () => {
    expect(problemOf(() => askOnce({ program: faulty("mute"), deadlineSeconds: 1 })).code).toBe("stage-deadline");
  });

  test("that gives a code out of range is told the range of codes that mean something", () => {
    const { expected } = problemOf(() => askOnce({ program: faulty("range") }));
    expect(expected).toBe("a whole number from 1 to 4");
  });

  test("that leaves a row undecided is left to the house, which says so of every stage", () => {
    expect(askOnce({ program: faulty("undecided") }).priority).toEqual(Uint8Array.of(3, 0, 3, 3));
  });

  test("that says nothing of two rows is told that it must, not passed over", () => {
    const opened = openStage.dedup({ options: {}, program: faulty("kindless") }, testContext());
    const problem = problemOf(() => opened.stage.dedup(tinyBatch(4), linkRecorder()));
    opened.close();
    expect(problem).toMatchObject({
      code: "code-out-of-range",
      found: "kind 0",
      expected: "a whole number from 1 to 3",
    });
    expect(problem.message).toMatch(/gave link 1 a code out of range/);
  });

  test("that writes without end is cut off at the limit", () => {
    const problem = problemOf(() => askOnce({ program: faulty("floods"), answerLimitBytes: 1_000_000 }));
    expect(problem).toMatchObject({ code: "answer-too-large", found: "more than 1000000 bytes" });
  });

  test("that does not exist is told by its name", () => {
    const problem = problemOf(() => askOnce({ program: { command: ["no-such-program"], folder: "." } }));
    expect(problem).toMatchObject({ code: "no-such-command", found: '"no-such-program" (ENOENT)' });
  });

  test("that may not be run is told by its name", () => {
    const program = { command: [fixture("faulty-stage.mjs")], folder: "." };
    expect(problemOf(() => askOnce({ program })).code).toBe("command-not-started");
  });

  test("whose path leads through a file is told by its name", () => {
    const through = `${fixture("faulty-stage.mjs")}/stage`;
    const problem = problemOf(() => askOnce({ program: { command: [through], folder: "." } }));
    expect(problem).toMatchObject({ code: "command-not-started", found: `${JSON.stringify(through)} (ENOTDIR)` });
  });

  test("that stays after the end is ended by force", () => {
    expect(askOnce({ program: faulty("stays") }).priority).toEqual(Uint8Array.of(3, 3, 3, 3));
  });
});

describe("a program that is lost", () => {
  const folder = mkdtempSync(join(tmpdir(), "tipbench-lost-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("once is started again and asked again where the source says so", () => {
    const marker = join(folder, "lost");
    expect(problemOf(() => askOnce({ program: faulty("once", marker) })).code).toBe("stage-ended");
    rmSync(marker);
    const out = askOnce({ program: faulty("once", marker), onFailure: "restart" }, emptyOut(4));
    expect(out.priority).toEqual(Uint8Array.of(3, 3, 3, 3));
  });

  test("in its restarts too is started again, three times in all", () => {
    const isWell = askOnce({ program: faulty("restarts", join(folder, "two")), onFailure: "restart" });
    expect(isWell.priority).toEqual(Uint8Array.of(3, 3, 3, 3));
    const problem = problemOf(() =>
      askOnce({ program: faulty("falters", join(folder, "three")), onFailure: "restart" }),
    );
    expect(problem).toMatchObject({ code: "stage-ended", found: "no answer" });
  });

  test("again and again ends the run after three starts", () => {
    expect(problemOf(() => askOnce({ program: faulty("exits"), onFailure: "restart" })).code).toBe("stage-ended");
  });

  test("and wrong in what it says is not asked again", () => {
    expect(problemOf(() => askOnce({ program: faulty("range"), onFailure: "restart" })).code).toBe("code-out-of-range");
  });

  test("while it learns is never started again", () => {
    const problem = problemOf(() => askOnce({ program: faulty("learner"), onFailure: "restart" }));
    expect(problem).toMatchObject({ code: "restart-refused", found: "onFailure: restart for a stage that learns" });
  });
});
