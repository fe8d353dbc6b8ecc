import { incidentTypes } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { gradeModel } from "../src/index.ts";
import { smallWorld, wholeStream } from "./whole-stream.ts";

const states = 8;
const yes = 2;
const pressureBits = 1 | 16;
const world = smallWorld("grade model", { days: 7, scale: 0.15 });
const model = gradeModel(world);
const chunk = wholeStream(world, 96, [
  "reportId",
  "provider",
  "incidentType",
  "providerEscalation",
  "annotations",
  "marked",
]);
const { provider, incidentType, providerEscalation, annotations, marked, fileCount } = chunk.columns;
const { grade } = chunk.truth;

/** Counted and expected numbers of the rows for which `holds`: of urgent ones, of flags, of pressure, of marks. */
function totals(holds: (row: number) => boolean) {
  const sums = { rows: 0, urgent: [0, 0], flagged: [0, 0], pressed: [0, 0], marked: [0, 0] };
  const add = (pair: number[], counted: boolean, expected: number): void => {
    pair[0] = (pair[0] ?? 0) + Number(counted);
    pair[1] = (pair[1] ?? 0) + expected;
  };
  for (let row = 0; row < chunk.rows; row++) {
    if (!holds(row) || fileCount[row] === 0) continue;
    const sender = provider[row] ?? 0;
    const at = states * (incidentTypes.length * sender + (incidentType[row] ?? 0));
    const mean = (of: (state: number) => number): number =>
      Array.from({ length: states }, (_, state) => (model.prior[at + state] ?? 0) * of(state)).reduce(
        (x, y) => x + y,
        0,
      );
    sums.rows += 1;
    add(
      sums.urgent,
      (grade[row] ?? 0) > 0,
      mean((state) => Number((model.gradeOf[state] ?? 0) > 0)),
    );
    add(
      sums.flagged,
      providerEscalation?.[row] === 1,
      mean((state) => model.flagged[sender * states + state] ?? 0),
    );
    add(
      sums.pressed,
      ((annotations?.[row] ?? 0) & pressureBits) !== 0,
      mean((state) => model.pressed[state] ?? 0),
    );
    add(
      sums.marked,
      marked?.[row] === yes,
      mean((state) => model.marked[sender * states + state] ?? 0),
    );
  }
  return sums;
}

describe("the chances of a world are those of its stream", () => {
  test.each([
    ["all types", () => true],
    ["contact types", (row: number) => (incidentType[row] ?? 0) >= 1 && (incidentType[row] ?? 0) <= 3],
    ["the largest sender", (row: number) => provider[row] === 0],
    ["all but the largest", (row: number) => provider[row] !== 0],
  ] as const)("%s", (_, holds) => {
    const { rows, ...pairs } = totals(holds);
    expect(rows).toBeGreaterThan(100);
    for (const [name, [counted = 0, expected = 0]] of Object.entries(pairs)) {
      // Reports of an incident share its grade, so that counts spread wider than single draws would.
      expect(Math.abs(counted - expected), `${name}: ${counted} for ${expected.toFixed(1)}`).toBeLessThan(
        4 * Math.sqrt(2.5 * Math.max(4, expected)) + 0.02 * expected,
      );
    }
  });
});

test("at a signal strength of 0 flags tell nothing of the grade beyond look-alikes and misuse", () => {
  const blind = gradeModel(smallWorld("blind", {}, { signalStrength: 0 }));
  const [routine, , , timeCritical, imminent] = blind.pressed.subarray(3);
  expect(timeCritical).toBeCloseTo(routine ?? 0, 12);
  expect(imminent).toBeCloseTo(routine ?? 0, 12);
  expect(blind.recent[2]).toBeCloseTo(blind.recent[0] ?? 0, 12);
});
