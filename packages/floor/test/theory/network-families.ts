import { type DeskPlan, type NetworkPlan, type TimeLaw, unlimited } from "../../src/network/plan.ts";
import type { TheoryFamily } from "./family.ts";
import { exponentialServicePresent, fixedServicePresent, type SteppedRate, type Window } from "./infinite-servers.ts";
import { type JacksonNetwork, jacksonWaits, throughRates } from "./jackson.ts";
import { lonePlan, type Span, singly, steady } from "./lone-plan.ts";
import { presentIs, waitIs, waitingIs } from "./measures.ts";
import { preemptiveWaits } from "./one-server.ts";
import { preemptiveServerWaits } from "./preemptive-servers.ts";

const further = [0.3, 0.8, 0.9, 0.95];

const interrupting: TheoryFamily = {
  name: "preemptive priorities with unlike services at one server",
  loads: [0.7],
  furtherLoads: further,
  at: (load, span) => {
    const classes = [400, 1600].map((meanSeconds, k) => ({
      perSecond: ([0.3, 0.7][k] ?? 0) * (load / meanSeconds),
      service: { law: "exponential", meanSeconds } as const,
      priority: k + 1,
    }));
    const known = classes.map(({ perSecond, service }) => ({
      arrivalRate: perSecond,
      meanService: service.meanSeconds,
      variation: 1,
    }));
    const plan = lonePlan({ servers: 1, classes, discipline: "preemptiveResume" }, span);
    return { plan, measures: preemptiveWaits(known).map((wait, k) => waitIs(wait, 0, k)) };
  },
};

const interruptingThree: TheoryFamily = {
  name: "preemptive priorities at three servers",
  loads: [0.7],
  furtherLoads: further,
  at: (load, span) => {
    const rates = [0.4, 0.6].map((share) => (share * load * 3) / 900);
    const service: TimeLaw = { law: "exponential", meanSeconds: 900 };
    const classes = rates.map((perSecond, k) => ({ perSecond, service, priority: k + 1 }));
    const plan = lonePlan({ servers: 3, classes, discipline: "preemptiveResume" }, span);
    return { plan, measures: preemptiveServerWaits(rates, 900, 3).map((wait, k) => waitIs(wait, 0, k)) };
  },
};

function networkAt(load: number): JacksonNetwork {
  return {
    outsideRates: [load / 1000, 0, 0],
    shares: [
      [0, 0.6, 0.4],
      [0.5, 0, 0.5],
      [0.2, 0, 0],
    ],
    meanServices: [550, 900, 1800],
    servers: [1, 1, 2],
  };
}

function deskOf({ shares, meanServices, servers }: JacksonNetwork, desk: number): DeskPlan {
  return {
    name: `desk ${desk}`,
    staffing: steady(servers[desk] ?? 0),
    discipline: "nonPreemptive",
    shiftEnd: "finish",
    waitingRoom: Number.POSITIVE_INFINITY,
    service: [{ law: "exponential", meanSeconds: meanServices[desk] ?? 0 }],
    routes: [(shares[desk] ?? []).map((share, toDesk) => ({ toDesk, share })).filter(({ share }) => share > 0)],
  };
}

function jacksonPlan(network: JacksonNetwork, { customers, warmup }: Span): NetworkPlan {
  const perSecond = network.outsideRates[0] ?? 0;
  const visits = throughRates(network).reduce((sum, rate) => sum + rate, 0) / perSecond;
  return {
    kinds: [
      { name: "case", priority: 1, perHour: 3600 * perSecond, rhythm: null, batch: singly, desk: 0, patience: null },
    ],
    desks: network.servers.map((_, desk) => deskOf(network, desk)),
    warmupSeconds: warmup / visits / perSecond,
    endSeconds: customers / visits / perSecond,
  };
}

const jackson: TheoryFamily = {
  name: "three desks with feedback, Jackson",
  loads: [0.5, 0.7],
  furtherLoads: [0.3, 0.8, 0.85],
  at: (load, span) => {
    const network = networkAt(load);
    const rates = throughRates(network);
    const measures = jacksonWaits(network).flatMap((wait, desk) => [
      waitIs(wait, desk),
      waitingIs(wait * (rates[desk] ?? 0), desk),
    ]);
    return { plan: jacksonPlan(network, span), measures };
  },
};

const cycle = { cycleSeconds: 3600, factors: [0.4, 1.6, 1.2, 0.8] };
const window: Window = { from: 1000, to: 1500 };

/** A rising part of the cycle: the number present is not what the rate of the hour would make it. */
function changing(name: string, service: TimeLaw, presentOf: (rate: SteppedRate) => number): TheoryFamily {
  return {
    name,
    loads: [1],
    furtherLoads: [3],
    at: (load) => {
      const perSecond = cycle.factors.map((factor) => 10 * load * factor);
      const desk: DeskPlan = {
        ...deskOf(networkAt(1), 0),
        staffing: steady(unlimited),
        service: [service],
        routes: [[]],
      };
      const perHour = 36_000 * load;
      const plan: NetworkPlan = {
        kinds: [{ name: "case", priority: 1, perHour, rhythm: cycle, batch: singly, desk: 0, patience: null }],
        desks: [desk],
        warmupSeconds: window.from,
        endSeconds: window.to,
      };
      return { plan, measures: [presentIs(presentOf({ stepSeconds: 900, perSecond }))] };
    },
  };
}

/** Floors that only the general executor runs. */
export const networkFamilies: readonly TheoryFamily[] = [
  interrupting,
  interruptingThree,
  jackson,
  changing(
    "changing arrivals at endless servers, exponential times",
    { law: "exponential", meanSeconds: 700 },
    (rate) => exponentialServicePresent(rate, 700, window),
  ),
  changing("changing arrivals at endless servers, fixed times", { law: "fixed", seconds: 700 }, (rate) =>
    fixedServicePresent(rate, 700, window),
  ),
];
