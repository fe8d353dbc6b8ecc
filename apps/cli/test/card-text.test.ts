import { sampleRun } from "@tipbench/charts/testing";
import { syntheticNotice } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { cardText } from "../src/card-text.ts";

const { card } = sampleRun(1, 7);
const text = cardText(card);
/** The cells of the line that begins with this title. */
const cells = (title: string): readonly string[] => {
  const line = text.split("\n").find((one) => one.startsWith(`│ ${title}`)) ?? "";
  return line.split("│").map((cell) => cell.trim());
};

test("a card in a terminal has a line a figure with its verdict in a word", () => {
  expect(cells("Reports of the public").slice(2, -1)).toEqual([
    ...["0.730%", "0.760%", "+0.0300 pp", "± 0.1 pp", "calc", "within"],
  ]);
  expect(cells("Located reports listed under IND").at(-2)).toBe("not within [1]");
  expect(cells("Providers that reported").at(-2)).toBe("cannot be told [2]");
  expect(cells("Arrests").slice(2, 4)).toEqual(["10,800", "–"]);
  expect(cells("Bursts").at(-2)).toBe("disagrees");
});

test("what is to be known of a figure stands under its table", () => {
  expect(text).toContain("[1] a note <with> letters & signs\n[2] 7 of 365 days");
});

test("a card says what was compared, what it cannot show, how many fit, and that it is synthetic", () => {
  expect(text).toContain("sample against the figures published for 2023: 7 days at scale 1, one replication");
  expect(text).toContain("- Fit is calibration, not validation.");
  expect(text).toContain(`${card.summary}\n${syntheticNotice}\n`);
});
