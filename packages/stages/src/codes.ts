import {
  annotations,
  answers,
  assessmentActions,
  dispositions,
  labelFlags,
  labelTypes,
  priorities,
} from "@tipbench/vocabulary";

/** Codes of dispositions and priorities that stages give. */
export const referral = dispositions.indexOf("referral");
export const informational = dispositions.indexOf("informational");
export const priority1 = priorities.indexOf("1");
export const priority2 = priorities.indexOf("2");
export const priority3 = priorities.indexOf("3");
export const priorityE = priorities.indexOf("E");

/** The answer of a column with three answers that says so: a mark, a proxy flag, a verified place. */
export const yes = answers.indexOf("yes");

/** Bits of the annotations that tell of pressure on a child. */
export const pressureBits =
  (1 << annotations.indexOf("sextortion")) | (1 << annotations.indexOf("sadisticExploitation"));

/** The bit of an analyst's flags for a file made recently; the bits of label types where no file is relevant. */
export const recentFlag = 1 << labelFlags.indexOf("recent");
export const irrelevantOnly = 1 << labelTypes.indexOf("notRelevant");

/** Codes of what an agency does with an item. */
export const open = assessmentActions.indexOf("open");
export const welfareCheck = assessmentActions.indexOf("welfareCheck");
export const log = assessmentActions.indexOf("log");
export const close = assessmentActions.indexOf("close");
