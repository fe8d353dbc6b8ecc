/** A class of customers at one server: arrivals a second, and the first two moments of service. */
export interface ServiceClass {
  readonly arrivalRate: number;
  readonly meanService: number;
  /** Standard deviation of service / mean. */
  readonly variation: number;
}

/** Mean rest of the service that an arrival finds going on: sum of rate E[S²] / 2. */
function residual(classes: readonly ServiceClass[]): number {
  return classes.reduce((sum, { arrivalRate, meanService, variation }) => {
    return sum + (arrivalRate * meanService * meanService * (1 + variation * variation)) / 2;
  }, 0);
}

function loadOf(classes: readonly ServiceClass[]): number {
  return classes.reduce((sum, { arrivalRate, meanService }) => sum + arrivalRate * meanService, 0);
}

/** Mean wait in M/G/1 (Pollaczek 1930, Khinchine 1932): rate E[S²] / (2 (1 - rho)). */
export function pollaczekKhinchine(of: ServiceClass): number {
  return residual([of]) / (1 - loadOf([of]));
}

/** Mean waits in M/G/1 with non-preemptive priorities, highest first (Cobham 1954): R / ((1 - sigma_{k-1}) (1 - sigma_k)). */
export function cobhamWaits(classes: readonly ServiceClass[]): number[] {
  const rest = residual(classes);
  return classes.map((_, k) => rest / ((1 - loadOf(classes.slice(0, k))) * (1 - loadOf(classes.slice(0, k + 1)))));
}

/**
 * Mean times without service in M/G/1 with preemptive-resume priorities, highest first (White and Christie 1958; Conway, Maxwell and Miller 1967):
 * the stay is s_k / (1 - sigma_{k-1}) + R_k / ((1 - sigma_{k-1}) (1 - sigma_k)), R_k the residual of classes 1 to k.
 */
export function preemptiveWaits(classes: readonly ServiceClass[]): number[] {
  return classes.map(({ meanService }, k) => {
    const above = 1 - loadOf(classes.slice(0, k));
    const through = 1 - loadOf(classes.slice(0, k + 1));
    return meanService / above + residual(classes.slice(0, k + 1)) / (above * through) - meanService;
  });
}

/**
 * Mean number present in M/M/1 where customers come in batches of X (Burke 1975; Gross and Harris, section 3.1):
 * rho (1 + E[X²] / E[X]) / (2 (1 - rho)).
 */
export function batchesPresent(load: number, squareOverMean: number): number {
  return (load * (1 + squareOverMean)) / (2 * (1 - load));
}
