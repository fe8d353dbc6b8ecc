/** Which way is good; `none` where neither is. */
export type Goal = "higher" | "lower" | "none";

/** What may be said of a difference in plain words. */
export type PlainVerdict = "better" | "worse" | "no evidence" | "too few data";

/**
 * Says in words what a paired difference shows. `p` is the adjusted one where several metrics were named in advance.
 * `too few data` whenever `p` or the difference is null (below two replications); `no evidence` when `p` is not below
 * `level`. With goal `none` a difference is neither good nor bad, so however clear it is the answer is `no evidence`:
 * no evidence of better or worse. The difference and its interval still say what changed.
 */
export function verdict(
  found: { readonly difference: number | null; readonly p: number | null },
  goal: Goal,
  level = 0.05,
): PlainVerdict {
  if (found.difference === null || found.p === null) return "too few data";
  if (goal === "none" || found.difference === 0 || found.p >= level) return "no evidence";
  return found.difference > 0 === (goal === "higher") ? "better" : "worse";
}
