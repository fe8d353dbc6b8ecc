import { describe, expect, test } from "vitest";
import type {
  AssessmentBatch,
  AssessmentOut,
  AssessmentStage,
  DedupStage,
  Feedback,
  RoutingStage,
  StageBatch,
  StageContext,
  StageFactory,
  TriageOut,
  TriageStage,
} from "../src/index.ts";
import { type AllLawsSettings, checkStageLaws, type StageSubject, stageLaws } from "../src/testing.ts";
import {
  createAccountDedup,
  createFederalRouting,
  createRoomyAssessment,
  createViewedTriage,
} from "./lawful-stages.ts";

const lawful: readonly StageSubject[] = [
  { step: "dedup", create: createAccountDedup },
  { step: "triage", create: createViewedTriage },
  { step: "routing", create: createFederalRouting },
  { step: "assessment", create: createRoomyAssessment },
];

const namesLaw = "report identifiers are names alone: their order and their bits change no decision";
const linkLaw = "every link leads from a row of the batch to an earlier one";

function messageOf(subject: StageSubject, settings: AllLawsSettings = {}): string {
  try {
    checkStageLaws(subject, settings);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

function brokenLaw(subject: StageSubject, settings: AllLawsSettings = {}): string | undefined {
  return /breaks the law "(.*)"\./.exec(messageOf(subject, settings))?.[1];
}

const againLaw = "asked again about labelled rows, it decides each in range, alone or not";

/** Triage that decides every row on receipt, and does something of its own where labels have come in. */
function againThat(does: (batch: StageBatch<"labelledTypes">, out: TriageOut) => void) {
  const create = (): TriageStage<"labelledTypes"> => ({
    name: "planted",
    reads: ["labelledTypes"],
    triage(batch, occasion, out) {
      out.priority.fill(2, 0, batch.rows);
      out.disposition.fill(1, 0, batch.rows);
      if (occasion === "labelled") does(batch, out);
    },
  });
  return { step: "triage", create } as const;
}

type Triage = TriageStage<"accountKey">;

/** Triage that gives every row priority 2 and referral, and then does something of its own. */
function triageThat(
  does: (batch: StageBatch<"accountKey">, out: TriageOut) => void,
  reads: Triage["reads"] = ["accountKey"],
): StageSubject {
  const create = (): Triage => ({
    name: "planted",
    reads,
    triage(batch, _occasion, out) {
      out.priority.fill(2, 0, batch.rows);
      out.disposition.fill(1, 0, batch.rows);
      does(batch, out);
    },
  });
  return { step: "triage", create };
}

/** Triage whose score follows from a report's identifier. */
function identifiedThat(scoreOf: (id: number, context: StageContext) => number): StageSubject {
  const create: StageFactory<TriageStage<"reportId">> = (_options, context) => ({
    name: "planted",
    reads: ["reportId"],
    triage({ rows, columns }, _occasion, { priority, disposition, score }) {
      priority.fill(2, 0, rows);
      disposition.fill(1, 0, rows);
      for (let row = 0; row < rows; row++) score[row] = scoreOf(columns.reportId[row] ?? 0, context);
    },
  });
  return { step: "triage", create };
}

function routingThat(agencies: readonly number[], sure: number): StageSubject {
  const create = (): RoutingStage<never> => ({
    name: "planted",
    reads: [],
    route({ rows }, { agency, confidence }) {
      for (let row = 0; row < rows; row++) agency.set(agencies, 3 * row);
      confidence.fill(sure, 0, rows);
    },
  });
  return { step: "routing", create };
}

function dedupThat(dedup: DedupStage<never>["dedup"]): StageSubject {
  return { step: "dedup", create: () => ({ name: "planted", reads: [], dedup }) };
}

type Seen = "fileCount" | "openCases";

/** Assessment that logs every item, and then does something of its own. */
function assessmentThat(does: (items: AssessmentBatch<Seen>, out: AssessmentOut) => void): StageSubject {
  const create = (): AssessmentStage<Seen> => ({
    name: "planted",
    reads: ["fileCount", "openCases"],
    assess(items, out) {
      out.action.fill(3, 0, items.rows);
      does(items, out);
    },
  });
  return { step: "assessment", create };
}

describe("a stage that keeps every law passes", () => {
  test.each(lawful)("$step", (subject) => {
    expect(() => checkStageLaws(subject)).not.toThrow();
  });
});

test("a stage may have another word for labels, and sees some", () => {
  const types = new Set<number>();
  const other = againThat(({ columns }, { priority }) => {
    for (const bits of columns.labelledTypes) types.add(bits);
    priority.fill(3);
  });
  expect(brokenLaw(other)).toBeUndefined();
  expect([...types].sort((a, b) => a - b)).toEqual([2, 4, 6, 8, 10, 12, 14]);
});

test("a stage that reads no label is not asked again", () => {
  const occasions = new Set<string>();
  const create = (): TriageStage<"fileViewed"> => {
    const stage = createViewedTriage();
    return {
      ...stage,
      triage(batch, occasion, out) {
        occasions.add(occasion);
        stage.triage(batch, occasion, out);
      },
    };
  };
  expect(brokenLaw({ step: "triage", create })).toBeUndefined();
  expect([...occasions]).toEqual(["received"]);
});

describe("a stage is refused that", () => {
  test("names a column twice", () => {
    const twice = triageThat(() => {}, ["accountKey", "accountKey"]);
    expect(brokenLaw(twice)).toBe("it reads columns that exist, each named once");
  });

  test("wants bundles before there are any", () => {
    const create = (): DedupStage<"bundleRow"> => ({ name: "planted", reads: ["bundleRow"], dedup() {} });
    expect(brokenLaw({ step: "dedup", create })).toBe("it reads columns that exist, each named once");
  });

  test("asks for a column that it does not name", () => {
    const asks = triageThat(({ columns }) => String(columns.accountKey), []);
    expect(brokenLaw(asks)).toBe("it asks for no column that it does not name");
  });

  test("draws by itself", () => {
    let draws = 0;
    const draw = triageThat(({ rows }, { score }) => {
      for (let row = 0; row < rows; row++) score[row] = draws++;
    });
    expect(brokenLaw(draw)).toBe("the same seed gives the same decisions");
  });

  test("looks at how many rows a call has", () => {
    const counts = triageThat(({ rows }, { score }) => score.fill(rows));
    expect(brokenLaw(counts)).toBe("a tick in one call or in slices gives the same decisions");
  });

  test("writes into its columns", () => {
    const writes = triageThat(({ columns }) => columns.accountKey.fill(1));
    expect(brokenLaw(writes)).toBe("it leaves what it is given as it was");
  });

  test("keeps an array and reads it in the next call", () => {
    const create = (): Triage => {
      const kept: { readonly first: number; readonly last: number; readonly keys: Uint32Array }[] = [];
      return {
        name: "planted",
        reads: ["accountKey"],
        triage({ firstRow, rows, columns }, _occasion, { priority, disposition, score }) {
          kept.push({ first: firstRow, last: firstRow + rows, keys: columns.accountKey });
          for (let row = 0; row < rows; row++) {
            const before = kept.find(({ first, last }) => firstRow + row - 1 >= first && firstRow + row - 1 < last);
            score[row] = before?.keys[firstRow + row - 1 - before.first] ?? 0;
          }
          priority.fill(2, 0, rows);
          disposition.fill(1, 0, rows);
        },
      };
    };
    expect(brokenLaw({ step: "triage", create })).toBe("it does not read what it was given after the call");
  });

  test("looks at files of rows that come later", () => {
    const create = (): TriageStage<"fileViewed"> => ({
      name: "planted",
      reads: ["fileViewed"],
      triage({ rows, columns }, _occasion, { priority, disposition, score }) {
        priority.fill(2, 0, rows);
        disposition.fill(1, 0, rows);
        score.fill(columns.fileViewed.length, 0, rows);
      },
    });
    expect(brokenLaw({ step: "triage", create })).toBe("rows that come later change no decision");
  });

  test.each([
    ["the bits of a report's identifier", (id: number) => id & 1],
    ["its place in the order of identifiers", (id: number) => (id > 0x8000_0000 ? 1 : 0)],
  ])("goes by %s", (_, scoreOf) => {
    expect(brokenLaw(identifiedThat(scoreOf))).toBe(namesLaw);
  });

  test("leaves a row without a priority", () => {
    const skips = triageThat(({ columns, rows }, { priority }) => {
      for (let row = 0; row < rows; row++) if (columns.accountKey[row] === 3) priority[row] = 0;
    });
    expect(brokenLaw(skips)).toBe("it decides every row");
  });

  test("decides nothing when it is asked again", () => {
    const once = againThat((_, { priority }) => priority.fill(0));
    expect(brokenLaw(once)).toBe(againLaw);
    expect(messageOf(once)).toContain("has priority 0 when it is labelled");
  });

  test("looks at how many rows have labels", () => {
    expect(brokenLaw(againThat(({ rows }, { score }) => score.fill(rows)))).toBe(againLaw);
  });

  test("gives no first agency", () => {
    expect(brokenLaw(routingThat([0, 1, 0], 1))).toBe("it decides every row");
  });

  test("leaves an item without an action", () => {
    const skips = assessmentThat(({ rows, columns }, { action }) => {
      for (let row = 0; row < rows; row++) if (columns.fileCount[row] === 0) action[row] = 0;
    });
    expect(brokenLaw(skips)).toBe("it decides every row");
  });

  test("counts the cases that it opens in a call", () => {
    const counts = assessmentThat(({ rows, columns }, { action }) => {
      let open = 0;
      for (let row = 0; row < rows; row++) if ((columns.openCases[row] ?? 0) + open++ < 4) action[row] = 1;
    });
    expect(brokenLaw(counts)).toBe("a tick in one call or in slices gives the same decisions");
  });

  test("assesses by a column of reports", () => {
    const create = () => ({ ...createRoomyAssessment(), reads: ["accountKey"] });
    // @ts-expect-error: a stage of the user's own may be JavaScript
    expect(brokenLaw({ step: "assessment", create })).toBe("it reads columns that exist, each named once");
  });

  test.each([
    ["an action of 5", assessmentThat((_, { action }) => action.fill(5))],
    ["an escalation of 2", triageThat((_, { escalate }) => escalate.fill(2))],
    ["a score that is no number", triageThat((_, { score }) => score.fill(Number.NaN))],
    ["an unknown agency", routingThat([1, 99, 0], 1)],
    ["one agency twice", routingThat([2, 2, 0], 1)],
    ["a confidence above 1", routingThat([1, 0, 0], 1.5)],
  ])("says %s", (_, subject) => {
    expect(brokenLaw(subject)).toBe("what it says is in range");
  });

  test.each([
    ["to itself", dedupThat(({ firstRow, rows }, out) => rows > 0 && out.link(firstRow, firstRow, 1))],
    ["to a row before the run", dedupThat(({ firstRow, rows }, out) => rows > 0 && out.link(firstRow, -1, 1))],
    ["to a later row", dedupThat(({ firstRow, rows }, out) => rows > 0 && out.link(firstRow, firstRow + 1, 1))],
    [
      "with score 0",
      dedupThat(({ firstRow, rows }, out) => firstRow + rows > 1 && out.link(firstRow + rows - 1, 0, 0)),
    ],
  ])("links a row %s", (_, subject) => {
    expect(messageOf(subject, { law: linkLaw })).toMatch(/^Stage "planted" \(dedup\) breaks the law/);
  });

  test("links a row that is not of the batch", () => {
    const links = dedupThat(({ firstRow }, out) => firstRow > 1 && out.link(firstRow - 1, 0, 1));
    expect(messageOf(links, { law: linkLaw })).toMatch(/a link from row \d+, which is not of the batch of rows/);
  });

  test.each([
    ["a review", dedupThat(({ firstRow, rows }, out) => rows > 0 && out.review(firstRow, firstRow, 1))],
    ["a comparison", dedupThat(({ firstRow, rows }, out) => rows > 0 && out.compared(firstRow, firstRow + 1))],
  ])("says %s of a row and one that is not before it", (words, subject) => {
    expect(messageOf(subject, { law: linkLaw })).toContain(`${words} from row 0 to row`);
  });

  test("throws", () => {
    const throws = triageThat(({ rows }) => {
      if (rows > 3) throw new Error("too many for me");
    });
    expect(messageOf(throws)).toContain("found   Error: too many for me");
  });
});

describe("a failure", () => {
  const skipsThrees = triageThat(({ columns, rows }, { priority }) => {
    for (let row = 0; row < rows; row++) if (columns.accountKey[row] === 3) priority[row] = 0;
  });

  test("shows the smallest stream, with the columns that the stage reads", () => {
    expect(messageOf(skipsThrees)).toContain("tick 0  { firstRow: 0, rows: 1, accountKey: [3] }");
  });

  test("is found again by its replay line", () => {
    const message = messageOf(skipsThrees);
    const [, law = "", seed, path = ""] = /law: "(.*)", seed: (-?\d+), path: "([\d:]+)"/.exec(message) ?? [];
    expect(messageOf(skipsThrees, { law, seed: Number(seed), path, runs: 1 })).toBe(message);
  });
});

describe("a stage that learns", () => {
  type Counts = (feedback: Feedback) => number;

  /** Triage whose score is what it has counted in all that it was told. */
  function learnerThat(count: Counts): StageSubject {
    const create = (): TriageStage<never> => {
      const told: Feedback[] = [];
      return {
        name: "planted",
        reads: [],
        triage({ rows }, _occasion, { priority, disposition, score }) {
          priority.fill(2, 0, rows);
          disposition.fill(1, 0, rows);
          score.fill(
            told.reduce((sum, feedback) => sum + count(feedback), 0),
            0,
            rows,
          );
        },
        learn: (feedback) => told.push({ ...feedback }),
      };
    };
    return { step: "triage", create };
  }

  test("passes, and is told labels and outcomes", () => {
    let [labels, outcomes] = [0, 0];
    const counts = learnerThat((feedback) => {
      labels += feedback.labels.row.length;
      outcomes += feedback.outcomes.row.length;
      return 1;
    });
    expect(brokenLaw(counts, { runs: 30 })).toBeUndefined();
    expect(Math.min(labels, outcomes)).toBeGreaterThan(100);
  });

  test("is refused where it keeps an array that it was told", () => {
    const reads = learnerThat(({ outcomes }) => outcomes.row[0] ?? 0);
    expect(brokenLaw(reads)).toBe("it does not read what it was given after the call");
  });

  test("is refused where it writes into what it was told", () => {
    const create = () => ({
      ...createViewedTriage(),
      learn: ({ outcomes }: Feedback) => void outcomes.status.fill(0),
    });
    expect(brokenLaw({ step: "triage", create })).toBe("it leaves what it is given as it was");
  });
});

test("draws by an identifier are chance, and no use of its bits", () => {
  const drawn = identifiedThat((id, { uniform }) => uniform(id, 0));
  expect(brokenLaw(drawn, { runs: 30 })).toBeUndefined();
});

test("a law that is none of the step's is refused", () => {
  const [subject] = lawful;
  expect(stageLaws("dedup")).not.toContain("it decides every row");
  expect(() => subject && checkStageLaws(subject, { law: "it decides every row" })).toThrow(RangeError);
});

test("a factory's own error is passed on", () => {
  const create = (): never => {
    throw new TypeError("no such option");
  };
  expect(() => checkStageLaws({ step: "triage", create }, { options: { speed: 1 } })).toThrow("no such option");
});
