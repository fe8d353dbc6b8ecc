import { describe, expect, test } from "vitest";
import { runTrial, zScore } from "./desk-trial.ts";
import { meanWait, priorityWaits } from "./theory/erlang.ts";

const replications = 40;
const atMost = 4; // standard errors: a right desk is beyond them in one of 3,000 such tests
const customers = 12_000;
const warmup = 2000;

test("the formulas give the values of the textbook", () => {
  expect(meanWait({ arrivalRate: 0.5, meanService: 1, servers: 1 })).toBeCloseTo(1, 12);
  expect(meanWait({ arrivalRate: 1.5, meanService: 1, servers: 2 })).toBeCloseTo(9 / 7, 12);
  expect(priorityWaits([0.7], 1, 1)[0]).toBeCloseTo(7 / 3, 12);
  expect(priorityWaits([0.2, 0.3], 1, 1)).toEqual([0.625, 1.25].map((wait) => expect.closeTo(wait, 12)));
});

describe.each([1, 3, 10])("a desk with %d servers", (servers) => {
  test.each([0.5, 0.7])("at a load of %d keeps people waiting as long as Erlang's formula says", (load) => {
    const meanService = 900;
    const arrivalRate = (load * servers) / meanService;
    const trial = { classRates: [arrivalRate], meanService, servers, customers, warmup };
    const waits = Array.from({ length: replications }, (_, replication) => {
      const [wait = Number.NaN] = runTrial(trial, "M/M/c", `${servers} at ${load}`, String(replication)).waits;
      return wait;
    });
    const expected = meanWait({ arrivalRate, meanService, servers });
    expect(Math.abs(zScore(waits, expected))).toBeLessThan(atMost);
    const crowded = meanWait({ arrivalRate: 1.05 * arrivalRate, meanService, servers });
    expect(Math.abs(zScore(waits, crowded)), "the trial tells a load 5 % higher apart").toBeGreaterThan(atMost);
  });
});

test.each([1, 3])("two priorities at a desk with %d servers wait as long as Cobham's formula says", (servers) => {
  const classRates = [0.3 * servers, 0.4 * servers];
  const trial = { classRates, meanService: 1, servers, customers, warmup };
  const outcomes = Array.from(
    { length: replications },
    (_, replication) => runTrial(trial, "Cobham", String(servers), String(replication)).waits,
  );
  priorityWaits(classRates, 1, servers).forEach((expected, level) => {
    const waits = outcomes.map((outcome) => outcome[level] ?? Number.NaN);
    expect(Math.abs(zScore(waits, expected)), `priority ${level + 1}`).toBeLessThan(atMost);
  });
});
