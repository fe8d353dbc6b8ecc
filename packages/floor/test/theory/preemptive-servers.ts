import { meanWait } from "./erlang.ts";

/**
 * Mean times without service in M/M/c with preemptive-resume priorities and one mean service, highest first. Classes 1 to k never notice
 * those below, and are together M/M/c; so the waiting of class k is the difference of two such queues (Buzen and Bondi 1983).
 */
export function preemptiveServerWaits(classRates: readonly number[], meanService: number, servers: number): number[] {
  const waitingOf = (classes: number): number => {
    const arrivalRate = classRates.slice(0, classes).reduce((sum, rate) => sum + rate, 0);
    return arrivalRate === 0 ? 0 : arrivalRate * meanWait({ arrivalRate, meanService, servers });
  };
  return classRates.map((rate, k) => (waitingOf(k + 1) - waitingOf(k)) / rate);
}
