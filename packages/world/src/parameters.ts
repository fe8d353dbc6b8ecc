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
  publicFormShare: assumed(0.85, 0.6, 0.95, "share", "the public's reports that come by web form"),
  telephoneShare: assumed(0.1, 0.02, 0.3, "share", "the public's reports by telephone; foreign hotlines send the rest"),

  arrivalShape: assumed(25, 5, 200, "gamma shape", "how evenly a tick's arrival rate lies around the rhythm"),
  dailyAmplitude: assumed(0.25, 0.05, 0.6, "share", "swing of the daily rhythm around its mean"),
  peakLocalHour: assumed(15, 12, 20, "hours", "local hour of the sender's region at which the rhythm peaks"),
  weekendFactor: assumed(0.88, 0.7, 1.05, "factor", "arrivals of a Saturday or Sunday against a working day"),
  holidayFactor: assumed(
    0.85,
    0.6,
    1.05,
    "factor",
    "arrivals of a holiday of the sender's region against a working day",
  ),
  yearlyGrowth: assumed(0.13, 0, 0.4, "factor", "growth of arrivals within a year, as from 2022 to 2023"),

  followUpShare: assumed(0.3, 0.2, 0.5, "share", "events that follow up an earlier event's incident"),
  followUpShortShare: assumed(0.6, 0.4, 0.8, "share", "follow-ups with the short lag"),
  followUpShortHours: assumed(2, 0.5, 6, "hours", "mean of the short lag"),
  followUpLongHours: assumed(48, 24, 120, "hours", "mean of the long lag"),
  repeatSubjectShare: assumed(0.35, 0.2, 0.5, "share", "new incidents of an earlier subject"),
  repeatLagLowDays: assumed(1, 0.5, 3, "days", "shortest lag to an earlier incident"),
  repeatLagHighDays: assumed(150, 90, 150, "days", "longest lag to an earlier incident"),
  sameProviderShare: assumed(0.8, 0.6, 0.95, "share", "linked events at the same account"),
  prolificShare: assumed(0.0062, 0, 0.02, "share", "events of prolific subjects"),
  prolificSubjects: assumed(
    400,
    100,
    2000,
    "subjects",
    "prolific subjects of an epoch at scale 1, in each of two families",
  ),
  prolificLow: assumed(40, 10, 100, "reports", "least weight of a prolific subject"),
  prolificHigh: assumed(900, 500, 3000, "reports", "greatest weight of a prolific subject"),
  prolificShape: assumed(1.2, 0.8, 2, "exponent", "tail exponent of these weights"),
  prolificActiveDays: assumed(0.35, 0.1, 1, "share", "days on which a prolific subject is active"),

  resubmissionShare: assumed(0.012, 0, 0.05, "share", "submissions that repeat an earlier event"),
  resubmissionHours: assumed(12, 1, 72, "hours", "mean lag of a repeated submission"),
  otherProviderShare: assumed(0.1, 0, 0.4, "share", "repeated submissions that come from another provider"),
  sameHandleShare: assumed(0.4, 0.1, 0.7, "share", "further accounts with the same screen name as the subject's first"),

  viralShare: assumed(0.2, 0.1, 0.3, "share", "provider reports that are one copy from a viral family"),
  viralLifetimeLowDays: assumed(20, 10, 60, "days", "shortest time for which a viral family is shared"),
  viralLifetimeHighDays: assumed(300, 150, 600, "days", "longest time for which a viral family is shared"),
  viralRiseShare: assumed(0.05, 0.01, 0.2, "share", "part of that time until its height"),
  viralDecayShare: assumed(0.25, 0.1, 1, "share", "part of that time after which it has fallen to 1/e of its height"),
  extraFilesMean: assumed(2.424, 2.2, 2.6, "files", "files beyond the first of a report that is not viral"),
  firstVideoShare: assumed(0.445, 0.3, 0.6, "share", "provider reports whose first file is a video"),
  mixedShare: assumed(0.5, 0.2, 0.8, "share", "reports of several files that hold images and videos"),
  otherFileShare: assumed(0.031, 0.01, 0.05, "share", "families, videos apart, that are no images either"),
  firstImageNewFamily: assumed(0.7, 0.6, 0.85, "share", "first files, images, that begin a family"),
  firstImageNewHash: assumed(0.93, 0.85, 0.98, "share", "first files, images, with a new exact hash"),
  firstVideoNewFamily: assumed(0.65, 0.5, 0.8, "share", "first files, videos, that begin a family"),
  firstVideoNewHash: assumed(0.91, 0.8, 0.98, "share", "first files, videos, with a new exact hash"),
  furtherImageNewFamily: assumed(0.335, 0.2, 0.45, "share", "further images that begin a family"),
  furtherImageNewHash: assumed(0.515, 0.35, 0.65, "share", "further images with a new exact hash"),
  furtherVideoNewFamily: assumed(0.085, 0.03, 0.2, "share", "further videos that begin a family"),
  furtherVideoNewHash: assumed(0.18, 0.1, 0.3, "share", "further videos with a new exact hash"),
  copyLagScale: assumed(
    2000,
    500,
    8000,
    "reports",
    "scale of the heavy-tailed lag to the copied file, in reports at scale 1",
  ),
  copyLagShape: assumed(0.6, 0.4, 1, "exponent", "tail exponent of that lag"),
  resizeShare: assumed(
    0.2,
    0.1,
    0.4,
    "share",
    "variants that are resized; those of no named change are compressed anew",
  ),
  overlayShare: assumed(0.15, 0.05, 0.3, "share", "variants with an overlay: a text, a frame, a mark"),
  cropShare: assumed(0.13, 0.05, 0.2, "share", "variants that are cropped"),
  mirrorShare: assumed(0.05, 0.01, 0.1, "share", "variants that are mirrored"),
  variantDistance: assumed(1, 0.5, 2, "factor", "on the bits of the perceptual hash that a change flips"),
  supplementalShare: assumed(0.08, 0.01, 0.3, "share", "further files that are beside what is reported"),
  knownViralShare: assumed(0.9, 0.5, 1, "share", "viral contents on the known list at the start"),
  knownEarlierShare: assumed(0.15, 0.05, 0.4, "share", "other earlier contents on the known list at the start"),

  contactUrgentShare: assumed(0.15, 0.05, 0.3, "share", "incidents of contact types that are urgent-grade"),
  otherUrgentShare: assumed(0.0005, 0.0001, 0.002, "share", "incidents of other types that are urgent-grade"),
  imminentShare: assumed(0.22, 0.1, 0.4, "share", "urgent-grade incidents that are imminent"),
  signalStrength: assumed(1, 0, 2, "factor", "how far visible columns reveal the grade: 0 not at all, 1 as assumed"),
  escalationRoutine: assumed(0.0003, 0.0001, 0.001, "share", "routine events that the provider flags for escalation"),
  escalationContactRoutine: assumed(0.004, 0.001, 0.02, "share", "the same among incidents of contact types"),
  escalationTimeCritical: assumed(0.25, 0.1, 0.5, "share", "time-critical events that it flags"),
  escalationImminent: assumed(0.5, 0.2, 0.9, "share", "imminent events that it flags"),
  pressureRoutine: assumed(0.0005, 0.0001, 0.002, "share", "routine events annotated with pressure on a child"),
  pressureUrgent: assumed(0.1, 0.03, 0.3, "share", "urgent-grade events of other types annotated so"),
  pressureContactRoutine: assumed(0.088, 0.04, 0.3, "share", "routine events of contact types annotated so"),
  pressureContactTimeCritical: assumed(0.5, 0.2, 0.8, "share", "time-critical events of contact types annotated so"),
  pressureContactImminent: assumed(0.6, 0.3, 0.9, "share", "imminent events of contact types annotated so"),
  sadisticShare: assumed(0.1, 0.02, 0.3, "share", "of those annotations, sadistic exploitation; sextortion else"),
  lookAlikeShare: assumed(
    0.015,
    0,
    0.2,
    "share",
    "routine incidents of contact types whose columns are drawn as if urgent",
  ),
  unfoundedShare: assumed(0.02, 0.005, 0.1, "share", "events that are unfounded"),
  adultShare: assumed(0.03, 0.01, 0.1, "share", "events about an adult"),
  compromisedShare: assumed(0.01, 0.002, 0.05, "share", "events of a compromised account"),
  wrongSubscriberShare: assumed(
    0.02,
    0.005,
    0.08,
    "share",
    "events at a shared address without port or time whose address leads to another subscriber",
  ),

  markFalseShare: assumed(
    0.04,
    0.01,
    0.1,
    "share",
    "content not shared without malice that providers mark as viral or meme",
  ),
  markBaseRank1: assumed(0.6, 0.4, 0.8, "share", "reports marked so: provider of rank 1, place apart"),
  markBaseRank2: assumed(0.45, 0.3, 0.6, "share", "the same, rank 2"),
  markBaseRanks3to5: assumed(0.25, 0.1, 0.4, "share", "the same, ranks 3 to 5"),
  markBaseRanks6to20: assumed(0.2, 0.1, 0.4, "share", "the same, ranks 6 to 20"),
  markBaseRanks21up: assumed(0.15, 0.05, 0.3, "share", "the same, smaller ones"),
  markBasePublic: assumed(0.05, 0, 0.2, "share", "the same, the public"),
  markOddsAbroad: assumed(1.115, 0.8, 1.5, "factor", "odds of a mark where the report is located abroad"),
  markOddsUs: assumed(0.814, 0.5, 1.2, "factor", "odds of a mark where it is located in the US"),
  markOddsUnlocated: assumed(0.658, 0.4, 1, "factor", "odds of a mark where it is not located"),

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
