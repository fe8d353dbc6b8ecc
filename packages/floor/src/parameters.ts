import { assumed, type Parameter } from "@tipbench/vocabulary";

/** Every scalar of the floor. The number of analysts and all service times are unpublished. */
export const floorParameters = {
  automaticSeconds: assumed(60, 1, 3600, "seconds", "time to make a report available that no analyst handles"),
  labellingServers: assumed(30, 10, 80, "servers", "analysts at the labelling desk, around the clock"),
  labellingBaseSeconds: assumed(90, 30, 300, "seconds", "mean time an item at the labelling desk"),
  labellingFileSeconds: assumed(50, 10, 120, "seconds", "mean time an unknown file at the labelling desk"),
  labellingQueueLimit: assumed(
    2000,
    100,
    20_000,
    "items",
    "items waiting at the labelling desk from which on none is admitted",
  ),
  urgentServers: assumed(10, 4, 40, "servers", "analysts at the urgent desk, around the clock"),
  urgentBaseSeconds: assumed(2400, 900, 7200, "seconds", "mean time an item at the urgent desk"),
  urgentFileSeconds: assumed(30, 5, 120, "seconds", "mean time an unknown file at the urgent desk"),
  memberSeconds: assumed(30, 5, 120, "seconds", "mean time a further report of a bundle at either desk"),
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
} as const satisfies Record<string, Parameter>;

export type FloorParameterName = keyof typeof floorParameters;
/** The numbers that a floor is made from. */
export type FloorValues = { readonly [Name in FloorParameterName]: number };

/** The values of all parameters, with those of `overrides` in place of the defaults. */
export function floorValues(overrides: Partial<FloorValues> = {}): FloorValues {
  const defaults = Object.fromEntries(Object.entries(floorParameters).map(([name, { value }]) => [name, value]));
  return { ...defaults, ...overrides } as FloorValues;
}
