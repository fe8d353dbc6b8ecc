import type { MarkovianQueue } from "./erlang.ts";

/** What is to be expected of a queue whose customers leave. */
export interface ErlangA {
  readonly meanWaiting: number;
  readonly shareThatWaits: number;
  readonly shareThatLeaves: number;
}

/**
 * M/M/c with exponential patience (Palm 1957; Garnett, Mandelbaum and Reiman 2002), from its birth and death chain: with n present deaths come at
 * min(n, c) / s + max(n - c, 0) / patience. Who arrives sees the chain as it is on the average, and those who wait leave at 1 / patience each.
 */
export function erlangA({ arrivalRate, meanService, servers }: MarkovianQueue, meanPatience: number): ErlangA {
  let weight = 1;
  let total = 1;
  let busyWeight = 0;
  let waitingWeight = 0;
  for (let present = 1; present < servers + 10_000; present++) {
    const waiting = Math.max(present - servers, 0);
    weight *= arrivalRate / (Math.min(present, servers) / meanService + waiting / meanPatience);
    total += weight;
    if (present >= servers) busyWeight += weight;
    waitingWeight += waiting * weight;
  }
  const meanWaiting = waitingWeight / total;
  return {
    meanWaiting,
    shareThatWaits: busyWeight / total,
    shareThatLeaves: meanWaiting / meanPatience / arrivalRate,
  };
}
