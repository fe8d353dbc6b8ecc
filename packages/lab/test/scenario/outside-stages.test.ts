import { describe, expect, test } from "vitest";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { loadScenario, parseScenario } from "../../src/scenario/load-scenario.ts";
import { refuseUnlessBlind } from "../../src/scenario/refuse-unless-blind.ts";
import { resolvedScenario } from "../../src/scenario/resolved-scenario.ts";
import { scenarioText, smallScenario, strategyLine } from "../fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";

removeFoldersAfterAll();

const withTriage = (triage: string) => smallScenario([strategyLine("mine", "none", triage, "address-only")]);
const choiceOf = (triage: string) => withTriage(triage).strategies[0]?.triage;

/** The codes of what is wrong, each with its place below the step. */
function problemsOf(step: "dedup" | "triage", written: string): readonly string[] {
  const line = {
    dedup: strategyLine("mine", written, "first-come", "address-only"),
    triage: strategyLine("mine", "none", written, "address-only"),
  };
  try {
    smallScenario([line[step]]);
    return [];
  } catch (error) {
    const problems: readonly { readonly code: string; readonly at: string }[] = Reflect.get(Object(error), "problems");
    return problems.map(({ code, at }) => `${code} ${at.split(`${step}`)[1]}`);
  }
}

describe("a stage outside the process", () => {
  test("is a command or an address, with defaults for the way and all other keys as its options", () => {
    expect(choiceOf("{ command: python3 mine.py, above: 3 }")).toEqual({
      kind: "command",
      use: "python3 mine.py",
      options: { above: 3 },
      way: { format: "jsonl", deadlineSeconds: 30, onFailure: "stop" },
      line: expect.any(Number),
    });
    expect(
      choiceOf(
        '{ url: "https://stages.example.org:9000/a?b=c", format: arrow, deadlineSeconds: 0.5, onFailure: restart }',
      ),
    ).toMatchObject({
      kind: "url",
      use: "https://stages.example.org:9000/a?b=c",
      options: {},
      way: { format: "arrow", deadlineSeconds: 0.5, onFailure: "restart" },
    });
  });

  test("is the same when the resolved scenario is read again", () => {
    for (const written of [
      "{ command: python3 'a b.py', above: 3 }",
      '{ url: "http://127.0.0.1:9/", format: arrow }',
    ]) {
      const scenario = withTriage(written);
      const again = parseScenario(JSON.stringify(resolvedScenario(scenario)), "/nowhere/again.yaml", {}, houseStages);
      expect({ ...again.strategies[0]?.triage, line: 0 }).toEqual({ ...scenario.strategies[0]?.triage, line: 0 });
    }
  });

  test.each([
    ["{ command: 7 }", ["wrong-type .command"]],
    ["{ command: [python3, mine.py] }", ["wrong-type .command"]],
    ["{ command: '' }", ["wrong-type .command"]],
    [`{ command: "a 'b" }`, ["wrong-type .command"]],
    ["{ url: 9000 }", ["wrong-type .url"]],
    ['{ url: "127.0.0.1:9000" }', ["wrong-type .url"]],
    ['{ url: "http://me:pass@host.example/" }', ["wrong-type .url"]],
    ['{ url: "http://127.0.0.1/", command: python3 }', ["unknown-key .url"]],
    ['{ url: "http://127.0.0.1/", use: first-come }', ["unknown-key .use"]],
    ["{ command: a, reference: oracle }", ["unknown-key .command"]],
    [
      "{ command: a, deadlineSecs: 3, Format: csv, flaggedOnly: true }",
      ["unknown-key .deadlineSecs", "unknown-key .Format"],
    ],
    [
      "{ command: a, format: csv, deadlineSeconds: 0, onFailure: go }",
      ["wrong-value .format", "out-of-range .deadlineSeconds", "wrong-value .onFailure"],
    ],
  ])("%s is refused, all at once", (written, problems) => {
    expect(problemsOf("triage", written)).toEqual(problems);
  });

  test("that dedups cannot be started again", () => {
    expect(problemsOf("dedup", "{ command: a, onFailure: restart }")).toEqual(["restart-refused .onFailure"]);
    expect(problemsOf("dedup", "{ command: a, onFailure: stop }")).toEqual([]);
  });
});

describe("a blind run", () => {
  const line = (triage: string) => strategyLine("mine", "none", triage, "{ reference: oracle }");

  test("takes built-in stages, references and addresses", () => {
    expect(() =>
      refuseUnlessBlind(
        smallScenario([
          line('{ url: "http://127.0.0.1/" }'),
          strategyLine("own", "none", "first-come", "address-only"),
        ]),
      ),
    ).not.toThrow();
  });

  test("refuses commands and files, each with its place", () => {
    const folder = temporaryFolder({
      "own.ts": "",
      "blind.yaml": scenarioText([line("./own.ts"), line("{ command: a }").replace("mine", "other")]),
    });
    const scenario = loadScenario(`${folder}/blind.yaml`, {}, houseStages);
    expect(() => refuseUnlessBlind(scenario)).toThrow(
      'The triage stage of "mine" would run on this machine, where the seed is.\nThe triage stage of "other" would run on this machine, where the seed is.',
    );
  });
});
