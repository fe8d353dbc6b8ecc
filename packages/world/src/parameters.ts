import { assumed, lever, type Parameter, published } from "@tipbench/vocabulary";
import { placeParameters } from "./place/place-parameters.ts";

/** Every scalar of the world. Tables (providers, places, profiles) stand in files of their own. */
export const worldParameters = {
  reportsPerYear: published(36_210_368, "reports", "OJJDP23", "reports received in 365 days at scale 1"),
  publicShare: published(
    265_542 / 36_210_368,
    "share",
    "OJJDP23",
    "reports of the public: web form, telephone, foreign hotlines",
  ),

  arrivalShape: assumed(25, 5, 200, "gamma shape", "how evenly a tick's arrival rate lies around the rhythm"),
  dailyAmplitude: assumed(0.25, 0.05, 0.6, "share", "swing of the daily rhythm around its mean"),
  weekendFactor: assumed(0.88, 0.7, 1.05, "factor", "arrivals of a Saturday or Sunday against a working day"),

  followUpShare: assumed(0.3, 0.2, 0.5, "share", "events that follow up an earlier event's incident"),
  followUpShortShare: assumed(0.6, 0.4, 0.8, "share", "follow-ups with the short lag"),
  followUpShortHours: assumed(2, 0.5, 6, "hours", "mean of the short lag"),
  followUpLongHours: assumed(48, 24, 120, "hours", "mean of the long lag"),
  repeatSubjectShare: assumed(0.35, 0.2, 0.5, "share", "new incidents of an earlier subject"),
  repeatLagLowDays: assumed(1, 0.5, 3, "days", "shortest lag to an earlier incident"),
  repeatLagHighDays: assumed(150, 90, 150, "days", "longest lag to an earlier incident"),
  sameProviderShare: assumed(0.8, 0.6, 0.95, "share", "linked events at the same account"),
  prolificShare: assumed(0.0062, 0, 0.02, "share", "events of prolific subjects"),
  prolificActiveDays: assumed(0.35, 0.1, 1, "share", "days on which a prolific subject is active"),

  resubmissionShare: assumed(0.012, 0, 0.05, "share", "submissions that repeat an earlier event"),
  resubmissionHours: assumed(12, 1, 72, "hours", "mean lag of a repeated submission"),
  otherProviderShare: assumed(0.1, 0, 0.4, "share", "repeated submissions that come from another provider"),

  viralShare: assumed(0.2, 0.1, 0.3, "share", "provider reports that are one copy from a viral family"),
  extraFilesMean: assumed(2.424, 2.2, 2.6, "files", "files beyond the first of a report that is not viral"),
  primaryNewFamily: assumed(0.663, 0.6, 0.75, "share", "first files that begin a family"),
  primaryNewHash: assumed(0.906, 0.85, 0.95, "share", "first files with a new exact hash"),
  extraNewFamily: assumed(0.209, 0.15, 0.3, "share", "further files that begin a family"),
  extraNewHash: assumed(0.343, 0.25, 0.45, "share", "further files with a new exact hash"),
  copyLagScale: assumed(2000, 500, 8000, "reports", "scale of the heavy-tailed lag to the copied file"),
  copyLagShape: assumed(0.6, 0.4, 1, "exponent", "tail exponent of that lag"),
  knownViralShare: assumed(0.9, 0.5, 1, "share", "viral contents on the known list at the start"),
  knownEarlierShare: assumed(0.15, 0.05, 0.4, "share", "other earlier contents on the known list at the start"),

  contactUrgentShare: assumed(0.15, 0.05, 0.3, "share", "incidents of contact types that are urgent-grade"),
  otherUrgentShare: assumed(0.0005, 0.0001, 0.002, "share", "incidents of other types that are urgent-grade"),
  imminentShare: assumed(0.22, 0.1, 0.4, "share", "urgent-grade incidents that are imminent"),
  signalStrength: assumed(1, 0, 2, "factor", "how far visible columns reveal the grade: 0 not at all, 1 as assumed"),
  unfoundedShare: assumed(0.02, 0.005, 0.1, "share", "events that are unfounded"),
  adultShare: assumed(0.03, 0.01, 0.1, "share", "events about an adult"),
  compromisedShare: assumed(0.01, 0.002, 0.05, "share", "events of a compromised account"),
  wrongSubscriberShare: assumed(
    0.02,
    0.005,
    0.08,
    "share",
    "events on a mobile network where the address leads to another subscriber",
  ),

  markSensitivity: assumed(
    0.93,
    0.7,
    0.99,
    "share",
    "content shared without malice that providers mark as viral or meme",
  ),
  markFalseShare: assumed(0.04, 0.01, 0.1, "share", "other content that they mark so"),

  ...placeParameters,
  secondStandingShare: assumed(0.0086, 0.001, 0.03, "share", "events in which another agency has standing"),

  thinning: lever(0, 0.99, "share", "removes this share of events; every other event stays as it was"),
} as const satisfies Record<string, Parameter>;

export type WorldParameterName = keyof typeof worldParameters;
/** The numbers that a world is made from. */
export type WorldValues = { readonly [Name in WorldParameterName]: number };

/** The values of all parameters, with those of `overrides` in place of the defaults. */
export function worldValues(overrides: Partial<WorldValues> = {}): WorldValues {
  const defaults = Object.fromEntries(Object.entries(worldParameters).map(([name, { value }]) => [name, value]));
  return { ...defaults, ...overrides } as WorldValues;
}
