import { UserError } from "@tipbench/vocabulary";
import type { FloorFile } from "../../src/floor-file/floor-file.ts";
import { parseFloorFile } from "../../src/floor-file/load-floor-file.ts";

/** A sound floor file of two kinds and two desks, a line a key. */
export const wholeFloor = `name: small
seed: seven
startDate: 2024-03-04
timeZone: America/New_York
length: 7 days
warmup: 12 h
replications: 3
kinds:
  - { name: urgent, priority: 1, arrivals: 2 per hour, desk: intake }
  - { name: routine, priority: 2, arrivals: 96 per day, desk: intake }
desks:
  - name: intake
    servers: 2
    service: { exponential: 10 min }
    then: [{ to: specialist, share: 0.5 }]
  - name: specialist
    shifts:
      - { days: Mon-Fri, from: "08:00", to: "16:00", servers: 5 }
      - { from: "22:00", to: "06:00", servers: 2 }
    service: { fixed: 20 min }
`;

/** The floor of the text, or of the whole one with some text in place of another. */
export const floorOf = (text: string = wholeFloor): FloorFile => parseFloorFile(text, "a.yaml");

/** The whole floor with one text in place of another, which must be there. */
export function changedFloor(from: string, to: string): string {
  if (!wholeFloor.includes(from)) throw new Error(`"${from}" is not in the floor`);
  return wholeFloor.replace(from, to);
}

/** What is refused of a text, a paragraph a problem; empty when nothing is. */
export function refusalOf(text: string): string {
  try {
    parseFloorFile(text, "a.yaml");
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems
      .map(({ message, code, at, found, expected, fix }) =>
        [`${message} [${code}]`, `at ${at}`, `found ${found}`, `expected ${expected}`, `fix ${fix}`].join("\n  "),
      )
      .join("\n");
  }
  return "";
}
