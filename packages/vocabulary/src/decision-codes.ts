import { annotations, answers, dispositions, grades, labelFlags, priorities } from "./codes.ts";

/** Codes of the dispositions and priorities that triage gives. */
export const referral = dispositions.indexOf("referral");
export const informational = dispositions.indexOf("informational");
export const priority1 = priorities.indexOf("1");
export const priority2 = priorities.indexOf("2");
export const priority3 = priorities.indexOf("3");
export const priorityE = priorities.indexOf("E");

/** The highest grade. */
export const imminent = grades.indexOf("imminent");

/** The answer of a column with three answers that says so: a mark, a proxy flag, a verified place. */
export const yes = answers.indexOf("yes");

/** Bits of the annotations that tell of pressure on a child. */
export const pressureBits =
  (1 << annotations.indexOf("sextortion")) | (1 << annotations.indexOf("sadisticExploitation"));

/** The bit of an analyst's flags for a file made recently. */
export const recentFlag = 1 << labelFlags.indexOf("recent");
