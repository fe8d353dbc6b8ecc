import { describe, expect, test } from "vitest";
import { scenarioFolder, wholeScenario } from "./scenario-folder.ts";

const problemsOf = (text: string): string =>
  scenarioFolder({ "a.yaml": text, "my-triage.ts": "" }).problemsOf("a.yaml");
const changed = (from: string | RegExp, to: string): string => problemsOf(wholeScenario().replace(from, to));

test("a scenario without a slip is not refused", () => {
  expect(problemsOf(wholeScenario())).toBe("");
});

describe("keys", () => {
  test("an unknown key is told with the nearest known one", () => {
    expect(problemsOf(wholeScenario("warmupDay: 2"))).toMatchInlineSnapshot(`
      "The key "warmupDay" is unknown in the scenario. [unknown-key]
        at a.yaml:1 warmupDay
        found "warmupDay"
        expected a known name, such as "warmupDays", "world", "name"
        fix change it to "warmupDays""
    `);
  });

  test("an unknown key that looks like nothing is to be removed", () => {
    expect(problemsOf(wholeScenario("zzzzzzzzzzzz: 2"))).toMatchInlineSnapshot(`
      "The key "zzzzzzzzzzzz" is unknown in the scenario. [unknown-key]
        at a.yaml:1 zzzzzzzzzzzz
        found "zzzzzzzzzzzz"
        expected a known name, such as "name", "question", "extends"
        fix remove it"
    `);
  });

  test("a slip in a required key is one problem, not two", () => {
    expect(changed("scale", "scael")).toMatchInlineSnapshot(`
      "The key "scael" is unknown in the scenario. [unknown-key]
        at a.yaml:5 scael
        found "scael"
        expected a known name, such as "scale", "seed", "name"
        fix change it to "scale""
    `);
  });

  test("an unknown key of a strategy is told on its line", () => {
    expect(changed("dedup: none,", "dedupe: none,")).toMatchInlineSnapshot(`
      "The key "dedupe" is unknown in strategies[0]. [unknown-key]
        at a.yaml:7 strategies[0].dedupe
        found "dedupe"
        expected one of "name", "dedup", "triage", "routing", "assessment"
        fix change it to "dedup""
    `);
  });

  test("missing keys are told where they should be", () => {
    expect(changed(/seed: seven\n/, "").concat("\n", changed(", routing: address-only", ""))).toMatchInlineSnapshot(`
      "The key "seed" is missing in the scenario. [missing-key]
        at a.yaml:1 seed
        found nothing
        expected text, or a number
        fix add "seed: ..."
      The key "routing" is missing in strategies[0]. [missing-key]
        at a.yaml:7 strategies[0].routing
        found nothing
        expected one of "address-only", "stated-first", "weighted-consensus", "account-history", a file such as ./my-routing.ts, { command: ... }, { url: ... }, or { reference: ideal or oracle }
        fix add "routing: ...""
    `);
  });

  test("names that every object has are no keys", () => {
    expect(problemsOf(wholeScenario("world: { __proto__: 1, constructor: 2 }"))).toMatchInlineSnapshot(`
      "The key "__proto__" is unknown in world. [unknown-key]
        at a.yaml:1 world.__proto__
        found "__proto__"
        expected a known name, such as "cropShare", "mirrorShare", "markOddsUs"
        fix remove it
      The key "constructor" is unknown in world. [unknown-key]
        at a.yaml:1 world.constructor
        found "constructor"
        expected a known name, such as "holidayFactor", "weekendFactor", "prolificLow"
        fix remove it"
    `);
  });
});

describe("types and ranges", () => {
  test("a number in quotes is told how to be written", () => {
    expect(changed("days: 7", 'days: "7"')).toMatchInlineSnapshot(`
      ""days" has a value of the wrong type. [wrong-type]
        at a.yaml:4 days
        found "7"
        expected a whole number from 1 to 3650
        fix write it as 7, without quotes"
    `);
  });

  test("a number with separators is told how to be written", () => {
    expect(problemsOf(wholeScenario("world: { reportsPerYear: 36_210_368 }"))).toMatchInlineSnapshot(`
      ""world.reportsPerYear" has a value of the wrong type. [wrong-type]
        at a.yaml:1 world.reportsPerYear
        found "36_210_368"
        expected a number, or { value: NUMBER, source: TEXT }
        fix write it as 36210368, without quotes"
    `);
  });

  test("a key without a value has the wrong type", () => {
    expect(changed("days: 7", "days:")).toMatchInlineSnapshot(`
      ""days" has a value of the wrong type. [wrong-type]
        at a.yaml:4 days
        found nothing
        expected a whole number from 1 to 3650
        fix change it to a whole number from 1 to 3650"
    `);
  });

  test("half a day is refused", () => {
    expect(changed("days: 7", "days: 0.5")).toMatchInlineSnapshot(`
      ""days" has a value of the wrong type. [wrong-type]
        at a.yaml:4 days
        found 0.5
        expected a whole number from 1 to 3650
        fix change it to a whole number from 1 to 3650"
    `);
  });

  test.each(["0", "-1", "1e9", ".inf", ".nan"])("scale %s is refused", (scale) => {
    expect(changed("scale: 1", `scale: ${scale}`)).toContain("at a.yaml:5 scale");
  });

  test("scale 0 says what it may be", () => {
    expect(changed("scale: 1", "scale: 0")).toMatchInlineSnapshot(`
      ""scale" is out of range. [out-of-range]
        at a.yaml:5 scale
        found 0
        expected a number above 0, at most 100
        fix change it to a number above 0, at most 100"
    `);
  });

  test("a day that no calendar has is refused", () => {
    expect(problemsOf(wholeScenario("startDate: 2023-02-29"))).toMatchInlineSnapshot(`
      ""startDate" is not in the form it must have. [wrong-format]
        at a.yaml:1 startDate
        found "2023-02-29"
        expected a date such as 2023-01-01
        fix change it to a date such as 2023-01-01"
    `);
  });

  test("no strategy is too few", () => {
    expect(changed(/strategies:\n.*\n/, "strategies: []\n")).toMatchInlineSnapshot(`
      ""strategies" is out of range. [out-of-range]
        at a.yaml:6 strategies
        found []
        expected a list of at least 1 entry
        fix change it to a list of at least 1 entry"
    `);
  });

  test("a file that is no map holds no scenario", () => {
    expect(problemsOf("- name: small\n")).toMatchInlineSnapshot(`
      "The file holds no scenario. [wrong-type]
        at a.yaml:1
        found a list
        expected a map of keys: name, question, seed, days, scale, strategies, ...
        fix begin a.yaml like scenarios/demo.yaml"
    `);
    expect(problemsOf("")).toContain("The file holds no scenario. [wrong-type]");
  });
});

describe("names", () => {
  test("a strategy's name becomes the name of a file, so it is plain", () => {
    expect(changed("name: only", "name: a/b")).toMatchInlineSnapshot(`
      ""strategies[0].name" is not in the form it must have. [wrong-format]
        at a.yaml:7 strategies[0].name
        found "a/b"
        expected a name of letters, digits and . _ -, at most 64, the first one a letter or digit
        fix change it to a name of letters, digits and . _ -, at most 64, the first one a letter or digit"
    `);
  });

  test("a name that reads as a number is told to stand in quotes", () => {
    expect(changed("name: only", "name: 1")).toMatchInlineSnapshot(`
      ""strategies[0].name" has a value of the wrong type. [wrong-type]
        at a.yaml:7 strategies[0].name
        found 1
        expected text
        fix put it into quotes: "1""
    `);
  });

  test("two strategies differ in more than capitals", () => {
    const another = "  - { name: Only, dedup: none, triage: first-come, routing: address-only }\n";
    expect(problemsOf(wholeScenario() + another)).toMatchInlineSnapshot(`
      "The name "Only" stands twice in strategies. [repeated-name]
        at a.yaml:8 strategies[1].name
        found "Only"
        expected a name that no earlier one has, whatever its capitals
        fix rename it, or remove it"
    `);
  });

  test("an unknown metric is told with the nearest", () => {
    expect(
      problemsOf(wholeScenario("primary:", "  - escalation.share", "  - jurisdiction.mis")),
    ).toMatchInlineSnapshot(`
      "There is no metric "jurisdiction.mis". [unknown-metric]
        at a.yaml:3 primary[1]
        found "jurisdiction.mis"
        expected a known name, such as "jurisdiction.missRate", "jurisdiction.missRate.unresolved", "jurisdiction.missRate.wrongCountry"
        fix change it to "jurisdiction.missRate""
    `);
  });

  test("a metric that stands twice is told", () => {
    expect(problemsOf(wholeScenario("primary: [escalation.share, escalation.share]"))).toContain("[repeated-name]");
  });
});

describe("stages", () => {
  test("an unknown stage is told with the nearest", () => {
    expect(changed("first-come", "published-rule")).toMatchInlineSnapshot(`
      "There is no triage stage "published-rule". [unknown-stage]
        at a.yaml:7 strategies[0].triage
        found "published-rule"
        expected one of "first-come", "published-rules", "risk-score", "novelty-first", "outcome-learning", a file such as ./my-triage.ts, { command: ... }, { url: ... }, or { reference: ideal or oracle or random }
        fix change it to "published-rules""
    `);
  });

  test("a reference that is named like a stage is told how to be written", () => {
    expect(changed("first-come", "oracle")).toMatchInlineSnapshot(`
      "There is no triage stage "oracle". [unknown-stage]
        at a.yaml:7 strategies[0].triage
        found "oracle"
        expected one of "first-come", "published-rules", "risk-score", "novelty-first", "outcome-learning", a file such as ./my-triage.ts, { command: ... }, { url: ... }, or { reference: ideal or oracle or random }
        fix write { reference: oracle }"
    `);
  });

  test("a stage of another step is none of this one", () => {
    expect(changed("first-come", "exact-hash")).toMatchInlineSnapshot(`
      "There is no triage stage "exact-hash". [unknown-stage]
        at a.yaml:7 strategies[0].triage
        found "exact-hash"
        expected one of "first-come", "published-rules", "risk-score", "novelty-first", "outcome-learning", a file such as ./my-triage.ts, { command: ... }, { url: ... }, or { reference: ideal or oracle or random }
        fix take one of these"
    `);
  });

  test("an unknown reference, and options beside one, are told", () => {
    expect(changed("first-come", "{ reference: ideal, days: 3 }")).toMatchInlineSnapshot(`
      "The key "days" is unknown beside "reference". [unknown-key]
        at a.yaml:7 strategies[0].triage.days
        found "days"
        expected "reference" alone: a reference has no options
        fix remove it"
    `);
  });

  test("assessment has no reference, whatever it is called", () => {
    const assessed = (stage: string) => changed("routing: address-only", `routing: address-only, assessment: ${stage}`);
    const told = [assessed("{ reference: oracle }"), assessed("{ reference: 7, share: 1 }"), assessed("oracle")];
    expect(told.join("\n")).toMatchInlineSnapshot(`
      "The assessment step has no reference. [unknown-stage]
        at a.yaml:7 strategies[0].assessment.reference
        found "oracle"
        expected one of "capacity-first", "solvability", a file such as ./my-assessment.ts, { command: ... }, or { url: ... }
        fix take a stage
      The assessment step has no reference. [unknown-stage]
        at a.yaml:7 strategies[0].assessment.reference
        found 7
        expected one of "capacity-first", "solvability", a file such as ./my-assessment.ts, { command: ... }, or { url: ... }
        fix take a stage
      There is no assessment stage "oracle". [unknown-stage]
        at a.yaml:7 strategies[0].assessment
        found "oracle"
        expected one of "capacity-first", "solvability", a file such as ./my-assessment.ts, { command: ... }, or { url: ... }
        fix take one of these"
    `);
  });

  test("options of an assessment are checked", () => {
    const stage = "assessment: { use: capacity-first, reserve: 2, spare: 1 }";
    expect(changed("routing: address-only", `routing: address-only, ${stage}`)).toMatchInlineSnapshot(`
      ""reserve" is out of range. [out-of-range]
        at a.yaml:7 strategies[0].assessment.reserve
        found 2
        expected a number, 1 or less
        fix change it to a number, 1 or less
      The key "spare" is unknown in the options of "capacity-first". [unknown-key]
        at a.yaml:7 strategies[0].assessment.spare
        found "spare"
        expected "reserve"
        fix remove it"
    `);
  });

  test("a list is no stage", () => {
    expect(changed("dedup: none", "dedup: [none]")).toMatchInlineSnapshot(`
      "No dedup stage can be read from this. [wrong-type]
        at a.yaml:7 strategies[0].dedup
        found ["none"]
        expected one of "none", "exact-hash", "perceptual-hash", "incident-window", "entity-link", a file such as ./my-dedup.ts, { command: ... }, { url: ... }, or { reference: ideal or oracle }
        fix write the stage's name, or { use: NAME, ... } with its options"
    `);
  });

  test("a file that is not there is told with the one that is", () => {
    expect(changed("first-come", "{ use: ./my-tirage.ts }")).toMatchInlineSnapshot(`
      "The stage's file does not exist. [no-such-file]
        at a.yaml:7 strategies[0].triage.use
        found "./my-tirage.ts"
        expected the path of a file, relative to the file that names it
        fix change it to "./my-triage.ts""
    `);
  });

  test("a folder is no file of a stage", () => {
    expect(changed("first-come", "./")).toContain("The stage's file does not exist. [no-such-file]");
  });

  test("options are checked by the stage", () => {
    const options = "{ use: exact-hash, dys: 30, scope: acount, maxSize: 1 }";
    expect(changed("dedup: none", `dedup: ${options}`)).toMatchInlineSnapshot(`
      ""scope" has an unknown value. [unknown-value]
        at a.yaml:7 strategies[0].dedup.scope
        found "acount"
        expected one of "provider", "account"
        fix change it to "account"
      "maxSize" is out of range. [out-of-range]
        at a.yaml:7 strategies[0].dedup.maxSize
        found 1
        expected a number, 2 or more
        fix change it to a number, 2 or more
      The key "dys" is unknown in the options of "exact-hash". [unknown-key]
        at a.yaml:7 strategies[0].dedup.dys
        found "dys"
        expected one of "days", "scope", "maxSize"
        fix change it to "days""
    `);
  });

  test("a stage without options takes none", () => {
    expect(changed("dedup: none", "dedup: { use: none, days: 3 }")).toMatchInlineSnapshot(`
      "The key "days" is unknown in the options of "none". [unknown-key]
        at a.yaml:7 strategies[0].dedup.days
        found "days"
        expected no key
        fix remove it"
    `);
  });
});

describe("parameters", () => {
  const parameter = (world: string): string => problemsOf(wholeScenario(`world: { ${world} }`));

  test("an unknown parameter is told with the nearest", () => {
    expect(parameter("thining: 0.1")).toMatchInlineSnapshot(`
      "The key "thining" is unknown in world. [unknown-key]
        at a.yaml:1 world.thining
        found "thining"
        expected a known name, such as "thinning", "stateGiven", "prolificLow"
        fix change it to "thinning""
    `);
  });

  test("a share lies in 0 to 1", () => {
    expect(parameter("mobileShare: 1.2")).toMatchInlineSnapshot(`
      ""world.mobileShare" is out of range. [out-of-range]
        at a.yaml:1 world.mobileShare
        found 1.2
        expected a number from 0 to 1
        fix change it to a number from 0 to 1"
    `);
  });

  test("a parameter is no text", () => {
    expect(parameter("mobileShare: many")).toMatchInlineSnapshot(`
      ""world.mobileShare" has a value of the wrong type. [wrong-type]
        at a.yaml:1 world.mobileShare
        found "many"
        expected a number from 0 to 1, or { value: NUMBER, source: TEXT }
        fix change it to a number from 0 to 1, or { value: NUMBER, source: TEXT }"
    `);
  });

  test("a value lies in the range that comes with it", () => {
    expect(parameter("mobileShare: { value: 0.1, range: [0.2, 0.3] }")).toMatchInlineSnapshot(`
      ""world.mobileShare.range" is out of range. [out-of-range]
        at a.yaml:1 world.mobileShare.range
        found [0.2,0.3]
        expected a lowest and a highest number with the value between them
        fix change it to a lowest and a highest number with the value between them"
    `);
  });

  test("a range needs its number, and confidence is one of three words", () => {
    expect(parameter("mobileShare: { range: [0.2, 0.3], confidence: hgh, soruce: x }")).toMatchInlineSnapshot(`
      "The key "value" is missing in world.mobileShare. [missing-key]
        at a.yaml:1 world.mobileShare.value
        found nothing
        expected a number from 0 to 1
        fix add "value: ..."
      "world.mobileShare.confidence" has an unknown value. [unknown-value]
        at a.yaml:1 world.mobileShare.confidence
        found "hgh"
        expected one of "low", "medium", "high"
        fix change it to "high"
      The key "soruce" is unknown in world.mobileShare. [unknown-key]
        at a.yaml:1 world.mobileShare.soruce
        found "soruce"
        expected one of "value", "range", "source", "confidence"
        fix change it to "source""
    `);
  });

  test("staff are counted, and nobody is too few", () => {
    const floor = "floor: { urgentServers: 0, labellingServers: 2.5, memberSeconds: -1 }";
    expect(problemsOf(wholeScenario(floor))).toMatchInlineSnapshot(`
      ""floor.labellingServers" has a value of the wrong type. [wrong-type]
        at a.yaml:1 floor.labellingServers
        found 2.5
        expected a whole number, 1 or more, or { value: NUMBER, source: TEXT }
        fix change it to a whole number, 1 or more, or { value: NUMBER, source: TEXT }
      "floor.urgentServers" is out of range. [out-of-range]
        at a.yaml:1 floor.urgentServers
        found 0
        expected a whole number, 1 or more
        fix change it to a whole number, 1 or more
      "floor.memberSeconds" is out of range. [out-of-range]
        at a.yaml:1 floor.memberSeconds
        found -1
        expected a number above 0
        fix change it to a number above 0"
    `);
  });

  test("a lever stays in its range", () => {
    expect(parameter("thinning: 1")).toContain("expected a number from 0 to 0.99");
  });
});

describe("files", () => {
  test("a scenario that is not there is told with the one that is", () => {
    const folder = scenarioFolder({ "demo.yaml": wholeScenario() });
    expect(folder.problemsOf("dmeo.yaml")).toMatchInlineSnapshot(`
      "The scenario file does not exist. [no-such-file]
        at dmeo.yaml
        found "dmeo.yaml"
        expected the path of a scenario file
        fix change it to "demo.yaml""
    `);
  });

  test("a folder is no scenario", () => {
    const folder = scenarioFolder({ "sub/a.yaml": wholeScenario() });
    expect(folder.problemsOf("sub")).toMatchInlineSnapshot(`
      "The scenario file cannot be read. [unreadable-file]
        at sub
        found EISDIR
        expected the path of a scenario file
        fix give the path of a file that can be read"
    `);
  });

  test.each([
    ["a tab", "name: a\nfloor:\n\tlabellingServers: 3\n"],
    ["a key that stands twice", "name: a\ndays: 1\nname: b\n"],
    ["a bracket that stays open", "name: a\nprimary: [escalation.share\ndays: 1\n"],
    ["a second document", "name: a\n---\nname: b\n"],
    ["a tag", "name: !secret a\n"],
    ["an alias of nothing", "name: a\nquestion: *n\n"],
  ])("%s is told on its line", (_what, text) => {
    expect(problemsOf(text)).toMatchSnapshot();
  });

  test("an alias that leads to itself, or to aliases of aliases, is refused", () => {
    expect(problemsOf("world: &w { world: *w }\n")).toContain("A YAML alias leads nowhere, or to a value with further");
    expect(problemsOf("name: &a [x]\nseed: &b [*a]\nworld: [*b]\n")).toContain('found "*b"');
  });
});

test("all problems of a file are told at once, in the order of its lines", () => {
  const text = wholeScenario("primary: [escalation.shar]", "world: { thining: 1 }", "warmupDays: -1")
    .replace("days: 7", "days: x")
    .replace("none", "nine");
  const codes = problemsOf(text).match(/\[[a-z-]+\]$/gm);
  expect(codes).toEqual(["[unknown-metric]", "[unknown-key]", "[out-of-range]", "[wrong-type]", "[unknown-stage]"]);
});
