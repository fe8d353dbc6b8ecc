import { z } from "zod";

const weight = (value: number) => z.number().min(0).max(20).default(value);

/** Options of the routing stages that vote: weights in log-odds, `ln((1 - e) / e)` where a sign is wrong in a share `e`. */
export const consensusOptions = {
  /** An address on a fixed line, or on a network of which nothing is known. */
  fixed: weight(3.5),
  /** An address of a mobile network, whose subscribers share addresses. */
  shared: weight(2),
  /** A place that the provider states, unverified and verified. */
  stated: weight(3),
  verified: weight(3.5),
  /** From this age on an address counts half. */
  staleDays: z.number().positive().max(3650).default(30),
  /** The least share of the odds with which a second or third agency is given the report. */
  least: z.number().min(0).max(1).default(0.1),
};
