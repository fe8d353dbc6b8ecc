import type { WorldValues } from "./parameters.ts";

/** How often a flag is set by grade (routine, time-critical, imminent); scaled by `signalStrength`. */
export interface SignalShares {
  readonly other: readonly [number, number, number];
  readonly contact: readonly [number, number, number];
}

/** The provider's own escalation flag. */
export function escalationShares(values: WorldValues): SignalShares {
  const { escalationRoutine, escalationContactRoutine, escalationTimeCritical, escalationImminent } = values;
  return {
    other: [escalationRoutine, escalationTimeCritical, escalationImminent],
    contact: [escalationContactRoutine, escalationTimeCritical, escalationImminent],
  };
}

/** One of the annotations that tell of pressure on a child: sextortion, or sadistic exploitation. */
export function pressureShares(values: WorldValues): SignalShares {
  const { pressureContactRoutine, pressureContactTimeCritical, pressureContactImminent } = values;
  return {
    other: [values.pressureRoutine, values.pressureUrgent, values.pressureUrgent],
    contact: [pressureContactRoutine, pressureContactTimeCritical, pressureContactImminent],
  };
}

/** The analyst's flag on files that were made recently; whatever the type. */
export function recentShares(values: WorldValues): SignalShares {
  const shares = [values.labelRecentRoutine, values.labelRecentTimeCritical, values.labelRecentImminent] as const;
  return { other: shares, contact: shares };
}

const logit = (share: number): number => Math.log(share / (1 - share));
const share = (odds: number): number => 1 / (1 + Math.exp(-odds));

/**
 * Shares by `contact * 3 + grade`. In log-odds, each grade's distance from the mean of all grades is multiplied by `signalStrength`: at 0
 * the flag says nothing of the grade, at 1 it is as assumed.
 */
export function signalTable({ other, contact }: SignalShares, values: WorldValues): Float64Array {
  const urgentShares = [values.otherUrgentShare, values.contactUrgentShare];
  return Float64Array.from(
    [other, contact].flatMap((shares, kind) => {
      const urgent = urgentShares[kind] ?? 0;
      const weights = [1 - urgent, urgent * (1 - values.imminentShare), urgent * values.imminentShare];
      const mean = shares.reduce((sum, value, grade) => sum + value * (weights[grade] ?? 0), 0);
      return shares.map((value) => share(logit(mean) + values.signalStrength * (logit(value) - logit(mean))));
    }),
  );
}
