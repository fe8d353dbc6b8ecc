/** What can't be concluded from a card, in plain words. */
export const cardLimits: readonly string[] = [
  "Fit is calibration, not validation: the parameters were set so that these figures come out. That they do says nothing about what they were not set to.",
  "Volume is not prevalence: a figure counts reports that were sent, not children who were harmed or people who offended.",
  "Every recall is conditional on signalStrength: how far a report's columns reveal its urgency is assumed, and no figure of this card tests it.",
  "Most parameters are assumed: several sets of them could meet the same totals and differ in what a pipeline achieves. Sweep them before believing a small difference.",
  "A total says nothing about how things go together: providers, places, files and types can each fit while their joint distribution does not.",
  "Nothing after 2023 was used, and a card for the year that was fitted cannot show whether another year would be predicted.",
  "Waits, backlogs and the work of agencies are not on this card, and of the work of analysts labels alone: no published figure gives the others.",
];
