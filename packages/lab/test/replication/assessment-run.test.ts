import { allocateColumns, type Batch } from "@tipbench/columns";
import type { AssessmentStage } from "@tipbench/stage-kit";
import { type AssessmentColumn, type AssessmentColumns, assessmentColumns, UserError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { assessmentRun } from "../../src/replication/assessment-run.ts";
import type { StagePlace } from "../../src/replication/stage-fault.ts";

const isColumn = (name: string): name is AssessmentColumn => name in assessmentColumns;
const names = Object.keys(assessmentColumns).filter(isColumn);

/** Items of which each has its number as its place. */
function itemsOf(rows: number, firstRow = 0): Batch<AssessmentColumns> {
  const columns = allocateColumns(assessmentColumns, names, { reports: rows, files: 0 });
  columns.place.forEach((_, row) => {
    columns.place[row] = row;
  });
  return { firstRow, rows, columns, fileOffsets: new Uint32Array(0) };
}

const place: StagePlace = {
  step: "assessment",
  strategy: "mine",
  choice: { kind: "file", use: "./my-stage.ts", options: {}, line: 9 },
  file: "a.yaml",
};

type Assess = AssessmentStage<"place">["assess"];
const stageThat = (assess: Assess): AssessmentStage<"place"> => ({ name: "mine", reads: ["place"], assess });
const whole = () => ({ sliceRows: Number.POSITIVE_INFINITY, calls: 0 });
const runThat = (assess: Assess) => assessmentRun(stageThat(assess), place, whole());

/** Opens items in even places and logs those in odd ones. */
const byParity: Assess = ({ rows, columns }, { action }) => {
  for (let row = 0; row < rows; row++) action[row] = (columns.place[row] ?? 0) % 2 === 0 ? 1 : 3;
};

/** The problem for which a stage is refused. */
function refusalOf(assess: Assess, rows = 3): unknown {
  try {
    runThat(assess).run(itemsOf(rows, 40), 7);
  } catch (error) {
    if (error instanceof UserError) return error.problems[0];
    throw error;
  }
  return null;
}

describe("an assessment step", () => {
  test("gives an action an item", () => {
    const run = runThat(byParity);
    run.run(itemsOf(5), 0);
    expect([...run.action.subarray(0, 5)]).toEqual([1, 3, 1, 3, 1]);
  });

  test("hands over the columns that the stage reads, and no other", () => {
    const seen: string[][] = [];
    runThat(({ rows, columns }, { action }) => {
      seen.push(Object.keys(columns));
      action.fill(4, 0, rows);
    }).run(itemsOf(2), 0);
    expect(seen).toEqual([["place"]]);
  });

  test("decides alike in slices, each with the number of its first item", () => {
    const firstRows: number[] = [];
    const handing = { sliceRows: 2, calls: 0 };
    const stage = stageThat((items, out) => {
      firstRows.push(items.firstRow);
      byParity(items, out);
    });
    const run = assessmentRun(stage, place, handing);
    run.run(itemsOf(5, 100), 0);
    expect([...run.action.subarray(0, 5)]).toEqual([1, 3, 1, 3, 1]);
    expect({ firstRows, calls: handing.calls }).toEqual({ firstRows: [100, 102, 104], calls: 3 });
  });

  test("finds room for a tick of any size", () => {
    const run = runThat(byParity);
    for (const rows of [3, 5000, 2, 20_000]) {
      run.run(itemsOf(rows), 0);
      const decided = run.action.subarray(0, rows);
      expect(decided.every((action, row) => action === (row % 2 === 0 ? 1 : 3))).toBe(true);
      expect(decided.length).toBe(rows);
    }
  });

  test("makes no call where no agency handled anything", () => {
    const handing = whole();
    assessmentRun(stageThat(byParity), place, handing).run(itemsOf(0), 0);
    expect(handing.calls).toBe(0);
  });

  test("forgets the tick before: an item that nobody decides is refused", () => {
    let tick = 0;
    const run = runThat((items, out) => {
      if (tick++ === 0) byParity(items, out);
    });
    run.run(itemsOf(4), 0);
    expect(() => run.run(itemsOf(4), 1)).toThrow(UserError);
  });
});

describe("an assessment stage is refused, with place, item and tick, that", () => {
  test.each<[string, Assess, Readonly<Record<string, unknown>>]>([
    [
      "leaves an item undecided",
      (items, out) => {
        byParity(items, out);
        out.action[2] = 0;
      },
      {
        code: "undecided-row",
        message: 'Stage "./my-stage.ts" left item 42 undecided (tick 7).',
        at: "a.yaml:9 strategies.mine.assessment",
        found: "action 0",
        expected: "an action: 1 open, 2 welfareCheck, 3 log, 4 close",
        fix: "write action[row] for every row",
      },
    ],
    [
      "gives an action that is none",
      (items, out) => {
        byParity(items, out);
        out.action[1] = 5;
      },
      {
        code: "code-out-of-range",
        message: 'Stage "./my-stage.ts" gave item 41 a code out of range (tick 7).',
        found: "action 5",
      },
    ],
    [
      "throws",
      () => {
        throw new RangeError("too much");
      },
      {
        code: "stage-threw",
        message: 'Stage "./my-stage.ts" threw an error (tick 7).',
        found: "RangeError: too much",
        fix: "mend ./my-stage.ts",
      },
    ],
  ])("%s", (_, assess, problem) => {
    expect(refusalOf(assess)).toMatchObject(problem);
  });
});
