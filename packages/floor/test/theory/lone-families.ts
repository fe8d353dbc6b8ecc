import type { BatchLaw, TimeLaw } from "../../src/network/plan.ts";
import { erlangB, erlangC, type MarkovianQueue, meanWait, priorityWaits } from "./erlang.ts";
import { erlangA } from "./erlang-a.ts";
import type { TheoryFamily } from "./family.ts";
import { lonePlan } from "./lone-plan.ts";
import { leaversAre, lostIs, presentIs, waitersAre, waitIs, waitingIs } from "./measures.ts";
import { batchesPresent, cobhamWaits, pollaczekKhinchine } from "./one-server.ts";

const further = [0.3, 0.8, 0.9, 0.95];
const meanSeconds = 900;
const exponential: TimeLaw = { law: "exponential", meanSeconds };

function queueAt(load: number, servers: number): MarkovianQueue {
  return { arrivalRate: (load * servers) / meanSeconds, meanService: meanSeconds, servers };
}

/** Exponential times at so many servers. */
export function markovian(servers: number): TheoryFamily {
  return {
    name: `M/M/${servers}, Erlang C`,
    loads: [0.5, 0.7],
    furtherLoads: further,
    at: (load, span) => {
      const queue = queueAt(load, servers);
      const wait = meanWait(queue);
      const classes = [{ perSecond: queue.arrivalRate, service: exponential }];
      const measures = [waitIs(wait), waitersAre(erlangC(queue)), waitingIs(wait * queue.arrivalRate)];
      return { plan: lonePlan({ servers, classes }, span), measures };
    },
  };
}

function general(name: string, service: TimeLaw, variation: number): TheoryFamily {
  return {
    name: `${name}, Pollaczek and Khinchine`,
    loads: [0.5, 0.7],
    furtherLoads: further,
    at: (load, span) => {
      const perSecond = load / meanSeconds;
      const wait = pollaczekKhinchine({ arrivalRate: perSecond, meanService: meanSeconds, variation });
      const measures = [waitIs(wait), waitersAre(load), waitingIs(wait * perSecond)];
      return { plan: lonePlan({ servers: 1, classes: [{ perSecond, service }] }, span), measures };
    },
  };
}

function batched(name: string, batch: BatchLaw, squareOverMean: number): TheoryFamily {
  return {
    name: `${name} at a time, M^X/M/1`,
    loads: [0.7],
    furtherLoads: further,
    at: (load, span) => {
      const present = batchesPresent(load, squareOverMean);
      const classes = [{ perSecond: load / meanSeconds, service: exponential, batch }];
      const measures = [presentIs(present), waitIs((present / load - 1) * meanSeconds)];
      return { plan: lonePlan({ servers: 1, classes }, span), measures };
    },
  };
}

function lossy(name: string, servers: number, service: TimeLaw): TheoryFamily {
  return {
    name: `${name} and ${servers} servers, Erlang B`,
    loads: [0.7, 1],
    furtherLoads: [0.4, 2],
    at: (load, span) => {
      const queue = queueAt(load, servers);
      const lost = erlangB(queue);
      const plan = lonePlan({ servers, classes: [{ perSecond: queue.arrivalRate, service }], waitingRoom: 0 }, span);
      return { plan, measures: [lostIs(lost), presentIs(load * servers * (1 - lost))] };
    },
  };
}

function impatient(servers: number, patienceSeconds: number): TheoryFamily {
  return {
    name: `${servers} servers and patience of ${patienceSeconds} s, Erlang A`,
    loads: [0.7, 1],
    furtherLoads: [0.9, 1.4],
    at: (load, span) => {
      const queue = queueAt(load, servers);
      const { meanWaiting, shareThatLeaves, shareThatWaits } = erlangA(queue, patienceSeconds);
      const patience: TimeLaw = { law: "exponential", meanSeconds: patienceSeconds };
      const plan = lonePlan(
        { servers, classes: [{ perSecond: queue.arrivalRate, service: exponential, patience }] },
        span,
      );
      const wait = waitIs(meanWaiting / queue.arrivalRate);
      return {
        plan,
        measures: [wait, waitersAre(shareThatWaits), leaversAre(shareThatLeaves), waitingIs(meanWaiting)],
      };
    },
  };
}

/** Three priorities, exponential times with one mean. */
export function prior(servers: number): TheoryFamily {
  return {
    name: `three priorities at ${servers} servers, Cobham`,
    loads: [0.5, 0.7],
    furtherLoads: further,
    at: (load, span) => {
      const rates = [0.2, 0.3, 0.5].map((share) => (share * load * servers) / meanSeconds);
      const classes = rates.map((perSecond, k) => ({ perSecond, service: exponential, priority: k + 1 }));
      const waits = priorityWaits(rates, meanSeconds, servers);
      const waiting = waits.reduce((sum, wait, k) => sum + wait * (rates[k] ?? 0), 0);
      const measures = [...waits.map((wait, k) => waitIs(wait, 0, k)), waitingIs(waiting)];
      return { plan: lonePlan({ servers, classes }, span), measures };
    },
  };
}

const unlike: TheoryFamily = {
  name: "priorities with unlike services at one server, Cobham",
  loads: [0.7],
  furtherLoads: further,
  at: (load, span) => {
    const classes = [
      { perSecond: (0.3 * load) / 400, service: { law: "gamma", meanSeconds: 400, variation: 0.5 } as const },
      { perSecond: (0.7 * load) / 1600, service: { law: "exponential", meanSeconds: 1600 } as const },
    ];
    const waits = cobhamWaits([
      { arrivalRate: (0.3 * load) / 400, meanService: 400, variation: 0.5 },
      { arrivalRate: (0.7 * load) / 1600, meanService: 1600, variation: 1 },
    ]);
    const ranked = classes.map((of, k) => ({ ...of, priority: k + 1 }));
    return {
      plan: lonePlan({ servers: 1, classes: ranked }, span),
      measures: waits.map((wait, k) => waitIs(wait, 0, k)),
    };
  },
};

const lognormal: TimeLaw = { law: "lognormal", meanSeconds, variation: 1 };

/** Floors with one desk that the quick executors run. */
export const loneFamilies: readonly TheoryFamily[] = [
  markovian(1),
  markovian(3),
  markovian(10),
  general("M/D/1", { law: "fixed", seconds: meanSeconds }, 0),
  general("M/G/1 with lognormal times", lognormal, 1),
  general("M/G/1 with gamma times", { law: "gamma", meanSeconds, variation: 0.5 }, 0.5),
  general("M/G/1 with wide gamma times", { law: "gamma", meanSeconds, variation: 1.5 }, 1.5),
  general("M/G/1 with times from a list", { law: "empirical", seconds: [450, 450, 1800] }, Math.SQRT1_2),
  batched("three", { law: "fixed", items: 3 }, 3),
  batched("a geometric number", { law: "geometric", meanItems: 3 }, 5),
  lossy("exponential times", 5, exponential),
  lossy("lognormal times", 5, lognormal),
  lossy("fixed times", 10, { law: "fixed", seconds: meanSeconds }),
  impatient(1, 900),
  impatient(10, 450),
  prior(1),
  prior(3),
  unlike,
];
