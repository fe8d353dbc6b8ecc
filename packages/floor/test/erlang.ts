/** A queue with exponential times: arrivals a second, seconds a service, servers. */
export interface MarkovianQueue {
  readonly arrivalRate: number;
  readonly meanService: number;
  readonly servers: number;
}

/** Probability that an arrival waits in M/M/c, by Erlang's C formula. */
function erlangC({ arrivalRate, meanService, servers }: MarkovianQueue): number {
  const offered = arrivalRate * meanService;
  let term = 1;
  let sum = 1;
  for (let k = 1; k < servers; k++) {
    term *= offered / k;
    sum += term;
  }
  const last = ((term * offered) / servers) * (servers / (servers - offered));
  return last / (sum + last);
}

/** Mean wait in M/M/c: C / (c / s - arrivals). */
export function meanWait(queue: MarkovianQueue): number {
  return erlangC(queue) / (queue.servers / queue.meanService - queue.arrivalRate);
}

/**
 * Mean waits in M/M/c with non-preemptive priorities and one mean service, highest first (Cobham 1954):
 * W_k = (C s / c) / ((1 - sigma_{k-1}) (1 - sigma_k)), sigma_k the load of classes 1 to k.
 */
export function priorityWaits(classRates: readonly number[], meanService: number, servers: number): number[] {
  const arrivalRate = classRates.reduce((sum, rate) => sum + rate, 0);
  const residual = (erlangC({ arrivalRate, meanService, servers }) * meanService) / servers;
  let above = 0;
  return classRates.map((rate) => {
    const through = above + (rate * meanService) / servers;
    const wait = residual / ((1 - above) * (1 - through));
    above = through;
    return wait;
  });
}
