import { type CaseEvents, endingBits, outcomeOf } from "@tipbench/floor";
import { keyOf } from "@tipbench/random";
import { actionableFlag, createRunTruth, wrongPersonFlag } from "@tipbench/scoring";
import type { Feedback } from "@tipbench/stage-kit";
import { UserError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { FeedbackLog } from "../../src/replication/feedback.ts";
import type { StagePlace } from "../../src/replication/stage-fault.ts";
import { learnersOf } from "../../src/replication/stage-runs.ts";
import { labelledTick } from "../fixtures/labelled-tick.ts";

const key = keyOf("what a tick taught", "outcomes");
const rows = 40;
const truth = createRunTruth(rows);
for (let row = 0; row < rows; row++) {
  truth.submission[row] = 1000 + row;
  truth.flags[row] = (row % 2) * actionableFlag + (row % 3 === 0 ? wrongPersonFlag : 0);
}
const listOf = (numbers: readonly number[]) => ({ count: numbers.length, values: Uint32Array.from([...numbers, 77]) });
const none = listOf([]);

/** Events of a tick in which some referrals' endings were told, as [row, agency, bits]. */
function endings(ended: readonly (readonly [number, number, number])[]): CaseEvents {
  return {
    openedRows: none,
    sharedRows: none,
    doubleRows: none,
    warrantRows: none,
    joinedRows: none,
    linkedRows: none,
    staleRows: none,
    endedRows: listOf(ended.map(([row]) => row)),
    endedAgencies: listOf(ended.map(([, agency]) => agency)),
    endedBits: listOf(ended.map(([, , bits]) => bits)),
  };
}

const labels = {
  labelledFiles: Uint8Array.of(2, 1, 99),
  labelledTypes: Uint8Array.of(8, 2, 99),
  labelledAge: Uint8Array.of(3, 0, 99),
  labelledFlags: Uint8Array.of(1, 0, 99),
};
const tick = labelledTick([
  { item: 4, row: 12 },
  { item: 9, row: 10 },
]);

/** A log and a stage that keeps what it is told. */
function openLog() {
  const told: Feedback[] = [];
  const log = new FeedbackLog(truth, key);
  const learner = { learn: (feedback: Feedback) => told.push(feedback) };
  return { log, told, tell: (events: CaseEvents) => log.tell([learner], events, 7) };
}

describe("a stage that learns is told", () => {
  test("labels of the tick, each with its row, and nothing behind the last", () => {
    const { log, told, tell } = openLog();
    log.labelled(tick, labels);
    tell(endings([]));
    expect(told).toEqual([
      {
        labels: {
          row: Uint32Array.of(12, 10),
          files: Uint8Array.of(2, 1),
          types: Uint8Array.of(8, 2),
          age: Uint8Array.of(3, 0),
          flags: Uint8Array.of(1, 0),
        },
        outcomes: { row: new Uint32Array(0), agency: new Uint16Array(0), status: new Uint8Array(0) },
      },
    ]);
  });

  test("labels once, and of a tick that taught nothing it is not told", () => {
    const { log, told, tell } = openLog();
    log.labelled(tick, labels);
    tell(endings([]));
    tell(endings([]));
    log.labelled(labelledTick([]), labels);
    tell(endings([]));
    expect(told).toHaveLength(1);
  });

  test("what was labelled, though the desk writes over its columns before the tick is over", () => {
    const { log, told, tell } = openLog();
    const columns = { ...labels, labelledFiles: labels.labelledFiles.slice() };
    log.labelled(tick, columns);
    columns.labelledFiles.fill(50);
    tell(endings([]));
    expect(told[0]?.labels.files).toEqual(Uint8Array.of(2, 1));
  });

  test("outcomes by the published list: of what the agency did, of stale evidence, and of what it found to be so", () => {
    const { told, tell } = openLog();
    const all = Array.from({ length: rows }, (_, row) => [row, row % 5, row % 4] as const);
    tell(endings(all));
    const statuses = all.map(([row, , bits]) =>
      outcomeOf(key, 1000 + row, {
        isOpened: (bits & endingBits.opened) !== 0,
        isSound: row % 2 === 1 && row % 3 !== 0,
        isStale: (bits & endingBits.stale) !== 0,
      }),
    );
    expect(new Set(statuses).size).toBeGreaterThan(4);
    expect(told[0]?.outcomes).toEqual({
      row: Uint32Array.from(all, ([row]) => row),
      agency: Uint16Array.from(all, ([, agency]) => agency),
      status: Uint8Array.from(statuses),
    });
  });

  test("nothing of the truth: labels and outcomes are all that there is", () => {
    const { log, told, tell } = openLog();
    log.labelled(tick, labels);
    tell(endings([[3, 1, 1]]));
    expect(Object.keys(told[0] ?? {})).toEqual(["labels", "outcomes"]);
    expect(Object.keys(told[0]?.labels ?? {})).toEqual(["row", "files", "types", "age", "flags"]);
    expect(Object.keys(told[0]?.outcomes ?? {})).toEqual(["row", "agency", "status"]);
  });
});

const placeOf = (kind: "file" | "builtIn"): StagePlace => ({
  step: "triage",
  strategy: "mine",
  choice: { kind, use: "./my-stage.ts", options: {}, line: 9 },
  file: "a.yaml",
});
const nothing: Feedback = {
  labels: {
    row: new Uint32Array(0),
    files: new Uint8Array(0),
    types: new Uint8Array(0),
    age: new Uint8Array(0),
    flags: new Uint8Array(0),
  },
  outcomes: { row: new Uint32Array(0), agency: new Uint16Array(0), status: new Uint8Array(0) },
};

describe("learners", () => {
  test("are the stages that learn, in their order, each as itself", () => {
    class Counting {
      count = 0;
      learn(): void {
        this.count += 1;
      }
    }
    const [first, second] = [new Counting(), new Counting()];
    const place = placeOf("builtIn");
    const found = learnersOf([first, null, {}, second].map((stage) => ({ stage, place })));
    expect(found).toHaveLength(2);
    found[1]?.learn(nothing, 3);
    expect([first.count, second.count]).toEqual([0, 1]);
  });

  test("that throw are told so, with place and tick", () => {
    const stage = {
      learn(): never {
        throw new RangeError("no room");
      },
    };
    let problem: unknown;
    try {
      learnersOf([{ stage, place: placeOf("file") }])[0]?.learn(nothing, 3);
    } catch (error) {
      problem = error instanceof UserError ? error.problems[0] : error;
    }
    expect(problem).toMatchObject({
      code: "stage-threw",
      at: "a.yaml:9 strategies.mine.triage",
      message: 'Stage "./my-stage.ts" threw an error in learn (tick 3).',
      found: "RangeError: no room",
      expected: "learn(feedback) that returns, whatever it is told",
    });
  });
});
