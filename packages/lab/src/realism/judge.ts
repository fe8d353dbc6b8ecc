import type { RealismRow, Tolerance } from "@tipbench/vocabulary";
import type { PublishedFigure } from "@tipbench/world";

/** A figure of a run with what it takes to judge it. */
export interface Observation {
  /** Null where the run has no such figure; `reason` then says why. */
  readonly value: number | null;
  /** How far the value may lie from what it stands for, as a share of it, and why. */
  readonly doubt: number;
  readonly doubtReason: string;
  /** Why the value cannot be judged although it is there; null where it can. */
  readonly reason: string | null;
}

/** A figure of the card: its target and its value in the run. */
export interface Figure extends Pick<RealismRow, "metric" | "title" | "unit" | "note"> {
  readonly part: "fitted" | "following" | "notPredicted";
  /** Null: not published for the scenario's year, and left out. */
  readonly target: PublishedFigure | null;
  readonly tolerance: Tolerance | null;
  readonly observed: Observation;
}

/** Edges belong to the tolerance, whatever the last bit of a quotient says. */
const slack = 1e-9;

function errorOf(target: number, value: number, tolerance: Tolerance | null): number | null {
  if (tolerance?.kind === "absolute") return value - target;
  if (target === 0) return null;
  return tolerance?.kind === "factor" ? value / target : value / target - 1;
}

/** The error in tolerances; null where it is beyond all measure. */
function inTolerances(error: number | null, { kind, size }: Tolerance): number | null {
  if (error === null || (kind === "factor" && error <= 0)) return null;
  return kind === "factor" ? Math.log(error) / Math.log(size) : error / size;
}

/** The doubt about a value in tolerances. */
function doubtOf({ doubt }: Observation, value: number, { kind, size }: Tolerance): number {
  if (kind === "absolute") return (doubt * value) / size;
  return kind === "factor" ? Math.log(1 + doubt) / Math.log(size) : doubt / size;
}

type Verdict = Pick<RealismRow, "errorInTolerances" | "within" | "reason">;

/** Where doubt alone could cross the tolerance, only an error beyond both is told. */
function verdictOf(observed: Observation, value: number, error: number | null, tolerance: Tolerance): Verdict {
  const errorInTolerances = inTolerances(error, tolerance);
  if (observed.reason !== null) return { errorInTolerances, within: null, reason: observed.reason };
  if (errorInTolerances === null) return { errorInTolerances, within: false, reason: null };
  const doubt = doubtOf(observed, value, tolerance);
  const size = Math.abs(errorInTolerances);
  if (doubt > 1 && size <= 1 + doubt) return { errorInTolerances, within: null, reason: observed.doubtReason };
  return { errorInTolerances, within: size <= 1 + slack, reason: null };
}

/** The row of a figure; none where its target was not published. */
export function judged({ observed, part: _part, target, ...figure }: Figure): RealismRow[] {
  if (target === null) return [];
  const row = { ...figure, target: target.value, source: target.source };
  const { value, reason } = observed;
  const untold = { errorInTolerances: null, within: null, reason };
  if (value === null) return [{ ...row, simulated: null, error: null, ...untold }];
  const error = errorOf(target.value, value, figure.tolerance);
  const verdict = figure.tolerance === null ? untold : verdictOf(observed, value, error, figure.tolerance);
  return [{ ...row, simulated: value, error, ...verdict }];
}
