/** Something that the figures of a run cannot carry, and why. */
export interface ResultLimit {
  readonly limit: string;
  readonly why: string;
}

const always: readonly ResultLimit[] = [
  {
    limit: "Recall is conditional on the assumed signal strength.",
    why: "How far a report's columns reveal its urgency is a parameter that no published source gives. Every recall and precision holds for the value that was assumed.",
  },
  {
    limit: "Fit is calibration, not validation.",
    why: "The generated stream was set to agree with published totals. That it agrees does not show that the model is right about anything it was not set to.",
  },
  {
    limit: "Volume is not prevalence.",
    why: "A report is what a provider sent. More reports can mean more detection, more copies or another reporting practice.",
  },
  {
    limit: "The world is exogenous.",
    why: "No arrest, takedown or shared hash changes a later arrival, so nothing here says what a pipeline would do to the offences themselves.",
  },
  {
    limit: "Intervals cover the dice, not the assumptions.",
    why: "A 95 % simulation interval says how far a figure moves from seed to seed. The parameters that were assumed are the larger uncertainty.",
  },
];

const single: ResultLimit = {
  limit: "There is one replication.",
  why: "Figures have no interval and no difference has a verdict; run it again with more replications.",
};

/** What can't be concluded from a run, in the order of weight. */
export function resultLimits(replications: number): readonly ResultLimit[] {
  return replications === 1 ? [...always, single] : always;
}
