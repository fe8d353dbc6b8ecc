import { assumed, InvariantError, lever, type Parameter, published } from "@tipbench/vocabulary";

const analysts = {
  labellingServers: assumed(58, 10, 150, "servers", "analysts at the labelling desk on a weekday's day shift"),
  labellingBaseSeconds: assumed(90, 30, 300, "seconds", "mean time an item at the labelling desk"),
  labellingFileSeconds: assumed(50, 10, 120, "seconds", "mean time an unknown file at the labelling desk"),
  labellingQueueLimit: assumed(
    2000,
    100,
    20_000,
    "items",
    "items waiting at the labelling desk from which on none is admitted",
  ),
  urgentServers: assumed(16, 4, 60, "servers", "analysts at the urgent desk on a weekday's day shift"),
  urgentBaseSeconds: assumed(2400, 900, 7200, "seconds", "mean time an item at the urgent desk"),
  urgentFileSeconds: assumed(30, 5, 120, "seconds", "mean time an unknown file at the urgent desk"),
  referralServers: assumed(24, 5, 80, "servers", "analysts at the referral desk on a weekday's day shift"),
  referralBaseSeconds: assumed(1500, 600, 5400, "seconds", "mean time an item at the referral desk"),
  referralQueueLimit: assumed(
    500,
    50,
    5000,
    "items",
    "items waiting at the referral desk from which on none is admitted",
  ),
  memberSeconds: assumed(30, 5, 120, "seconds", "mean time a further report of a bundle at any desk"),
  eveningStaffShare: assumed(0.7, 0.3, 1, "share", "staff of the evening shift against the day shift"),
  nightStaffShare: assumed(0.5, 0.2, 1, "share", "staff of the night shift against the day shift"),
  weekendStaffShare: assumed(0.6, 0.2, 1, "share", "staff at weekends and on holidays against weekdays"),
  turnoverPerYear: lever(0, 1, "share", "analysts who leave in a year and are replaced by beginners"),
  learningDays: assumed(90, 14, 365, "days", "time in which a beginner comes up to speed"),
  noviceFactor: assumed(2, 1.2, 4, "ratio", "time that a beginner takes against an experienced analyst"),
} as const satisfies Record<string, Parameter>;

const labels = {
  labelErrorShare: assumed(0.03, 0.005, 0.15, "share", "files that an analyst labels wrongly"),
  reviewedShare: assumed(
    0.16,
    0.13,
    0.3,
    "share",
    "labelled files that two more analysts review; the relevant ones go on the shared list",
  ),
  forgottenShare: lever(0, 1, "share", "labelled files that hash matching does not recognise later"),
  openUnviewed: lever(0, 1, "policy", "1: analysts open files without process that nobody at the provider viewed"),
} as const satisfies Record<string, Parameter>;

const agencies = {
  automaticSeconds: assumed(60, 1, 3600, "seconds", "time to make a report available that no analyst handles"),
  agencyReferralSeconds: assumed(900, 300, 3600, "seconds", "mean time of an agency on a referral"),
  agencyUtilisation: assumed(
    0.8,
    0.5,
    1.1,
    "share",
    "busy share for which agencies are staffed, were all reports at the published volumes referrals",
  ),
  reassignedShare: assumed(
    0.5,
    0,
    0.9,
    "share",
    "misrouted deliveries that the receiving agency sends on to the right one",
  ),
  reassignmentHours: assumed(
    72,
    4,
    720,
    "hours",
    "mean time from the handling of a misrouted delivery to its second delivery",
  ),
  caseShare: assumed(0.1, 0.02, 0.4, "share", "deliveries at the published volumes on which agencies can open a case"),
  caseDays: assumed(45, 10, 180, "days", "mean time of an investigation from the provider's answer on"),
  sharedCaseShare: assumed(
    0.3,
    0.05,
    0.7,
    "share",
    "cases that a task force shares with an agency outside it, which takes it over",
  ),
  deconflictedShare: assumed(
    0.7,
    0.2,
    1,
    "share",
    "second cases on a subject that are seen in time and left to the agency that has the first",
  ),
} as const satisfies Record<string, Parameter>;

const clocks = {
  preservationDays: published(
    90,
    "days",
    "18 U.S.C. 2258A(h)",
    "preservation of what was reported; 365 since May 2024",
  ),
  warrantServers: assumed(12, 2, 40, "servers", "applications for warrants that a circuit works on at one time"),
  warrantHours: assumed(12, 2, 72, "hours", "mean time of an application for a warrant, once it is taken up"),
  unsettledWarrantShare: assumed(
    0.5,
    0,
    1,
    "share",
    "cases on unviewed files for which an agency asks for a warrant where its circuit has not settled it",
  ),
  processDays: assumed(10, 2, 40, "days", "mean time in which a large provider answers legal process"),
  processSmallFactor: assumed(3, 1, 6, "ratio", "the same of small providers and forums, against large ones"),
  processAbroadFactor: assumed(3, 1, 8, "ratio", "the same for an agency abroad, against one in the United States"),
} as const satisfies Record<string, Parameter>;

const feedback = {
  taskForceFeedback: published(
    0.466,
    "share",
    "OJJDP23",
    "referrals to task forces whose outcome the house hears: .344 of 908,762 deliveries, over 670,491 referrals",
  ),
  foreignFeedback: published(
    0.0046,
    "share",
    "OJJDP23",
    "referrals abroad whose outcome the house hears: .0022 of 33,504,858 deliveries, over 16,142,869 referrals",
  ),
  federalFeedback: assumed(0.1, 0, 0.5, "share", "referrals to federal agencies whose outcome the house hears"),
  feedbackDays: assumed(60, 14, 180, "days", "mean time until the house hears of a referral that was not opened"),
} as const satisfies Record<string, Parameter>;

/** Every scalar of the floor. The number of analysts and all service times are unpublished. */
export const floorParameters = { ...analysts, ...labels, ...agencies, ...clocks, ...feedback } as const;

export type FloorParameterName = keyof typeof floorParameters;
/** The numbers that a floor is made from. */
export type FloorValues = { readonly [Name in FloorParameterName]: number };

/** The values of all parameters, with those of `overrides` in place of the defaults. */
export function floorValues(overrides: Partial<FloorValues> = {}): FloorValues {
  const defaults = Object.fromEntries(Object.entries(floorParameters).map(([name, { value }]) => [name, value]));
  const values: Partial<FloorValues> = { ...defaults, ...overrides };
  if (!isWhole(values)) throw new InvariantError("a parameter of the floor has no value");
  return values;
}

function isWhole(values: Partial<FloorValues>): values is FloorValues {
  return Object.keys(floorParameters).every((name) => Object.hasOwn(values, name));
}
