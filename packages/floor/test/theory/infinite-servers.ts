/** Arrivals at a rate that changes in equal steps from time 0 on, over and over. */
export interface SteppedRate {
  readonly stepSeconds: number;
  readonly perSecond: readonly number[];
}

/** Those who came up to a time, on the average. */
function cumulated({ stepSeconds, perSecond }: SteppedRate, at: number): number {
  let sum = 0;
  for (let step = 0; step * stepSeconds < at; step++) {
    sum += (perSecond[step % perSecond.length] ?? 0) * Math.min(stepSeconds, at - step * stepSeconds);
  }
  return sum;
}

/** Integral of the cumulated arrivals up to a time: each step's is a parabola. */
function cumulatedTwice(rate: SteppedRate, at: number): number {
  const { stepSeconds, perSecond } = rate;
  let sum = 0;
  for (let step = 0; step * stepSeconds < at; step++) {
    const start = step * stepSeconds;
    const length = Math.min(stepSeconds, at - start);
    sum += length * cumulated(rate, start) + ((perSecond[step % perSecond.length] ?? 0) * length * length) / 2;
  }
  return sum;
}

/** Times between which a mean is taken. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * Mean number present in M_t/D/infinity over a window, from an empty start: at time t those who came in the last service time are there
 * (Eick, Massey and Whitt 1993, with a fixed service).
 */
export function fixedServicePresent(rate: SteppedRate, service: number, { from, to }: Window): number {
  const until = (at: number): number => cumulatedTwice(rate, at) - cumulatedTwice(rate, Math.max(0, at - service));
  return (until(to) - until(from)) / (to - from);
}

/**
 * Mean number present in M_t/M/infinity over a window, from an empty start: m' = rate - m / s, solved step by step (the same).
 */
export function exponentialServicePresent(rate: SteppedRate, meanService: number, { from, to }: Window): number {
  const { perSecond } = rate;
  let present = 0;
  let area = 0;
  let at = 0;
  for (let step = 0; at < to; step++) {
    const limit = (perSecond[step % perSecond.length] ?? 0) * meanService;
    for (const end of [from, to, (step + 1) * rate.stepSeconds].toSorted((x, y) => x - y)) {
      const length = Math.min(end, (step + 1) * rate.stepSeconds, to) - at;
      if (length <= 0) continue;
      const fallen = (present - limit) * (1 - Math.exp(-length / meanService));
      if (at >= from) area += limit * length + fallen * meanService;
      present -= fallen;
      at += length;
    }
  }
  return area / (to - from);
}
