import type { TriageStage } from "@tipbench/stage-kit";
import { type StageColumn, UserError } from "@tipbench/vocabulary";
import { chunkMemory, chunkOver } from "@tipbench/world";
import { describe, expect, test } from "vitest";
import { isAskedAgain, SecondOccasion } from "../../src/replication/second-occasion.ts";
import type { StagePlace } from "../../src/replication/stage-fault.ts";
import type { TickView } from "../../src/replication/tick-view.ts";
import { labelledTick } from "../fixtures/labelled-tick.ts";

const place: StagePlace = {
  step: "triage",
  strategy: "mine",
  choice: { kind: "file", use: "./my-stage.ts", options: {}, line: 9 },
  file: "a.yaml",
};

type Column = "accountKey" | "provider" | "bundleRow" | "fileHash" | "labelledFiles" | "labelledFlags";
const reads: readonly Column[] = ["accountKey", "provider", "bundleRow", "fileHash", "labelledFiles", "labelledFlags"];

/** What a stage was given of an item: account, provider, bundle, labelled files, flags. */
type Seen = readonly [number, number, number, number, number];

/** A stage that notes what it sees and says what `says` says. */
function noting(says: Partial<Record<"priority" | "disposition" | "escalate" | "score", number>> = {}) {
  const { priority = 2, disposition = 1, escalate = 0, score = 0.5 } = says;
  const batches: { readonly seen: readonly Seen[]; readonly files: number; readonly offsets: number[] }[] = [];
  const stage: TriageStage<Column> = {
    name: "noting",
    reads,
    triage({ rows, columns, fileOffsets }, occasion, out) {
      expect(occasion).toBe("labelled");
      const seen = Array.from(
        { length: rows },
        (_, i): Seen => [
          columns.accountKey[i] ?? -1,
          columns.provider[i] ?? -1,
          columns.bundleRow[i] ?? -1,
          columns.labelledFiles[i] ?? -1,
          columns.labelledFlags[i] ?? -1,
        ],
      );
      batches.push({ seen, files: columns.fileHash.length, offsets: [...fileOffsets] });
      out.priority.fill(priority);
      out.disposition.fill(disposition);
      out.escalate.fill(escalate);
      out.score.fill(score);
    },
  };
  return { batches, stage };
}

const perTick = 100;

/** Tick `tick` of a chunk of three, rows of which have their number in the run as account and, from 7 on, as provider. */
function viewOf(tick: number): { readonly view: TickView; readonly house: { readonly bundleRow: Uint32Array } } {
  const firstOfChunk = 1000;
  const chunk = chunkOver(chunkMemory({ ticks: 3, reports: 3 * perTick, files: 0 }, ["accountKey", "provider"]));
  chunk.columns.accountKey?.set(Array.from({ length: 3 * perTick }, (_, at) => firstOfChunk + at));
  chunk.columns.provider?.set(Array.from({ length: 3 * perTick }, (_, at) => at % 250));
  const from = tick * perTick;
  const firstRow = firstOfChunk + from;
  const view = { chunk, from, to: from + perTick, rows: perTick, firstRow, tick };
  return { view, house: { bundleRow: Uint32Array.from({ length: perTick }, (_, at) => 5000 + firstRow + at) } };
}

const labels = (count: number) => ({
  labelledFiles: Uint8Array.from({ length: count + 3 }, (_, at) => 1 + (at % 60)),
  labelledTypes: new Uint8Array(count + 3).fill(8),
  labelledAge: new Uint8Array(count + 3),
  labelledFlags: Uint8Array.from({ length: count + 3 }, (_, at) => at % 7),
});
const whole = () => ({ sliceRows: Number.POSITIVE_INFINITY, calls: 0 });

/** What a stage should see of the row of an item that stands `at` among the labelled. */
const seenOf = (row: number, at: number): Seen => [row, (row - 1000) % 250, 5000 + row, 1 + (at % 60), at % 7];

/** Keeps rows under items, tick by tick, and asks about some items. */
function ask(
  ticks: readonly (readonly (readonly [row: number, item: number])[])[],
  asked: readonly { readonly item: number; readonly row: number }[],
  { noted = noting(), handing = whole() } = {},
) {
  const occasion = new SecondOccasion(noted.stage, place, handing);
  ticks.forEach((admitted, tick) => {
    const { view, house } = viewOf(tick);
    occasion.keep(view, house, labelledTick([], admitted));
  });
  const labelled = labelledTick(asked);
  const out = occasion.decide(labelled, labels(asked.length), 17);
  return { ...noted, labelled, out, handing };
}

describe("triage's second occasion", () => {
  test.each<[boolean, readonly StageColumn[]]>([
    [true, ["labelledFlags"]],
    [true, ["provider", "labelledFiles"]],
    [false, ["provider", "matchKnown", "bundleRow"]],
    [false, []],
  ])("is there (%s) for a stage that reads %j", (expected, names) => {
    expect(isAskedAgain({ reads: names })).toBe(expected);
  });

  test("shows each item with the columns that its report had on receipt, and with its labels", () => {
    const { batches } = ask(
      [
        [
          [1004, 3],
          [1099, 0],
        ],
        [],
        [[1207, 8]],
      ],
      [
        { item: 8, row: 1207 },
        { item: 3, row: 1004 },
        { item: 0, row: 1099 },
      ],
    );
    expect(batches).toEqual([
      { seen: [seenOf(1207, 0), seenOf(1004, 1), seenOf(1099, 2)], files: 0, offsets: [0, 0, 0, 0] },
    ]);
  });

  test("forgets an item whose number another one bears now", () => {
    const { batches } = ask([[[1004, 3]], [[1150, 3]]], [{ item: 3, row: 1150 }]);
    expect(batches[0]?.seen).toEqual([seenOf(1150, 0)]);
  });

  test("keeps earlier items where later ones have far higher numbers", () => {
    const many = Array.from({ length: perTick }, (_, at) => [1100 + at, 900 + 7 * at] as const);
    const { batches } = ask(
      [[[1004, 3]], many],
      [{ item: 3, row: 1004 }, ...many.map(([row, item]) => ({ item, row }))],
    );
    expect(batches[0]?.seen).toEqual([seenOf(1004, 0), ...many.map(([row], at) => seenOf(row, at + 1))]);
  });

  test("puts the stage's word in place of what stood there, and leaves its scores", () => {
    const noted = noting({ priority: 4, disposition: 2, escalate: 1, score: 7 });
    const { labelled, out } = ask([[[1004, 3]]], [{ item: 3, row: 1004 }], { noted });
    const { priority, disposition, escalate } = labelled.items;
    expect([priority[0], disposition[0], escalate[0], out.score[0]]).toEqual([4, 2, 1, 7]);
  });

  test("sees the same in slices", () => {
    const rows = Array.from({ length: 10 }, (_, at) => [1000 + at, at] as const);
    const asked = rows.map(([row, item]) => ({ item, row }));
    const { batches, handing } = ask([rows], asked, { handing: { sliceRows: 4, calls: 0 } });
    expect(batches.map(({ seen }) => seen.length)).toEqual([4, 4, 2]);
    expect(batches.flatMap(({ seen }) => seen)).toEqual(ask([rows], asked).batches[0]?.seen);
    expect(handing.calls).toBe(3);
  });

  test("makes no call where nothing was labelled", () => {
    const { batches, handing } = ask([[[1004, 3]]], []);
    expect({ batches, calls: handing.calls }).toEqual({ batches: [], calls: 0 });
  });

  test.each([
    [{ priority: 0 }, "undecided-row", "left row 1004 undecided"],
    [{ disposition: 3 }, "code-out-of-range", "gave row 1004 a code out of range"],
    [{ score: Number.NaN }, "code-out-of-range", "gave row 1004 a code out of range"],
  ])("refuses %j, with row and tick, and lets what stood there stand", (says, code, words) => {
    const occasion = new SecondOccasion(noting(says).stage, place, whole());
    const { view, house } = viewOf(0);
    occasion.keep(view, house, labelledTick([], [[1004, 3]]));
    const labelled = labelledTick([{ item: 3, row: 1004 }]);
    let problem: unknown;
    try {
      occasion.decide(labelled, labels(1), 17);
    } catch (error) {
      problem = error instanceof UserError ? error.problems[0] : error;
    }
    expect(problem).toMatchObject({ code, message: `Stage "./my-stage.ts" ${words} (tick 17).` });
    expect([labelled.items.priority[0], labelled.items.disposition[0]]).toEqual([3, 1]);
  });
});
