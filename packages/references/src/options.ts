import { z } from "zod";

/** The share that was escalated in 2023, OJJDP23: 63,892 of 36,210,368 reports. */
const publishedShare = 63_892 / 36_210_368;

/** Options of the triage references: the share of reports that may be escalated. */
export const budgetOptions = z.strictObject({ share: z.number().positive().max(1).default(publishedShare) });
export type BudgetOptions = z.infer<typeof budgetOptions>;

/** For references that take no option. */
export const noOptions = z.strictObject({});
