/** A queue with exponential times: arrivals a second, seconds a service, servers. */
export interface MarkovianQueue {
  readonly arrivalRate: number;
  readonly meanService: number;
  readonly servers: number;
}

/** Load offered to a desk, in servers kept busy if nobody were turned away. */
function offeredLoad({ arrivalRate, meanService }: MarkovianQueue): number {
  return arrivalRate * meanService;
}

/** Share that is lost in M/G/c/c, by Erlang's B formula (1917); the law of service beyond its mean does not matter (Sevast'yanov 1957). */
export function erlangB(queue: MarkovianQueue): number {
  const offered = offeredLoad(queue);
  let lost = 1;
  for (let servers = 1; servers <= queue.servers; servers++) lost = (offered * lost) / (servers + offered * lost);
  return lost;
}

/** Probability that an arrival waits in M/M/c, by Erlang's C formula (1917) from his B: B / (1 - rho (1 - B)). */
export function erlangC(queue: MarkovianQueue): number {
  const lost = erlangB(queue);
  return lost / (1 - (offeredLoad(queue) / queue.servers) * (1 - lost));
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
