import { expect, test } from "vitest";
import { circuitOfState, circuits } from "../../src/index.ts";

/** The fifty states. */
const states = [
  ...["AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY"],
  ...["LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND"],
  ...["OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY"],
];
/** The district and the territories that have a district court of their circuit. */
const others = ["DC", "PR", "VI", "GU", "MP"];

test("every state, the district and four territories are in exactly one of twelve circuits", () => {
  expect(states).toHaveLength(50);
  expect(circuits).toHaveLength(12);
  expect(circuits.flatMap((circuit) => circuit.states).toSorted()).toEqual([...states, ...others].toSorted());
});

test("a state's circuit is the one that lists it", () => {
  for (const state of [...states, ...others]) {
    expect(circuits[circuitOfState(state) ?? -1]?.states).toContain(state);
  }
});

test("a place outside is in no circuit", () => {
  expect(["", "AS", "ZZ"].map(circuitOfState)).toEqual([null, null, null]);
});
