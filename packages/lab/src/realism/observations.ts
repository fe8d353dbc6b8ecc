import type { Observation } from "./judge.ts";

/** Standard errors that chance is allowed; more than the usual two, because the reports of a subject come in bursts. */
const chanceErrors = 3;
const chance = "too few reports: chance alone could move the figure across the tolerance";

/** A figure that the run does not have. */
export function missing(reason: string): Observation {
  return { value: null, doubt: 0, doubtReason: "", reason };
}

/** A figure that rests on so many independent draws, each about as large as its own spread. */
export function drawn(value: number, draws: number): Observation {
  return { value, doubt: chanceErrors / Math.sqrt(Math.max(1, draws)), doubtReason: chance, reason: null };
}

/** `part / whole`; missing where there is no whole. */
export function shareOf(part: number, whole: number, empty: string): Observation {
  if (whole === 0) return missing(empty);
  const share = part / whole;
  const doubt = chanceErrors * Math.sqrt(Math.max(0, 1 - share) / Math.max(1, part));
  return { value: share, doubt, doubtReason: chance, reason: null };
}

/** The observation with a further doubt, a share of its value. */
export function doubted(observed: Observation, doubt: number, doubtReason: string): Observation {
  if (doubt <= observed.doubt) return observed;
  return { ...observed, doubt, doubtReason };
}

/** The observation, not to be judged where there is a reason. */
export function unless(reason: string | null, observed: Observation): Observation {
  return reason === null || observed.value === null ? observed : { ...observed, reason };
}
