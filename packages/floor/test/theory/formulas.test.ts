import { expect, test } from "vitest";
import { erlangB, erlangC, meanWait, priorityWaits } from "./erlang.ts";
import { erlangA } from "./erlang-a.ts";
import { exponentialServicePresent, fixedServicePresent } from "./infinite-servers.ts";
import { jacksonWaits, throughRates } from "./jackson.ts";
import { cobhamWaits, pollaczekKhinchine, preemptiveWaits } from "./one-server.ts";
import { preemptiveServerWaits } from "./preemptive-servers.ts";

const close = (value: number): unknown => expect.closeTo(value, 10);

test("Erlang's formulas give the values of the tables", () => {
  expect(erlangB({ arrivalRate: 1, meanService: 1, servers: 2 })).toBeCloseTo(0.2, 12);
  expect(erlangB({ arrivalRate: 5, meanService: 1, servers: 10 })).toBeCloseTo(0.018385, 6);
  expect(erlangC({ arrivalRate: 1.5, meanService: 1, servers: 2 })).toBeCloseTo(9 / 14, 12);
  expect(erlangC({ arrivalRate: 8, meanService: 1, servers: 10 })).toBeCloseTo(0.40918, 5);
  expect(meanWait({ arrivalRate: 0.5, meanService: 1, servers: 1 })).toBeCloseTo(1, 12);
});

test("the formula of Pollaczek and Khinchine halves the wait where service is fixed", () => {
  const of = { arrivalRate: 0.5, meanService: 1, variation: 1 };
  expect(pollaczekKhinchine(of)).toBeCloseTo(1, 12);
  expect(pollaczekKhinchine({ ...of, variation: 0 })).toBeCloseTo(0.5, 12);
  expect(pollaczekKhinchine({ ...of, variation: 2 })).toBeCloseTo(2.5, 12);
});

test("patience that is as long as service makes the number present Poisson", () => {
  const { shareThatWaits, meanWaiting, shareThatLeaves } = erlangA({ arrivalRate: 2, meanService: 1, servers: 2 }, 1);
  const atMostOne = 3 * Math.exp(-2);
  expect(shareThatWaits).toBeCloseTo(1 - atMostOne, 12);
  expect(meanWaiting).toBeCloseTo(2 - 2 + 2 * Math.exp(-2) + 2 * Math.exp(-2), 12);
  expect(shareThatLeaves).toBeCloseTo(meanWaiting / 2, 12);
});

test("endless patience gives Erlang's C formula", () => {
  const queue = { arrivalRate: 8, meanService: 1, servers: 10 };
  const { shareThatWaits, meanWaiting } = erlangA(queue, 1e12);
  expect(shareThatWaits).toBeCloseTo(erlangC(queue), 9);
  expect(meanWaiting).toBeCloseTo(8 * meanWait(queue), 8);
});

test("priorities keep the conservation law: they change who waits, not how much work does", () => {
  const classes = [
    { arrivalRate: 0.2, meanService: 1, variation: 1 },
    { arrivalRate: 0.1, meanService: 3, variation: 1 },
  ];
  const waits = cobhamWaits(classes);
  expect(waits).toEqual([close(1.1 / 0.8), close(1.1 / (0.8 * 0.5))]);
  const work = classes.reduce(
    (sum, { arrivalRate, meanService }, k) => sum + arrivalRate * meanService * (waits[k] ?? 0),
    0,
  );
  expect(work).toBeCloseTo((0.5 * 1.1) / 0.5, 12);
  expect(priorityWaits([0.2, 0.3], 1, 1)).toEqual([close(0.625), close(1.25)]);
});

test("with preemption the first class waits as if it were alone", () => {
  const classes = [0.2, 0.3].map((arrivalRate) => ({ arrivalRate, meanService: 1, variation: 1 }));
  expect(preemptiveWaits(classes)).toEqual([close(0.25), close(1.5)]);
  expect(preemptiveServerWaits([0.2, 0.3], 1, 1)).toEqual([close(0.25), close(1.5)]);
  expect(preemptiveServerWaits([1.5, 0], 1, 2)[0]).toBeCloseTo(9 / 7, 12);
});

test("a network of desks with feedback solves its traffic equations", () => {
  const network = {
    outsideRates: [1, 0],
    shares: [
      [0, 1],
      [0.5, 0],
    ],
    meanServices: [0.25, 0.25],
    servers: [1, 1],
  };
  expect(throughRates(network)).toEqual([close(2), close(2)]);
  expect(jacksonWaits(network)).toEqual([close(0.25), close(0.25)]);
});

test("where the rate is constant and the start long ago, the number present is rate times service", () => {
  const rate = { stepSeconds: 7, perSecond: [3] };
  const window = { from: 200, to: 230 };
  expect(fixedServicePresent(rate, 5, window)).toBeCloseTo(15, 9);
  expect(exponentialServicePresent(rate, 5, window)).toBeCloseTo(15, 9);
});

test("where the rate changes, the number present is what a fine sum gives", () => {
  const rate = { stepSeconds: 10, perSecond: [1, 5, 0] };
  const window = { from: 13, to: 37 };
  const cells = 4000;
  const width = 37 / cells;
  const sums = { fixed: 0, exponential: 0 };
  for (let t = 0; t < cells; t++) {
    const at = (t + 0.5) * width;
    if (at < window.from) continue;
    for (let s = 0; s <= t; s++) {
      const since = (t - s) * width;
      const arrivals = (rate.perSecond[Math.floor(((s + 0.5) * width) / 10) % 3] ?? 0) * width * (s === t ? 0.5 : 1);
      if (since < 6) sums.fixed += (arrivals * width) / 24;
      sums.exponential += (arrivals * Math.exp(-since / 6) * width) / 24;
    }
  }
  expect(fixedServicePresent(rate, 6, window)).toBeCloseTo(sums.fixed, 1);
  expect(exponentialServicePresent(rate, 6, window)).toBeCloseTo(sums.exponential, 1);
});
