import { isReviewed } from "@tipbench/floor";
import { keyOf } from "@tipbench/random";
import { createRunTruth, wrongPersonFlag } from "@tipbench/scoring";
import type { Labeller } from "@tipbench/world";
import { describe, expect, test } from "vitest";
import { LabelDesk } from "../../src/replication/item-labels.ts";
import { type LabelledItem, labelledTick } from "../fixtures/labelled-tick.ts";

const [notRelevant, relevant] = [1, 3];
const reviewKey = keyOf("labels of items", "review");

/** Labels by content: the type is its hundreds, the age its tens, the flags its ones. */
const byDigits: Labeller = (content, _report, out) => {
  out.type = Math.floor(content / 100);
  out.age = Math.floor(content / 10) % 10;
  out.flags = content % 10;
};

function deskWith(label: Labeller = byDigits, reviewedShare = 0, areRead = true) {
  const truth = createRunTruth(10);
  return { truth, desk: new LabelDesk({ label, truth, reviewKey, reviewedShare, areRead, contents: 1000 }) };
}

function labelsOf(items: readonly LabelledItem[]): readonly (readonly number[])[] {
  const labels = deskWith().desk.labelsOf(labelledTick(items));
  return items.map((_, i) =>
    [labels.labelledFiles, labels.labelledTypes, labels.labelledAge, labels.labelledFlags].map((of) => of[i] ?? -1),
  );
}

describe("the labels of an item", () => {
  test("are the number of its files, each type's bit, the lowest age among the relevant, and every flag", () => {
    expect(labelsOf([{ item: 0, row: 0, contents: [341, 324, 110] }])).toEqual([[3, (1 << 1) | (1 << 3), 2, 5]]);
  });

  test("have no age where nothing is relevant", () => {
    expect(labelsOf([{ item: 0, row: 0, contents: [110, 210] }])).toEqual([[2, (1 << 1) | (1 << 2), 0, 0]]);
  });

  test("are those of its own files, in a tick of many items", () => {
    const many = Array.from({ length: 300 }, (_, item) => ({
      item,
      row: item % 10,
      contents: item % 2 === 0 ? [110] : [342, 331],
    }));
    labelsOf(many).forEach((labels, item) => {
      expect(labels).toEqual(item % 2 === 0 ? [1, 1 << notRelevant, 0, 0] : [2, 1 << relevant, 3, 3]);
    });
  });

  test("are asked for with the grade of its report and whether that is wrong about the person", () => {
    const asked: unknown[] = [];
    const { truth, desk } = deskWith((content, report, out) => {
      asked.push([content, report.grade, report.isWrongPerson]);
      out.type = relevant;
    });
    truth.flags.set([2, 1 | wrongPersonFlag]);
    desk.labelsOf(
      labelledTick([
        { item: 5, row: 1, contents: [7] },
        { item: 4, row: 0, contents: [8, 9] },
      ]),
    );
    expect(asked).toEqual([
      [7, 1, true],
      [8, 2, false],
      [9, 2, false],
    ]);
  });
});

test("relevant files that two more analysts review are added to the shared list, and no others", () => {
  const contents = Array.from({ length: 60 }, (_, place) => (place % 3 === 0 ? 110 : 300) + (place % 100));
  const { desk } = deskWith(byDigits, 0.4);
  desk.labelsOf(labelledTick([{ item: 0, row: 0, contents }]));
  const wanted = contents.filter((content) => content >= 300 && isReviewed(reviewKey, content, 0.4));
  expect(wanted.length).toBeGreaterThan(5);
  expect(desk.addedToList).toBe(wanted.length);
  desk.labelsOf(labelledTick([{ item: 0, row: 0, contents }]));
  expect(desk.addedToList, "a second time they are on it").toBe(wanted.length);
});

test("the same files are added where nobody reads the labels", () => {
  const contents = Array.from({ length: 60 }, (_, place) => (place % 3 === 0 ? 110 : 300) + (place % 100));
  const items = labelledTick([{ item: 0, row: 0, contents }]);
  const added = [true, false].map((areRead) => {
    const { desk } = deskWith(byDigits, 0.4, areRead);
    desk.labelsOf(items);
    return desk.addedToList;
  });
  expect(added[1]).toBe(added[0]);
  expect(added[0]).toBeGreaterThan(5);
});
