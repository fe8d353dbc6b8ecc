import { type MarkovianQueue, meanWait } from "./erlang.ts";

/** Desks with exponential services, and where customers go from each: `shares[i][j]` from desk i to desk j. */
export interface JacksonNetwork {
  readonly outsideRates: readonly number[];
  readonly shares: readonly (readonly number[])[];
  readonly meanServices: readonly number[];
  readonly servers: readonly number[];
}

/** Arrivals a second at each desk, those who come again included: the rates that solve rate_j = outside_j + sum of rate_i share_ij, by repetition. */
export function throughRates({ outsideRates, shares }: JacksonNetwork): number[] {
  let rates = [...outsideRates];
  for (let round = 0; round < 1000; round++) {
    const from = rates;
    rates = outsideRates.map((outside, j) =>
      from.reduce((sum, rate, i) => sum + rate * (shares[i]?.[j] ?? 0), outside),
    );
  }
  return rates;
}

/** Mean wait a visit at each desk: each is as if it were M/M/c by itself (Jackson 1957). */
export function jacksonWaits(network: JacksonNetwork): number[] {
  return throughRates(network).map((arrivalRate, desk): number => {
    const queue: MarkovianQueue = {
      arrivalRate,
      meanService: network.meanServices[desk] ?? Number.NaN,
      servers: network.servers[desk] ?? Number.NaN,
    };
    return meanWait(queue);
  });
}
