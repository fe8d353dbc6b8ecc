import { assessmentActions, labelTypes } from "@tipbench/vocabulary";

/** The bits of label types where no file is relevant. */
export const irrelevantOnly = 1 << labelTypes.indexOf("notRelevant");

/** Codes of what an agency does with an item. */
export const open = assessmentActions.indexOf("open");
export const welfareCheck = assessmentActions.indexOf("welfareCheck");
export const log = assessmentActions.indexOf("log");
export const close = assessmentActions.indexOf("close");
